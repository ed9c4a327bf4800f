package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes that no one tells of, and graphs that the org runs in an order of its own. */
class HiddenChangesIT extends InOnePlace {

  HiddenChangesIT() {
    super(0);
  }

  /** No field of the org shows a part shipment: the order's timeline does. */
  @Test
  void anAddressEditAndAPartShipmentArriveByThemselves() {
    long moved = invoiced();
    long shipped = invoiced();
    String before = updatedAt(moved) + updatedAt(shipped);
    int attempts = api.outcomes(shipped).size();

    place.control(moved, "address", "{\"street\":\"7 Quiet Lane\"}");
    place.control(shipped, "ship", "{}");
    assertThat(updatedAt(moved) + updatedAt(shipped)).as("the poll sees nothing").isEqualTo(before);

    ConditionFactory aMinute = await().atMost(Duration.ofSeconds(75));
    aMinute.until(() -> api.outcomes(shipped).size() > attempts);
    aMinute.until(() -> place.inOrg(moved).toString().contains("7 Quiet Lane"));
    Checker.Verdict verdict = new Checker(place).settled(Duration.ofSeconds(10));
    assertThat(verdict.clean()).as("%s", verdict).isTrue();
    assertThat(api.outcomes(shipped).getLast()).isIn("unchanged", "synced");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void ordersArriveWholeInWhateverOrderTheOrgRunsUnreferencedNodes(boolean reorders) {
    place.orgSwitch("{\"reorderUnreferencedNodes\":" + reorders + "}");
    List<Long> ids =
        place.demand(
            """
            {"count":8,"items":[{"sku":"LAB-MUG","qty":2},{"sku":"LAB-CAP","qty":1},
             {"sku":"LAB-EBOOK","qty":3}]}\
            """);
    for (long id : ids) {
      place.comment(id, "before it was sent");
      place.shopDo("/order/" + id + "/invoice", "{\"capture\":true}");
      place.shopDo("/order/" + id + "/ship", "{}");
    }
    api.notice(ids.stream().mapToLong(id -> id).toArray());
    allArrive(ids);
    for (long id : ids) {
      place.comment(id, "after it was activated");
      place.control(id, "address", "{\"street\":\"8 Quiet Lane\"}");
    }
    api.notice(ids.stream().mapToLong(id -> id).toArray());
    allArrive(ids);
  }

  private void allArrive(List<Long> ids) {
    Checker.Verdict verdict = new Checker(place).settled(Duration.ofSeconds(45));
    assertThat(verdict.clean()).as("%s", verdict).isTrue();
    for (long id : ids) {
      await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
      assertThat(place.inOrg(id).path("Status").asString()).isEqualTo("Activated");
    }
  }

  private long invoiced() {
    long id = place.buy("LAB-MUG", 3, "hidden@example.com");
    place.shopDo("/order/" + id + "/invoice", "{\"capture\":true}");
    api.notice(id);
    await()
        .atMost(Duration.ofSeconds(40))
        .until(() ->
            place.statusInOrg(id).equals("processing") && api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private String updatedAt(long id) {
    return place.order(id).path("updated_at").asString();
  }
}
