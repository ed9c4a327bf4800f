package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Salesforce calls of fixed scenarios, as the org counts them; token calls are none. */
class SalesforceCallsIT {

  private static final int MANY = 1000;

  @TempDir Path data;

  @Test
  void aStrangersOrderTakesTwoCallsOfANewProductThreeAKnownCustomersOneAndAnUnchangedOneNone()
      throws Exception {
    try (Place place = new Place(0);
        Crossdock crossdock = place.crossdock(data, Map.of())) {
      var api = new Api(crossdock.url());
      place.buy("LAB-MUG", 1, "first@example.com");
      place.buy("LAB-MUG", 2, "grace@example.com");
      inSync(api, 2);

      int before = calls(place);
      long warm = place.buy("LAB-MUG", 1, "grace@example.com");
      api.notice(warm);
      inSync(api, 3);
      assertThat(calls(place) - before).as("warm: %s", used(place)).isEqualTo(1);

      before = calls(place);
      long strange = place.buy("LAB-MUG", 1, "stranger@example.com");
      api.notice(strange);
      inSync(api, 4);
      assertThat(calls(place) - before).as("stranger: %s", used(place)).isEqualTo(2);

      before = calls(place);
      api.notice(place.buy("LAB-CAP", 1, "cold@example.com"));
      inSync(api, 5);
      assertThat(calls(place) - before).as("cold: %s", used(place)).isEqualTo(3);

      before = calls(place);
      api.notice(warm, strange);
      await()
          .atMost(Patience.SOON)
          .until(() ->
              List.of(warm, strange).stream()
                  .allMatch(id -> api.outcomes(id).getLast().equals("unchanged")));
      assertThat(calls(place) - before).as("unchanged: %s", used(place)).isZero();
    }
  }

  @Test
  void aThousandOrdersThatWaitAreReadOnceAndTakeAtMostThirtyCallsAndNoneWhenTheyAreNoticedAgain()
      throws Exception {
    try (Place place = new Place(0)) {
      place.orgFault("{\"kind\":\"latency\",\"ms\":150,\"perRecordMillis\":2,\"times\":-1}");
      List<Long> ids = ordered(place);
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        var api = new Api(crossdock.url());
        inSync(api, MANY);
        assertThat(calls(place)).as("%s", used(place)).isLessThanOrEqualTo(30);
        List<Long> told = toldAsTheyAreBought(place, api);
        inSync(api, MANY + told.size());
        readLateToo(place);
        assertThat(place.readsBesideSweeps(told))
            .as("of orders that push notices tell, the same")
            .isLessThanOrEqualTo(told.size() * 11 / 10);
        assertThat(place.readsBesideSweeps(ids))
            .as("orders that the shop told, whether polled, polled late or loaded")
            .isLessThanOrEqualTo(MANY * 13 / 10);

        int before = calls(place);
        api.notice(ids.stream().mapToLong(Long::longValue).toArray());
        var unread = new ArrayDeque<>(ids);
        await()
            .atMost(Duration.ofMinutes(2))
            .until(() -> {
              while (!unread.isEmpty()
                  && api.outcomes(unread.getFirst()).getLast().equals("unchanged")) {
                unread.removeFirst();
              }
              return unread.isEmpty();
            });
        assertThat(calls(place) - before).as("%s", used(place)).isZero();
      }
    }
  }

  /** One after the other, as the shop's module tells them, while others are loaded. */
  private static List<Long> toldAsTheyAreBought(Place place, Api api) {
    place.shopFault(
        "{\"kind\":\"latency\",\"path\":\"/rest/.*/orders\",\"ms\":0,\"perRecordMillis\":17,\"times\":-1}");
    Notice.numbered(api.url(), 1);
    var ids = new ArrayList<Long>();
    while (ids.size() < 100) {
      ids.addAll(place.demand("{\"count\":1,\"sku\":\"LAB-MUG\"}"));
      Notice.numbered(api.url(), 1 + ids.size(), ids.getLast());
    }
    return ids;
  }

  /** The late poll comes each ten seconds, for what is half a minute old. */
  private static void readLateToo(Place place) {
    Instant old = Instant.now().plusSeconds(42);
    await().atMost(Duration.ofMinutes(1)).until(() -> Instant.now().isAfter(old));
    int asked = place.periodsAsked();
    await().atMost(Duration.ofMinutes(1)).until(() -> place.periodsAsked() > asked);
  }

  /** In four seconds: no shop takes a thousand orders in one. */
  private static List<Long> ordered(Place place) {
    var ids = new ArrayList<Long>();
    for (int part = 0; part < 4; part++) {
      ids.addAll(place.demand("{\"count\":" + MANY / 4 + ",\"sku\":\"LAB-MUG\"}"));
      Instant over = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
      await().until(() -> !Instant.now().isBefore(over));
    }
    return ids;
  }

  private static void inSync(Api api, int orders) {
    await()
        .alias(orders + " orders in sync")
        .atMost(Duration.ofMinutes(2))
        .until(() -> inSync(api) == orders);
  }

  private static int inSync(Api api) {
    return Http.send("GET", api.url() + "/api/v1/status", "demo-token", null)
        .json()
        .path("orders")
        .path("inSync")
        .asInt();
  }

  private static int calls(Place place) {
    return used(place).path("total").asInt();
  }

  private static JsonNode used(Place place) {
    return Http.send("GET", place.orgUrl() + "/_sandbox/requests", null, null).json();
  }
}
