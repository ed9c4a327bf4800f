package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Forget this person" on a whole system: the database is empty of it, the org is untouched. */
class ForgetIT {

  private static final String EMAIL = "grace.hopper@forget.example";

  @TempDir static Path data;

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static SharedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  @SuppressWarnings("NullAway.Init")
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(0);
    database = new SharedDatabase(data.resolve("database"));
    crossdock =
        place.crossdock(
            data.resolve("crossdock"), Map.of("CROSSDOCK_DATABASE_URL", database.url()));
    api = new Api(crossdock.url());
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    database.close();
    place.close();
  }

  @Test
  void noTableHoldsThePersonAnyMoreAndTheOrdersGoOnWithoutBeingDoubled() {
    long first = settled();
    long second = settled();
    shipped(second);
    int lines = place.lines(first);
    String record = place.inOrg(first).path("Id").asString();
    assertThat(everything()).contains(EMAIL, "hopper", "1 main street", "ada byron", "1zgrace");

    Http.Answer done = forget("{\"email\":\"" + EMAIL.toUpperCase(Locale.ROOT) + "\"}");
    assertThat(done.json().path("orders").asInt()).as(done.body()).isEqualTo(2);
    assertThat(everything())
        .doesNotContain(EMAIL, "hopper", "1 main street", "555 0100", "ada byron", "1zgrace");

    int before = api.outcomes(first).size();
    api.notice(first);
    await().atMost(Patience.SOON).until(() -> api.outcomes(first).size() > before);
    assertThat(api.outcomes(first).getLast()).as("the fingerprint was kept").isEqualTo("unchanged");
    assertThat(everything()).doesNotContain(EMAIL, "hopper", "1 main street");

    place.hold(first);
    api.notice(first);
    await().atMost(Patience.SOON).until(() -> place.statusInOrg(first).equals("holded"));
    await().atMost(Patience.SOON).until(() -> api.syncStatus(first).equals("in_sync"));
    assertThat(place.inOrg(first).path("Id").asString()).isEqualTo(record);
    assertThat(place.lines(first)).isEqualTo(lines);
    assertThat(place.count("Contact WHERE Email = '" + EMAIL + "'")).isEqualTo(1);
    assertThat(Visitor.signedIn(crossdock.url(), "admin", "admin").page("/orders").body())
        .doesNotContain("Hopper");

    commented(second);
    assertThat(place.count("Magento_Shipment__c")).isEqualTo(1);
    assertThat(place.count("Magento_Tracking__c")).isEqualTo(1);

    long third = settled();
    assertThat(place.inOrg(third).path("Id").asString()).isNotEqualTo(record);
    assertThat(place.count("Contact WHERE Email = '" + EMAIL + "'")).as("found again").isEqualTo(1);
    assertThat(place.inOrg(second).isMissingNode()).isFalse();
  }

  /** With a comment and a tracking number, which name people too. */
  private static void shipped(long id) {
    place.shopDo(
        "/order/" + id + "/ship",
        """
        {"comment":{"comment":"left with Ada Byron"},
         "tracks":[{"track_number":"1ZGRACE","title":"UPS","carrier_code":"ups"}]}\
        """);
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> shipmentNotes() == 1);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
  }

  /** Its shipment gets another comment: the first one's note is still known to be there. */
  private static void commented(long id) {
    String shipment = place.documents("shipments").getFirst().path("entity_id").asString();
    place.shopDo(
        "/shipment/" + shipment + "/comments",
        "{\"entity\":{\"parent_id\":" + shipment + ",\"comment\":\"came back\"}}");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> shipmentNotes() >= 2);
    assertThat(shipmentNotes()).isEqualTo(2);
  }

  private static int shipmentNotes() {
    return place.count("ContentNote WHERE Title LIKE '%shipment note%'");
  }

  /** Every row of every table as text, in lower case. */
  private static String everything() {
    var all = new StringBuilder();
    for (String table :
        database.texts("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
      database.texts("SELECT t::text FROM " + table + " t").forEach(all::append);
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  private static Http.Answer forget(String body) {
    return Http.send("POST", crossdock.url() + "/api/v1/people/forget", "demo-token", body);
  }

  private static long settled() {
    long id = place.buy("LAB-MUG", 1, EMAIL);
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }
}
