package io.crossdock.store.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.store.OnPostgres;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredCustomerLinksIT extends OnPostgres {

  private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NEW = Instant.parse("2026-02-01T00:00:00Z");

  @BeforeEach
  void empty() {
    jdbc().sql("TRUNCATE customer_person, customer_link").update();
  }

  @Test
  void manyIdentitiesBelongToOneContactWhoseDataNeverGoesBack() {
    CustomerLinks links = store.customerLinks();
    links.save(Map.of("main:customer:7", person(true, NEW, "new")));
    links.save(Map.of("main:email:x", person(false, OLD, "old")));

    var found = links.find(List.of("main:customer:7", "main:email:x", "main:email:y"));

    assertThat(found).containsOnlyKeys("main:customer:7", "main:email:x");
    assertThat(found.values()).containsOnly(person(true, NEW, "new"));
  }

  @Test
  void anotherConnectionKnowsItsOwnContactsAlone() {
    CustomerLinks links = store.customerLinks();
    CustomerLinks others = store.with("other").customerLinks();
    links.save(Map.of("main:customer:7", person(true, NEW, "new")));
    others.save(Map.of("other:customer:7", person(true, OLD, "its own")));
    others.forget("003A");
    assertThat(links.find(List.of("main:customer:7"))).hasSize(1);
    assertThat(others.find(List.of("main:customer:7", "other:customer:7"))).isEmpty();
  }

  @Test
  void aContactThatIsGoneTakesItsLinksAlong() {
    CustomerLinks links = store.customerLinks();
    links.save(Map.of("main:customer:7", person(true, NEW, "new")));
    links.forget("003A");
    assertThat(links.find(List.of("main:customer:7"))).isEmpty();
  }

  @Test
  void aRegisteredCustomersOlderDataComesBeforeAGuestsAndOfAGuestsTheNewer() {
    CustomerLinks links = store.customerLinks();
    links.save(Map.of("main:email:x", person(false, NEW, "guest")));
    links.save(Map.of("main:email:x", person(false, OLD, "older guest")));
    assertThat(links.find(List.of("main:email:x")).values())
        .containsExactly(person(false, NEW, "guest"));
    links.save(Map.of("main:customer:7", person(true, OLD, "registered")));
    assertThat(links.find(List.of("main:email:x", "main:customer:7")).values())
        .containsOnly(person(true, OLD, "registered"));
    links.save(Map.of("main:customer:8", person(true, Instant.EPOCH, "only met")));
    assertThat(links.find(List.of("main:customer:8")).values())
        .containsExactly(person(true, OLD, "registered"));
  }

  @Test
  void allLinksOfAMergedContactAreTheWinnersWhoseDataStays() {
    CustomerLinks links = store.customerLinks();
    Person loser = person(true, NEW, "loser");
    Person winner = loser.at("003W", "001W");
    links.save(Map.of("main:customer:7", loser, "main:email:x", loser));

    assertThat(links.merged("003A", winner)).isEqualTo(winner);
    assertThat(links.find(List.of("main:customer:7", "main:email:x")).values())
        .containsOnly(winner);

    links.save(Map.of("main:customer:8", loser));
    Person known = winner.with(Map.of(), OLD);
    assertThat(links.merged("003A", known)).isEqualTo(winner);
    assertThat(links.find(List.of("main:customer:8")).values()).containsOnly(winner);
  }

  @Test
  void whatWasThereBeforeCrossdockIsRememberedAsThat() {
    CustomerLinks links = store.customerLinks();
    Person made = person(true, OLD, "x");
    Person older =
        new Person("003B", "001A", true, OLD, Map.of("Contact", Map.of("LastName", "x")), true);
    links.save(Map.of("main:customer:7", made, "main:customer:8", older));
    links.save(Map.of("main:customer:8", new Person("003B", "001A", true, NEW, older.sent())));
    assertThat(links.find(List.of("main:customer:8")).values())
        .containsExactly(older.with(older.sent(), NEW));
    assertThat(links.find(List.of("main:customer:7")).values()).containsExactly(made);
  }

  private static Person person(boolean registered, Instant asOf, String name) {
    return new Person(
        "003A",
        "001A",
        registered,
        asOf,
        Map.of("Contact", Map.of("LastName", name, "Score__c", new BigDecimal("1.50"))));
  }
}
