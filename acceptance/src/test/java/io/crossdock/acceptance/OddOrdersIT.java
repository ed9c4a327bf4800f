package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One odd order of a shop spoils at most itself. */
class OddOrdersIT extends InOnePlace {

  /** The sweep that heals comes every 45 s. */
  private static final ConditionFactory A_SWEEP = await().atMost(Duration.ofSeconds(90));

  OddOrdersIT() {
    super(2);
  }

  @DisplayName("case 1: an order that spoils every list is red under its number; others arrive")
  @Test
  void anOrderThatSpoilsEveryListStandsAloneInTheGridAndHeals() {
    long odd = place.buy("LAB-MUG", 1, "odd@example.com");
    String number = place.order(odd).path("increment_id").asString();
    place.spoilt("[{\"id\":" + odd + ",\"how\":\"500\",\"single\":true}]");
    long first = place.buy("LAB-MUG", 1, "first@example.com");
    arrives(first);

    await().atMost(Patience.SOON).until(() -> api.syncStatus(odd).equals("out_of_sync"));
    JsonNode shown = api.order(odd);
    assertThat(shown.path("incrementId").asString()).isEqualTo(number);
    assertThat(shown.path("reasonCode").asString()).isEqualTo("order-unreadable");
    assertThat(shown.path("reason").asString()).contains("Report ID");
    assertThat(api.order(number).path("key").asString()).isEqualTo("main:" + odd);
    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    assertThat(person.page("/orders?q=" + number).body()).contains("main:" + odd);
    assertThat(person.page("/orders/main:" + odd).body()).contains("can&#39;t tell of this order");

    long second = place.buy("LAB-CAP", 1, "second@example.com");
    arrives(second);
    assertThat(gates()).as("the shop is not in trouble").isEmpty();
    place.spoilt("[{\"id\":" + odd + ",\"how\":\"500\",\"single\":false}]");
    api.sync(odd);
    arrives(odd);
    place.spoilt("[]");
  }

  @DisplayName("case 3: answers that are none make no order gone, and cost one turn at most")
  @Test
  void answersThatAreNoneMakeNoOrderGone() {
    place.shopFault(
        """
        {"kind":"status","path":"/rest/V1/orders\\\\?","times":6,"status":200,
         "body":"{\\"items\\":null,\\"total_count\\":3}"}\
        """);
    long id = place.buy("LAB-MUG", 1, "patient@example.com");
    api.notice(id);
    arrives(id);
    assertThat(api.outcomes(id)).doesNotContain("blocked");
  }

  @DisplayName("a NUL in any text of an order costs no poll, and the order arrives without it")
  @Test
  void aNulCostsNothing() {
    long id = place.buy("LAB-MUG", 1, "nul@example.com");
    place.control(
        id,
        "set",
        "{\"customer_lastname\":\"L\\u0000ee\",\"status\":\"pend\\u0000ing\",\"coupon_code\":\"\\ud83d\"}");
    arrives(id);
    arrives(place.buy("LAB-CAP", 1, "after-nul@example.com"));
  }

  @DisplayName("case 13: a renumbered order is the same one, and a person decides on any other")
  @Test
  void aRenumberedOrderKeepsItsRecord() {
    long id = place.buy("LAB-MUG", 1, "renumbered@example.com");
    arrives(id);
    place.control(id, "set", "{\"increment_id\":\"R-42\"}");
    await()
        .atMost(Patience.SOON)
        .until(() -> place.inOrg(id, "OrderReferenceNumber").equals("R-42"));
    arrives(id);
    assertThat(api.order(id).path("incrementId").asString()).isEqualTo("R-42");

    place.control(id, "set", "{\"increment_id\":\"R-43\",\"created_at\":\"2026-01-02 03:04:05\"}");
    await()
        .atMost(Patience.SOON)
        .until(() -> api.order(id).path("reasonCode").asString().equals("another-order"));
    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    assertThat(person.page("/orders/main:" + id).body()).contains("It is the same order");
    person.submit("/orders/main:" + id, "/orders/main:" + id + "/same", Map.of());
    await()
        .atMost(Patience.SOON)
        .until(() -> place.inOrg(id, "OrderReferenceNumber").equals("R-43"));
    arrives(id);
    assertThat(person.page("/audit-log").body()).contains("Said to be the same order");
  }

  private void arrives(long id) {
    A_SWEEP.until(() -> api.syncStatus(id).equals("in_sync"));
  }

  private String gates() {
    JsonNode status =
        Http.send("GET", crossdock.url() + "/api/v1/status", "demo-token", null).json();
    return status.path("gates").path(0).path("code").asString("");
  }
}
