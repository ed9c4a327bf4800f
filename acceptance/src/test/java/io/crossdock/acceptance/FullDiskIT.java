package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL can't write any more and says so with its own code; reading goes on. One start for
 * all: the last test stops it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@SuppressWarnings("NullAway.Init") // all are there before the first test
class FullDiskIT {

  private static final String EVERY_TABLE =
      """
      SELECT tablename FROM pg_tables WHERE schemaname = current_schema()
      """;

  private static final String OPTION = "/api/v1/settings/orders";

  @TempDir static Path data;

  private static Place place;
  private static SharedDatabase database;
  private static Crossdock crossdock;
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(0);
    database = new SharedDatabase(data);
    crossdock =
        place.crossdock(
            data,
            Map.of(
                "CROSSDOCK_DATABASE_URL", database.url(), "CROSSDOCK_ORG_LONGEST_REQUEST", "15"));
    api = new Api(crossdock.url());
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    database.close();
    place.close();
  }

  @Test
  @Order(1)
  void withAFullDiskNothingIsHalfSavedNorSentAndWithRoomAllArrivesOnce() {
    long before = place.buy("LAB-MUG", 1, "before@example.com");
    api.notice(before);
    soon().until(() -> api.syncStatus(before).equals("in_sync"));
    Visitor admin = Visitor.signedIn(crossdock.url(), "admin", "admin");
    String options = options(crossdock);

    fill(database, database.texts(EVERY_TABLE));
    long bought = place.buy("LAB-MUG", 2, "meanwhile@example.com");
    place.comment(bought, "bought while the disk was full");
    Http.Answer notice = Notice.attempt(crossdock.url(), List.of(bought));
    assertThat(notice.status()).as("%s", notice).isEqualTo(503);
    assertThat(notice.body()).contains("disk of the database is full", "Nothing was saved");
    assertThatThrownBy(() -> api.set("update-order-info", "\"no\""))
        .hasMessageContaining("disk of the database is full");
    assertThat(options(crossdock)).isEqualTo(options);
    assertThat(admin.page("/orders").status()).as("reading goes on").isEqualTo(200);
    long refused = refused(database);
    soon().until(() -> refused(database) > refused + 3);
    assertThat(place.inOrg(bought).isMissingNode()).as("not sent unrecorded").isTrue();

    makeRoom(database);
    soon().until(() -> api.syncStatus(bought).equals("in_sync"));
    assertThat(place.notes(bought)).hasSize(1);
    long polled = place.buy("LAB-MUG", 1, "after@example.com");
    soon().until(() -> api.syncStatus(polled).equals("in_sync"));
    clean(place);
  }

  @Test
  @Order(2)
  void anAnswerThatCanNotBeWrittenDownIsFoundInTheOrgAfterwards() {
    int before = place.count("Order");
    fill(database, List.of("attempt"));
    long id = place.buy("LAB-MUG", 2, "unrecorded@example.com");
    place.comment(id, "sent but not written down");
    api.notice(id);
    soon().until(() -> !place.inOrg(id).isMissingNode());

    makeRoom(database);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(place.count("Order")).isEqualTo(before + 1);
    assertThat(place.notes(id)).hasSize(1);
    clean(place);
  }

  @Test
  @Order(3)
  void aStopWithAFullDiskEndsAllTheSame() {
    assertThat(options(crossdock)).contains("update-order-info");
    fill(database, database.texts(EVERY_TABLE));
    crossdock.close();
    assertThatThrownBy(() -> options(crossdock)).isInstanceOf(UncheckedIOException.class);
  }

  /** Each write to these tables fails as PostgreSQL's own does when its disk is full. */
  private static void fill(SharedDatabase database, List<String> tables) {
    database.execute(
        """
        CREATE SEQUENCE IF NOT EXISTS refused;
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM nextval('refused');
          RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
        END $$\
        """);
    for (String table : tables) {
      database.execute(
          "CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON %s EXECUTE FUNCTION no_room()"
              .formatted(table));
    }
  }

  /** No transaction that is undone takes this back. */
  private static long refused(SharedDatabase database) {
    return Long.parseLong(database.texts("SELECT last_value::text FROM refused").getFirst());
  }

  private static void makeRoom(SharedDatabase database) {
    database.execute("DROP FUNCTION no_room() CASCADE");
  }

  private static String options(Crossdock crossdock) {
    return Http.send("GET", crossdock.url() + OPTION, "demo-token", null).body();
  }

  private static void clean(Place place) {
    Checker.Verdict verdict = new Checker(place).settled(Patience.AFTER_AN_OUTAGE);
    assertThat(verdict.clean()).as("%s", verdict).isTrue();
  }

  /** The scheduler's own threads say loudly what they can't write. */
  private static ConditionFactory soon() {
    return await().dontCatchUncaughtExceptions().atMost(Patience.SOON);
  }
}
