package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.AuditLog.Deed;
import io.crossdock.access.Role;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.web.access.Access;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogIT {

  private static final String PASSWORD = "four words will do";

  private final TestConsole console = new TestConsole();

  @AfterEach
  void stop() {
    console.close();
  }

  /** Those that only look or ask, or are logged by what carries them out. */
  @Test
  void everyCallThatChangesSomethingHasWordsForTheLog() {
    assertThat(Access.rules())
        .filteredOn(rule -> !rule.method().equals("GET") && rule.deed().isEmpty())
        .extracting(rule -> rule.method() + " " + rule.pattern())
        .containsExactlyInAnyOrder(
            "POST /sign-in",
            "POST /sign-out",
            "* /error",
            "POST /hooks/magento",
            "POST /orders/columns",
            "POST /orders/views",
            "POST /orders/views/remove",
            "POST /field-mapping/preview",
            "POST /api/v1/orders/states",
            "POST /api/v1/backfills/estimate");
  }

  @Test
  void everyFileThatIsTakenAwayHasWordsForTheLog() {
    assertThat(Access.rules())
        .filteredOn(rule -> rule.pattern().getPatternString().matches(".*([.](csv|yaml)|/export)"))
        .hasSizeGreaterThan(5)
        .allMatch(rule -> !rule.deed().isEmpty());
  }

  @Test
  void anExportIsLoggedWithHowMuchItWasAndOneThatIsRefusedIsNot() {
    console.orders.rows.add(FakeOrders.row(7, "x"));
    Browser admin = console.signedIn();
    admin.get("/orders.csv");
    admin.get("/orders.csv?from=yesterday");
    admin.get("/log.csv");
    admin.get("/field-mapping/export");
    console.browser().api("GET", "/api/v1/mappings.yaml", TestConsole.TOKEN, "");
    console.browser().get("/orders.csv");
    assertThat(console.log.deeds.stream().skip(1).map(d -> d.who() + ": " + said(d)))
        .containsExactly(
            "admin: Orders exported 1 order",
            "admin: Log exported ",
            "admin: Field mapping exported ",
            "api: Field mapping exported ");
  }

  /** The fakes of other systems refuse to be asked within one. */
  @Test
  void noTransactionWaitsForAnotherSystem() {
    console.orders.rows.add(FakeOrders.row(1, "x"));
    console.connections.phase = Phase.STARTED;
    Browser admin = console.signedIn();
    admin.post("/salesforce/orders", Map.of("version", "0", "o.automatic", "no"));
    admin.post("/field-mapping", Map.of("tab", "order", "version", "0"));
    admin.post("/field-mapping/import", Map.of("yaml", "", "version", "1", "save", "1"));
    admin.post("/field-mapping/status", Map.of("version", "1"));
    admin.post("/connections", Map.of("CROSSDOCK_SHOP_URL", "https://shop.example.com"));
    admin.post("/connections/start", Map.of());
    admin.post(
        "/connections/take-over", Map.of("orders.field", "Old__c", "orders.holds", "increment_id"));
    admin.post(
        "/orders/main:1/salesforce", Map.of("order", "801000000000001AAA", "confirmed", "1"));
    assertThat(console.log.deeds.stream().skip(1).map(Deed::what))
        .containsExactly(
            "Options changed",
            "Field mapping changed",
            "Field mapping imported",
            "Status mapping changed",
            "Connection changed",
            "Connection started",
            "Records of another connector taken over",
            "Records pinned and order sent");
  }

  @Test
  void nobodyIsToldOfADeedThatTheLogDoesNotTake() {
    Browser admin = console.signedIn();
    console.log.refuses = true;
    assertThat(admin.post("/tokens", Map.of("name", "shipping", "role", "VIEWER")).body())
        .doesNotContain("crossdock_")
        .contains("Nothing was saved in part");
  }

  @Test
  void signingInAndOutAndFailingToAreLoggedAndNoTypedNameThatNobodyHas() {
    console.browser().signIn("hunter2-my-password", "x");
    console.browser().signIn("ADMIN", "wrong");
    console.signedIn().post("/sign-out", Map.of());
    assertThat(console.log.deeds)
        .extracting(Deed::who, Deed::what)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("(nobody)", "Sign-in failed"),
            org.assertj.core.groups.Tuple.tuple("admin", "Sign-in failed"),
            org.assertj.core.groups.Tuple.tuple("admin", "Signed in"),
            org.assertj.core.groups.Tuple.tuple("admin", "Signed out"));
    assertThat(console.log.deeds).allMatch(deed -> deed.address().equals("127.0.0.1"));
  }

  @Test
  void whatIsDoneIsLoggedWithItsSubjectAndNoSecret() {
    console.orders.rows.add(FakeOrders.row(7, "x"));
    Browser admin = console.signedIn();
    admin.post("/orders/sync", Map.of("order", "main:7"));
    admin.post("/orders/main:7/anyway", Map.of());
    admin.post("/salesforce/orders", Map.of("version", "0", "o.automatic", "no"));
    admin.post(
        "/users", Map.of("name", "bob", "role", "VIEWER", "password", PASSWORD, "again", PASSWORD));
    admin.post("/tokens", Map.of("name", "shipping", "role", "VIEWER"));
    console
        .browser()
        .api("POST", "/api/v1/orders/sync", TestConsole.TOKEN, "{\"orders\":[\"main:7\"]}");
    assertThat(console.log.deeds.stream().skip(1).map(d -> d.who() + ": " + said(d)))
        .containsExactly(
            "admin: Orders sent by hand main:7",
            "admin: Sync anyway set main:7",
            "admin: Options changed Automatic Synchronization: Yes (standard) → No",
            "admin: User added bob, Viewer",
            "admin: API token made shipping, Viewer",
            "api: Orders sent by hand main:7");
    assertThat(console.log.deeds.toString()).doesNotContain(PASSWORD, "crossdock_");
  }

  @Test
  void thePageNamesOrdersByTheirNumbersAndTheApiByTheirKeys() {
    console.orders.rows.add(FakeOrders.row(7, "x"));
    console.log.add(deed("ada", "main:7, main:8"));
    assertThat(console.signedIn().get("/audit-log").body())
        .contains(">000000007, main:8<")
        .doesNotContain("main:7");
    assertThat(api("/api/v1/audit-log")).contains("main:7, main:8");
  }

  @Test
  void aChangeOfMappingsIsLoggedWithWhatWasThereBefore() {
    Browser admin = console.signedIn();
    admin.post("/field-mapping", mapping("0", "gift"));
    admin.post("/field-mapping", mapping("1", "present"));
    admin.post("/field-mapping", Map.of("tab", "order", "version", "2", "do", "save"));
    admin.post("/field-mapping/status", Map.of("version", "0", "s.holded", "Draft"));
    assertThat(console.log.deeds.stream().skip(1).map(AuditLogIT::said))
        .containsExactly(
            "Field mapping changed New: Order.Gift__c = gift (Upsert)",
            "Field mapping changed Changed: Order.Gift__c = present (Upsert), was gift (Upsert)",
            "Field mapping changed Removed: Order.Gift__c = present (Upsert)",
            "Status mapping changed Closed: Activated → Default Status; Complete: Activated →"
                + " Default Status; On Hold: Default Status → Draft");
  }

  private static Map<String, String> mapping(String version, String expression) {
    return Map.of(
        "tab", "order",
        "version", version,
        "do", "save",
        "m.0.field", "Gift__c",
        "m.0.expression", expression,
        "m.0.enabled", "1");
  }

  @Test
  void whatWasOnlyAskedIsNotLoggedAndWhoMayNotIsToldAsRefused() {
    Browser admin = console.signedIn();
    admin.post("/users", Map.of("name", "bob", "role", "KING"));
    admin.post("/orders/sync", Map.of());
    console.settings.released = 9;
    admin.post("/salesforce/orders", Map.of("version", "0", "o.automatic", "no"));
    Browser viewer = console.signedIn(Role.VIEWER);
    viewer.post("/orders/sync", Map.of("order", "main:7"));
    assertThat(console.log.deeds)
        .extracting(Deed::what)
        .containsExactly("Signed in", "Signed in", "Refused: Orders sent by hand");
  }

  @Test
  void nobodyWritesIntoTheLogWhatHasNotHappenedOrWasNotUsed() {
    console.browser().get("/set-up");
    Browser stranger = console.browser();
    stranger.get("/sign-in");
    stranger.post("/set-up", Map.of("username", "mallory", "code", "x"));
    Browser viewer = console.signedIn(Role.VIEWER);
    viewer.post(
        "/account",
        Map.of(
            "current",
            "viewer",
            "password",
            PASSWORD,
            "again",
            PASSWORD,
            "role",
            "ADMIN",
            "cause",
            "everything"));
    assertThat(console.log.deeds.stream().map(d -> d.who() + ": " + said(d)))
        .containsExactly("viewer: Signed in ", "viewer: Own password changed ");
  }

  @Test
  void thePageShowsFiftyAtATimeAndOnePersonsOnly() {
    Browser admin = console.signedIn();
    IntStream.rangeClosed(1, 60).forEach(n -> console.log.add(deed("ada", "n" + n + ".")));
    assertThat(admin.get("/audit-log").body())
        .contains(">n60.<", ">n11.<", "before=12\">Older")
        .doesNotContain(">n10.<", ">Newest<");
    assertThat(admin.get("/audit-log?before=12").body()).contains(">n10.<", ">Newest<");
    assertThat(admin.get("/audit-log?who=admin").body())
        .contains("Signed in")
        .doesNotContain(">n60.<");
    assertThat(admin.get("/audit-log?who=%3Cb%3E").body())
        .contains("Nothing was done by &lt;b")
        .doesNotContain("<b>\"");
    String first = api("/api/v1/audit-log?who=ada");
    assertThat(first).contains("\"subject\":\"n60.\"", "\"nextBefore\":12");
    assertThat(api("/api/v1/audit-log?who=ada&before=12")).contains("n10.").doesNotContain("next");
    assertThat(api("/api/v1/audit-log?before=x")).contains("before: must be a number");
  }

  private String api(String path) {
    return console.browser().api("GET", path, TestConsole.TOKEN, "").body();
  }

  private static String said(Deed deed) {
    return deed.what() + " " + deed.subject();
  }

  private static Deed deed(String who, String subject) {
    return new Deed(FakeClock.CLOCK.instant(), who, "Signed in", subject, "127.0.0.1");
  }
}
