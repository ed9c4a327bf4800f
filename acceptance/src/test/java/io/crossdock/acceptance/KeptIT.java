package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is kept of an order that changes: by an option, by an edit, by a note's length. */
class KeptIT extends InOnePlace {

  KeptIT() {
    super(0);
  }

  @AfterEach
  void standard() {
    api.set("update-order-info", "null");
    api.set("note-kind", "null");
  }

  @Test
  void withUpdateOrderInfoOffOnlyStatusAndFiguresMoveUntilSyncAnywayRewritesTheOrder() {
    long id = settled();
    api.set("update-order-info", "\"no\"");
    place.control(id, "address", "{\"street\":\"2 New Street\"}");
    place.hold(id);
    api.notice(id);
    soon().until(() -> place.statusInOrg(id).equals("holded"));
    api.sync(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(street(id)).as("a manual send too").isEqualTo("1 Main Street");

    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    String tab = "/orders/main:" + id + "?tab=salesforce";
    person.submit(tab, "/orders/main:" + id + "/anyway", Map.of());
    soon().until(() -> street(id).equals("2 New Street"));
    assertThat(person.page(tab).body()).contains("Sync anyway: admin sends this order");

    person.submit(tab, "/orders/main:" + id + "/anyway/remove", Map.of());
    place.control(id, "address", "{\"street\":\"3 Newer Street\"}");
    place.unhold(id);
    api.sync(id);
    soon().until(() -> place.statusInOrg(id).equals("pending"));
    assertThat(street(id)).isEqualTo("2 New Street");
  }

  @Test
  void anEditedOrderAndTheOneThatReplacesItAreLinkedInTheConsoleAndInTheOrg() {
    long first = settled();
    String number = place.order(first).path("increment_id").asString();
    long second = place.control(first, "edit", "{}").path("entity_id").asLong();
    api.notice(first, second);
    soon().until(() -> place.inOrg(second, "Magento_Related_Order__c").equals(number));
    soon().until(() -> place.inOrg(first, "Magento_Related_Order__c").equals(number + "-1"));
    soon().until(() -> api.syncStatus(first).equals("in_sync"));

    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    assertThat(person.page("/orders/main:" + first).body())
        .contains("Replaced by", "<a href=\"/orders/main:" + second + "\">" + number + "-1</a>");
    assertThat(person.page("/orders/main:" + second).body())
        .contains("Replaces", "<a href=\"/orders/main:" + first + "\">" + number + "</a>");
    assertThat(person.page("/orders").body())
        .contains(
            "replaced by <a href=\"/orders/main:" + second, "replaces <a href=\"/orders/main");
    assertThat(api.order(first).path("related").get(0).path("incrementId").asString())
        .isEqualTo(number + "-1");
  }

  @Test
  void aClassicNoteThatIsCutIsSaidOnTheOrder() {
    api.set("note-kind", "\"classic-note\"");
    long id = settled();
    place.comment(id, "long ".repeat(7_000));
    api.notice(id);
    String warned = "was cut to 32,000 characters, the most that a classic note holds.";
    soon().until(() -> api.order(id).path("warnings").toString().contains(warned));
    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    assertThat(person.page("/orders/main:" + id).body()).contains(warned);
    assertThat(person.page("/orders/main:" + id + "?tab=salesforce").body()).contains(warned);
    assertThat(place.count("Note")).isEqualTo(1);
  }

  private String street(long id) {
    return place.inOrg(id).path("ShippingStreet").asString("");
  }

  private long settled() {
    long id = place.buy("LAB-MUG", 1, "kept@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
