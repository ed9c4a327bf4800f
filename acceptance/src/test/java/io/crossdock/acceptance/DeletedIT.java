package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** Orders that are gone on one side: nothing is made or deleted on the other by itself. */
class DeletedIT extends InOnePlace {

  DeletedIT() {
    super(0);
  }

  @Test
  void salesforceSyncAsksAndThenMakesADeletedOrderAnewWhileTheMassActionLeavesItWithTheReason() {
    long id = deleted();
    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");

    String after = person.submit("/orders", "/orders/sync", Map.of("order", "main:" + id)).body();
    assertThat(after).contains("id=\"operation\"");
    soon().until(() -> api.outcomes(id).stream().filter("blocked"::equals).count() == 2);
    assertThat(place.inOrg(id).isMissingNode()).isTrue();

    String page = "/orders/main:" + id;
    String asked =
        person.submit(page, "/orders/sync", Map.of("order", "main:" + id, "stay", "1")).body();
    assertThat(asked).contains("Make this order anew in Salesforce?", "recycle bin");
    assertThat(place.inOrg(id).isMissingNode()).isTrue();

    person.submit(page, page + "/anew", Map.of());
    anew(id);
  }

  @Test
  void byApiItIsMadeAnewOnlyWhenThatIsSaid() {
    long id = deleted();
    assertThat(sync(id, ",\"deleted\":\"yes\"").body()).contains("deleted: must be");
    assertThat(sync(id, "").status()).isEqualTo(202);
    soon().until(() -> api.outcomes(id).stream().filter("blocked"::equals).count() == 2);
    assertThat(place.inOrg(id).isMissingNode()).isTrue();
    assertThat(sync(id, ",\"deleted\":\"make-anew\"").status()).isEqualTo(202);
    anew(id);
  }

  @Test
  void anOrderThatIsGoneFromTheShopSaysSoAndLosesNothingInSalesforce() {
    long id = settled();
    String record = place.inOrg(id).path("Id").asString();
    int lines = place.lines(id);
    place.deleteOrder(id);
    for (Runnable way : List.<Runnable>of(() -> api.notice(id), () -> api.sync(id))) {
      int before = api.outcomes(id).size();
      way.run();
      soon().until(() -> api.outcomes(id).size() > before);
      soon().until(() -> api.syncStatus(id).equals("out_of_sync"));
      assertThat(api.order(id).path("reasonCode").asString()).isEqualTo("gone-from-shop");
      assertThat(api.order(id).path("reason").asString())
          .contains("no longer in the shop", "Nothing was deleted in Salesforce");
      assertThat(place.inOrg(id).path("Id").asString()).isEqualTo(record);
      assertThat(place.lines(id)).isEqualTo(lines);
    }
    assertThat(
            Visitor.signedIn(crossdock.url(), "admin", "admin").page("/orders/main:" + id).body())
        .contains("no longer in the shop");
  }

  private void anew(long id) {
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(place.inOrg(id).path("Id").asString())
        .isEqualTo(api.order(id).path("salesforceOrderId").asString());
    assertThat(place.inOrg(id).path("TotalAmount").decimalValue())
        .isEqualByComparingTo(place.order(id).path("grand_total").decimalValue());
  }

  /** An order that was in sync, was deleted in Salesforce, and is known to be. */
  private long deleted() {
    long id = settled();
    place.orgWrite("DELETE", "Order/" + place.inOrg(id).path("Id").asString(), null);
    api.sync(id);
    soon().until(() -> api.syncStatus(id).equals("out_of_sync"));
    assertThat(api.order(id).path("reasonCode").asString()).isEqualTo("deleted-in-salesforce");
    assertThat(api.order(id).path("reason").asString()).contains("was deleted in Salesforce");
    return id;
  }

  private Http.Answer sync(long id, String more) {
    return Http.send(
        "POST",
        crossdock.url() + "/api/v1/orders/sync",
        "demo-token",
        "{\"orders\":[\"main:" + id + "\"]" + more + "}");
  }

  private long settled() {
    long id = place.buy("LAB-MUG", 1, "deleted@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
