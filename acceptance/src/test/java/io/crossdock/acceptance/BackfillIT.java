package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Backfills.Progress;
import io.crossdock.core.port.work.Backfills.State;
import io.crossdock.store.Store;
import io.crossdock.store.server.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** History on its way through the running system: rule (g), and who goes first. */
class BackfillIT {

  private static final int LIVE = 20;

  /** More than go beside all the live ones. */
  private static final int OLD = 900;

  /** More than may be queued and under way at once, twice over. */
  private static final int MANY = 1600;

  /** What was placed before the connection began is history. */
  private final Instant began = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  @TempDir Path data;

  @Test
  @Tag("alone")
  void aBackfillOfManyOrdersDelaysNoLiveOrderByMoreThanASecond() throws Exception {
    try (Place place = new Place(OLD);
        EmbeddedDatabase database = EmbeddedDatabase.start(data);
        Store store = store(database);
        Service service = place.service(data, settings(database))) {
      var api = new Api(service.url());
      known(api, OLD);
      slow(place);
      arrival(place, api, "warm-up");
      List<Duration> alone = new ArrayList<>();
      for (int i = 0; i < LIVE; i++) {
        alone.add(arrival(place, api, "alone" + i));
      }

      String history = start(store.backfills());
      soon().until(() -> progress(store, history).inSync() > 0);
      List<Duration> beside = new ArrayList<>();
      for (int i = 0; i < LIVE; i++) {
        beside.add(arrival(place, api, "beside" + i));
      }

      Progress progress = progress(store, history);
      assertThat(progress.inSync())
          .as("history went on meanwhile: %s", progress)
          .isBetween(50L, OLD - 1L);
      System.out.println("back-fill: alone " + shown(alone) + ", beside " + shown(beside));
      assertThat(longest(beside).minus(longest(alone)))
          .as("alone %s, beside %s", alone, beside)
          .isLessThan(Duration.ofSeconds(1));
      place.calm(); // nothing is measured any more
      finished(store, history);
      assertThat(progress(store, history).inSync()).isEqualTo(OLD);
      assertThat(place.count("Order")).isEqualTo(OLD + 1 + 2 * LIVE);
    }
  }

  @Test
  void aCancelledOneStopsAPausedOneStandsStillAndAResumedOneSurvivesAKill() throws Exception {
    try (Place place = new Place(MANY);
        EmbeddedDatabase database = EmbeddedDatabase.start(data);
        Store store = store(database)) {
      Backfills backfills = store.backfills();
      String history;
      try (Service first = place.service(data, settings(database))) {
        known(new Api(first.url()), MANY);
        slowOrg(place, 2);
        String dropped = start(backfills);
        soon().until(() -> progress(store, dropped).inSync() > 0);
        backfills.cancel(dropped);
        backfills.resume(dropped);
        standsStill(place, store, dropped);

        history = start(backfills);
        long before = place.count("Order");
        soon().until(() -> place.count("Order") > before);
        backfills.pause(history);
        standsStill(place, store, history);
        long paused = progress(store, history).queued();
        backfills.resume(history);
        soon().until(() -> progress(store, history).queued() > paused);
        soon().until(() -> progress(store, history).open() > 0);
        first.kill();
      }
      assertThat(progress(store, history).open()).isPositive();
      try (Service second = place.service(data, settings(database))) {
        assertThat(second.url()).startsWith("http://127.0.0.1:");
        finished(store, history);
        soon().until(() -> place.count("Order") >= MANY);
      }
      assertThat(progress(store, history).inSync()).isEqualTo(MANY);
      place.calm();
      var verdict = new Checker(place).check();
      assertThat(verdict.clean()).as("%s", verdict).isTrue();
    }
  }

  @Test
  @Tag("alone")
  void manualSendsGoBeforeAutomaticOnesAndTheseBeforeHistory() throws Exception {
    try (Place place = new Place(260);
        EmbeddedDatabase database = EmbeddedDatabase.start(data);
        Store store = store(database);
        Service service = place.service(data, settings(database))) {
      var api = new Api(service.url());
      known(api, 260);
      arrival(place, api, "warm-up");
      slow(place);
      place.orgFault(
          "{\"kind\":\"status\",\"status\":503,\"path\":\"/services/data\",\"times\":-1}");
      String history = start(store.backfills());
      soon().until(() -> progress(store, history).queued() >= 200);
      List<Long> automatic = place.demand("{\"count\":80,\"sku\":\"LAB-MUG\"}");
      api.notice(automatic.stream().mapToLong(i -> i).toArray());
      List<Long> manual = automatic.subList(75, 80);
      soon().until(() -> automatic.stream().allMatch(id -> !api.syncStatus(id).isEmpty()));
      manual.forEach(api::sync);

      place.calm();
      slow(place);
      await()
          .atMost(Patience.AFTER_AN_OUTAGE)
          .until(() -> automatic.stream().noneMatch(id -> place.inOrg(id).isMissingNode()));
      place.calm(); // what comes now comes after the last live one
      finished(store, history);

      List<Long> arrived = inOrderOfArrival(place);
      var live = new HashSet<>(automatic);
      List<Long> first = arrived.stream().filter(live::contains).limit(5).toList();
      assertThat(first).as("of %s", arrived).containsExactlyInAnyOrderElementsOf(manual);
      int lastLive =
          arrived.lastIndexOf(arrived.stream().filter(live::contains).toList().getLast());
      // History has one request of 50 orders at a time beside those of live orders: two, at most.
      assertThat(arrived.size() - lastLive)
          .as("history behind the last live order, in %s", arrived)
          .isGreaterThan(260 - 2 * 50 - 20);
    }
  }

  private static List<Long> inOrderOfArrival(Place place) {
    return place.allOf("SELECT Id, Magento_Id__c FROM Order").stream()
        .sorted(java.util.Comparator.comparing(BackfillIT::number))
        .map(order -> Long.parseLong(order.path("Magento_Id__c").asString().substring(5)))
        .toList();
  }

  /** The sandbox numbers its records. */
  private static String number(JsonNode order) {
    return order.path("Id").asString().substring(0, 15);
  }

  /** From the push notice to the record in the org. */
  private static Duration arrival(Place place, Api api, String name) {
    long id = place.buy("LAB-MUG", 1, name + "@example.com");
    Instant noticed = Instant.now();
    api.notice(id);
    soon().pollInterval(Duration.ofMillis(15)).until(() -> !place.inOrg(id).isMissingNode());
    return Duration.between(noticed, Instant.now());
  }

  /** What was queued is sent; nothing more is queued for three turns of the feeder. */
  private static void standsStill(Place place, Store store, String id) {
    soon().until(() -> progress(store, id).open() == 0);
    long queued = progress(store, id).queued();
    int sent = place.count("Order");
    assertThat(queued).isBetween(1L, MANY - 1L);
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(15))
        .until(() -> progress(store, id).queued() == queued && place.count("Order") == sent);
  }

  private static void finished(Store store, String id) {
    await()
        .atMost(Patience.AFTER_AN_OUTAGE)
        .until(() -> progress(store, id).state() == State.DONE && progress(store, id).open() == 0);
  }

  /** The sweeps have seen all of the shop's history and left it alone. */
  private static void known(Api api, int history) {
    soon().until(() -> api.count("notSent") == history && api.count("pending") == 0);
  }

  private String start(Backfills backfills) {
    return backfills.start(
        new Backfills.Request(began.minus(400, ChronoUnit.DAYS), began, Set.of()), "admin");
  }

  private static Progress progress(Store store, String id) {
    return store.backfills().find(id).orElseThrow();
  }

  /** What one call to the org and one order read from the shop take in bench.properties. */
  private static void slow(Place place) {
    slowOrg(place, 8);
    place.shopFault(
        """
        {"kind":"latency","ms":0,"perRecordMillis":17,"path":"searchCriteria","times":-1}\
        """);
  }

  private static void slowOrg(Place place, int recordMillis) {
    place.orgFault(
        """
        {"kind":"latency","ms":150,"perRecordMillis":%d,"path":"/composite","times":-1}\
        """
            .formatted(recordMillis));
  }

  private static Store store(EmbeddedDatabase database) {
    return Store.open(database.jdbcUrl(), database.user(), database.password());
  }

  private Map<String, String> settings(EmbeddedDatabase database) {
    return Map.of(
        "CROSSDOCK_DATABASE_URL", database.shareableUrl(),
        "CROSSDOCK_START_DATE", began.toString());
  }

  private static Duration longest(List<Duration> durations) {
    return Collections.max(durations);
  }

  private static String shown(List<Duration> durations) {
    List<Duration> sorted = durations.stream().sorted().toList();
    return "median %d ms, longest %d ms"
        .formatted(sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis());
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
