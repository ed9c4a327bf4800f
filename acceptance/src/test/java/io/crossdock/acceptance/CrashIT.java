package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Instances in processes of their own that are killed: rule (e) and uncertain writes. */
class CrashIT {

  /** How long a write may still land, in seconds; 600 in real life. */
  private static final int LONGEST_REQUEST = 15;

  private static final String GRAPH = "/composite/graph";
  private static final String UNSYNCED =
      """
      SELECT concat_ws(' ', entity_id, sync_status, reason, 'held by ' || lease_owner, 'due ' || due_at)
      FROM order_state WHERE sync_status <> 'IN_SYNC'
      """;

  private static final String LANDED = "late-commit-landed";

  @TempDir static Path data;

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static SharedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static Wire wire;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(0);
    database = new SharedDatabase(data);
    wire = new Wire(place.orgUrl());
  }

  @AfterAll
  static void stop() throws IOException {
    wire.close();
    database.close();
    place.close();
  }

  @AfterEach
  void calm() {
    wire.release();
    place.calm();
  }

  @Test
  void aKillBetweenTheOrgsCommitAndOurRecordLosesNothingAndDoublesNothing() {
    long id;
    try (Service first = behindTheWire()) {
      settled(new Api(first.url()));
      wire.holdAnswers(GRAPH);
      id = place.buy("LAB-MUG", 3, "killed@example.com");
      place.shopDo("/order/" + id + "/invoice", "{}");
      place.shopDo(
          "/order/" + id + "/ship",
          """
          {"comment":{"comment":"left before the crash"},
           "tracks":[{"track_number":"K1","title":"UPS","carrier_code":"ups"}]}\
          """);
      place.comment(id, "written before the crash");
      soon().until(() -> wire.stuck() > 0 && !place.inOrg(id).isMissingNode());
      first.kill();
    }
    wire.release();
    int lines = place.lines(id);
    try (Service second = direct()) {
      var api = new Api(second.url());
      place.comment(id, "written after the crash");
      api.notice(id);
      soon().until(() -> api.syncStatus(id).equals("in_sync") && place.notes(id).size() >= 2);
      String order = "Order__r.Magento_Id__c = 'main:" + id + "'";
      assertThat(place.count("Magento_Shipment__c WHERE " + order)).isEqualTo(1);
      assertThat(place.count("Magento_Invoice__c WHERE " + order)).isEqualTo(1);
      String ofShipment = " WHERE Shipment__r." + order;
      assertThat(place.count("Magento_Tracking__c" + ofShipment)).isEqualTo(1);
      assertThat(place.count("Magento_Document_Line__c" + ofShipment)).isEqualTo(1);
      assertThat(place.count("ContentNote WHERE Title LIKE '%shipment note%'")).isEqualTo(1);
      assertThat(place.notes(id)).hasSize(2).doesNotHaveDuplicates();
      assertThat(place.lines(id)).isEqualTo(lines);
      assertThat(place.count("Order WHERE Magento_Id__c = 'main:" + id + "'")).isEqualTo(1);
    }
  }

  @Test
  void postgresqlCrashesInTheMiddleOfTwoInstancesWorkAndNothingIsLostOrDoubled() {
    try (Service first = direct();
        Service second = direct()) {
      assertThat(first.url()).isNotEqualTo(second.url());
      int before = place.count("Order");
      assertThat(place.demand("{\"count\":300,\"sku\":\"LAB-MUG\"}")).hasSize(300);
      soon().until(() -> place.count("Order") > before);
      database.crashAndComeBack();
      soon()
          .untilAsserted(() ->
              assertThat(place.count("Order"))
                  .as("not in sync: %s", database.texts(UNSYNCED))
                  .isEqualTo(before + 300));
      soon().untilAsserted(() -> assertThat(database.texts(UNSYNCED)).isEmpty());
      assertThat(place.count("Order")).isEqualTo(before + 300);
    }
  }

  @Test
  void anOldRequestThatTheOrgCommitsAfterANewerOneDoesNotStayOnTop() {
    try (Service service = direct()) {
      var api = new Api(service.url());
      long id = place.buy("LAB-MUG", 2, "late@example.com");
      api.notice(id);
      soon().until(() -> api.syncStatus(id).equals("in_sync"));

      place.orgFault(
          """
          {"kind":"late-commit","ms":6000,"method":"POST","path":"composite/graph"}\
          """);
      place.hold(id);
      place.comment(id, "sent by the late request");
      api.notice(id);
      soon().until(() -> place.struck("late-commit") == 1);
      place.unhold(id);
      place.shopDo("/order/" + id + "/invoice", "{\"capture\":true}");
      api.notice(id);
      soon().until(() -> place.statusInOrg(id).equals("processing"));
      assertThat(place.struck(LANDED)).as("the newer request came first").isZero();

      soon().until(() -> place.struck(LANDED) == 1);
      assertThat(place.statusInOrg(id)).as("the old request is on top").isEqualTo("holded");
      soon().until(() -> place.statusInOrg(id).equals("processing"));
      soon().until(() -> api.syncStatus(id).equals("in_sync"));
      assertThat(place.notes(id)).hasSize(1);
      assertThat(place.count("Order WHERE Magento_Id__c = 'main:" + id + "'")).isEqualTo(1);
    }
  }

  private static void settled(Api api) {
    long id = place.buy("LAB-MUG", 1, "first@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
  }

  private static Service direct() {
    return place.service(data, settings(place.orgUrl()));
  }

  private static Service behindTheWire() {
    return place.service(data, settings(wire.url()));
  }

  private static Map<String, String> settings(String org) {
    return Map.of(
        "CROSSDOCK_DATABASE_URL", database.url(),
        "CROSSDOCK_ORG_URL", org,
        "CROSSDOCK_ORG_LONGEST_REQUEST", String.valueOf(LONGEST_REQUEST));
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
