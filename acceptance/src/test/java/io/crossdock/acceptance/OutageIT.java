package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * PostgreSQL is away, for one instance or for all; instances stand still, stop and start under
 * traffic. Most of it is waiting, and each has a place and a database of its own.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageIT {

  private static final Duration A_MINUTE = Duration.ofSeconds(60);

  @TempDir Path data;

  @Test
  @Tag("alone")
  void anInstanceThatLosesPostgresqlForAMinuteGivesItsWorkUpWithinThirtySecondsAndGoesOn()
      throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data);
        Wire toDatabase = new Wire(database.address());
        Wire toOrg = new Wire(place.orgUrl());
        Service cutOff = service(place, database.url(toDatabase), toOrg.url())) {
      var api = new Api(cutOff.url());
      arrives(place, api, "before");
      long id = place.buy("LAB-MUG", 2, "held@example.com");
      place.comment(id, "written once");
      toOrg.holdRequests("/composite/graph");
      api.notice(id);
      soon().until(() -> toOrg.stuck() > 0);
      assertThat(database.held()).isEqualTo(1);

      try (Service other = service(place, database.url(), place.orgUrl())) {
        var survivor = new Api(other.url());
        toDatabase.cut();
        Instant lost = Instant.now();
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(200))
            .until(() -> !place.inOrg(id).isMissingNode());
        arrives(place, survivor, "meanwhile");
        await()
            .atMost(A_MINUTE.plusSeconds(10))
            .until(() -> Duration.between(lost, Instant.now()).compareTo(A_MINUTE) >= 0);
        toDatabase.mend();
        toOrg.release();
      }
      arrives(place, api, "after");
      clean(place);
      assertThat(cutOff.isAlive()).isTrue();
    }
  }

  @Test
  void withoutPostgresqlEveryAnswerSaysSoInASentenceAndWhatWasBoughtMeanwhileArrives()
      throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data);
        Service service = service(place, database.url(), place.orgUrl())) {
      var api = new Api(service.url());
      Visitor admin = Visitor.signedIn(service.url(), "admin", "admin");
      arrives(place, api, "before");
      assertThat(health(service, "/readiness").status()).isEqualTo(200);

      database.crash();
      Instant away = Instant.now();
      long bought = place.buy("LAB-MUG", 1, "meanwhile@example.com");
      soon().until(() -> health(service, "/readiness").status() == 503);
      assertThat(health(service, "/liveness").status()).isEqualTo(200);
      assertThat(health(service, "").body()).contains("PostgreSQL does not answer", "by itself");
      Http.Answer page = admin.page("/orders");
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.body()).contains("reach its database", "Nothing was saved");
      Http.Answer status = Http.send("GET", service.url() + "/api/v1/status", "demo-token", null);
      assertThat(status.status()).as("%s", status).isEqualTo(503);
      assertThat(status.type()).startsWith("application/problem+json");
      assertThat(status.json().path("title").asString()).contains("reach its database");
      assertThat(Notice.attempt(service.url(), List.of(bought)).status())
          .as("a notice that could not be kept is not taken")
          .isEqualTo(503);
      await()
          .atMost(A_MINUTE.plusSeconds(10))
          .until(() -> Duration.between(away, Instant.now()).compareTo(A_MINUTE) >= 0);

      database.comeBack();
      soon().until(() -> health(service, "/readiness").status() == 200);
      soon().until(() -> !place.inOrg(bought).isMissingNode());
      arrives(place, api, "after");
      clean(place);
    }
  }

  @Test
  void aCleanStopFinishesWhatIsInFlightAndHandsTheRestBackAtOnce() throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data)) {
      List<Long> ids;
      try (Service first = service(place, database.url(), place.orgUrl())) {
        var api = new Api(first.url());
        arrives(place, api, "before");
        place.orgFault(
            "{\"kind\":\"latency\",\"ms\":3000,\"path\":\"composite/graph\",\"times\":-1}");
        ids = place.demand("{\"count\":200,\"sku\":\"LAB-MUG\"}");
        int before = place.struckInOrg().getOrDefault("latency", 0);
        api.notice(ids.stream().mapToLong(i -> i).toArray());
        soon().until(() -> place.struckInOrg().getOrDefault("latency", 0) > before);
        first.signal("TERM");
        assertThat(first.awaitExit()).isIn(0, 143);
      }
      assertThat(database.held()).isZero();
      int finished = place.count("Order") - 1;
      assertThat(finished).as("what was in flight").isBetween(1, 199);
      place.calm();
      try (Service second = service(place, database.url(), place.orgUrl())) {
        var api = new Api(second.url());
        for (long id : ids) {
          soon().until(() -> api.syncStatus(id).equals("in_sync"));
        }
        clean(place);
        for (long id : ids) {
          assertThat(api.outcomes(id)).containsOnlyOnce("synced").doesNotContain("retry");
        }
      }
    }
  }

  @Test
  void aCleanStopEndsThoughOrgAndPostgresqlHangAndWhatItSentLateIsNeitherLostNorDoubled()
      throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data);
        Wire toDatabase = new Wire(database.address());
        Wire toOrg = new Wire(place.orgUrl())) {
      long id;
      try (Service hung = service(place, database.url(toDatabase), toOrg.url())) {
        var api = new Api(hung.url());
        arrives(place, api, "before");
        id = place.buy("LAB-MUG", 1, "sent-late@example.com");
        place.comment(id, "written once");
        toOrg.holdRequests("/composite/graph");
        api.notice(id);
        soon().until(() -> toOrg.stuck() > 0);
        toDatabase.holdRequests("");
        hung.signal("TERM");
        assertThat(hung.awaitExit()).as("within 30 s").isIn(0, 143);
      }
      try (Service next = service(place, database.url(), place.orgUrl())) {
        toDatabase.release();
        soon().until(() -> !place.inOrg(id).isMissingNode());
        toOrg.release();
        arrives(place, new Api(next.url()), "after");
        clean(place);
      }
    }
  }

  @Test
  void whatAStalledInstanceStillSendsAfterAMinuteIsHarmless() throws Exception {
    int longest = 90;
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data);
        Wire toOrg = new Wire(place.orgUrl());
        Service stalled = service(place, database.url(), toOrg.url(), longest)) {
      var api = new Api(stalled.url());
      arrives(place, api, "first");
      long id = place.buy("LAB-MUG", 2, "stalled@example.com");
      place.comment(id, "before the stall");
      toOrg.holdRequests("/composite/graph");
      api.notice(id);
      soon().until(() -> toOrg.stuck() > 0);

      stalled.signal("STOP");
      Instant since = Instant.now();
      place.hold(id);
      try (Service other = service(place, database.url(), place.orgUrl(), longest)) {
        var survivor = new Api(other.url());
        soon().until(() -> place.statusInOrg(id).equals("holded"));
        await()
            .atMost(A_MINUTE.plusSeconds(10))
            .until(() -> Duration.between(since, Instant.now()).compareTo(A_MINUTE) >= 0);
        toOrg.release();
        stalled.signal("CONT");
        await()
            .atMost(Duration.ofSeconds(longest + 30))
            .until(() -> survivor.syncStatus(id).equals("in_sync") && !place.notes(id).isEmpty());
      }
      assertThat(place.statusInOrg(id)).isEqualTo("holded");
      assertThat(place.count("Order WHERE Magento_Id__c = 'main:" + id + "'")).isEqualTo(1);
      assertThat(place.notes(id)).hasSize(1);
    }
  }

  @Test
  @Tag("alone")
  void aRollingRestartOfTwoInstancesLeavesNoGap() throws Exception {
    try (Place place = new Place(0);
        SharedDatabase database = new SharedDatabase(data)) {
      Service first = service(place, database.url(), place.orgUrl());
      Service second = service(place, database.url(), place.orgUrl());
      List<Duration> waits = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        waits.add(arrives(place, new Api(second.url()), "both" + i));
        first.signal("TERM");
        waits.add(arrives(place, new Api(second.url()), "one-stops" + i));
        first.awaitExit();
        waits.add(arrives(place, new Api(second.url()), "one" + i));
        Service next = service(place, database.url(), place.orgUrl());
        waits.add(arrives(place, new Api(second.url()), "one-starts" + i));
        next.url();
        first = second;
        second = next;
      }
      first.close();
      second.close();
      clean(place);
      System.out.println("rolling restart: " + waits);
      assertThat(waits).allMatch(wait -> wait.compareTo(Duration.ofSeconds(5)) < 0);
    }
  }

  private Service service(Place place, String database, String org) {
    return service(place, database, org, 15);
  }

  /**
   * @param longestRequest how long a write may still land, in seconds; 600 in real life
   */
  private Service service(Place place, String database, String org, int longestRequest) {
    return place.service(
        data,
        Map.of(
            "CROSSDOCK_DATABASE_URL", database,
            "CROSSDOCK_ORG_URL", org,
            "CROSSDOCK_ORG_LONGEST_REQUEST", String.valueOf(longestRequest)));
  }

  /** From the notice to the org. */
  private static Duration arrives(Place place, Api api, String name) {
    long id = place.buy("LAB-MUG", 1, name + "@example.com");
    Instant noticed = Instant.now();
    api.notice(id);
    soon().pollInterval(Duration.ofMillis(20)).until(() -> !place.inOrg(id).isMissingNode());
    return Duration.between(noticed, Instant.now());
  }

  private static void clean(Place place) {
    Checker.Verdict verdict = new Checker(place).settled(Patience.AFTER_AN_OUTAGE);
    assertThat(verdict.clean()).as("%s", verdict).isTrue();
  }

  private static Http.Answer health(Service service, String group) {
    return Http.send("GET", service.url() + "/actuator/health" + group, "demo-token", null);
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
