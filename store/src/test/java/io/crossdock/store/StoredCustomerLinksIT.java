package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.CustomerLinks;
import io.crossdock.core.port.CustomerLinks.Person;
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
  void aContactThatIsGoneTakesItsLinksAlong() {
    CustomerLinks links = store.customerLinks();
    links.save(Map.of("main:customer:7", person(true, NEW, "new")));
    links.forget("003A");
    assertThat(links.find(List.of("main:customer:7"))).isEmpty();
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
