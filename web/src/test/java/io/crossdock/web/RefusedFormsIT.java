package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.MappingFiles;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A form that is refused says so on top, leads to each fault, and loses nothing that was typed. */
class RefusedFormsIT {

  private static final Pattern SUMMARY = Pattern.compile("(?s)id=\"faults\".*?</ul>");
  private static final Pattern LINK = Pattern.compile("<li><a href=\"#([^\"]+)\">");
  private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]*>");
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
  private static final Pattern TICKET = Pattern.compile("name=\"kept\" value=\"([^\"]+)\"");
  private static final String PASSWORD = "correct horse battery";

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @SuppressWarnings("NullAway.Init")
  private static Browser admin;

  @BeforeAll
  static void start() {
    console = new TestConsole();
    console.orders.rows.add(FakeOrders.row(7, "x"));
    console.mappings.content =
        new MappingFiles.Content.Wrong(
            List.of(new Fault("mappings[0].when", "This must be one of upsert.")),
            List.of(mapping("Nope__c", "a("), mapping("Neither__c", "b(")));
    admin = console.signedIn();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  static Stream<Arguments> forms() {
    return Stream.of(
        form("/salesforce/orders", 1, "tab", "advanced", "o.api-budget", "much"),
        form("/salesforce/orders/history", 2, "from", "x", "before", "y"),
        form(
            "/field-mapping",
            2,
            "tab",
            "order",
            "do",
            "save",
            "m.0.expression",
            "a(",
            "m.0.field",
            "Id"),
        form("/field-mapping/import", 3, "yaml", "wrong: file"),
        form("/field-mapping/status", 1, "new", "no code"),
        form("/connections/take-over", 1, "orders.field", "9", "orders.holds", "number"),
        form("/users", 2, "name", "!", "role", "VIEWER", "password", "short", "again", "short"),
        form("/users/admin", 1, "role", "none"),
        form("/users/admin/password", 2, "password", "short", "again", "other"),
        form("/tokens", 2, "name", "", "role", "none"),
        form("/account", 2, "current", "wrong", "password", "short", "again", "short"),
        form("/orders/main:7/salesforce", 2, "account", "x", "owner", "y"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void eachLineOnTopLeadsToItsField(String path, int faults, Map<String, String> typed) {
    var fields = new HashMap<>(typed);
    VERSION
        .matcher(admin.get(path.replace("/admin", "")).body())
        .results()
        .findFirst()
        .ifPresent(version -> fields.put("version", version.group(1)));
    leads(admin.post(path, fields), faults);
  }

  @Test
  void aConnectionThatIsRefusedTellsEachFaultOnTopAndAtItsField() {
    console.connections.faults =
        Map.of("CROSSDOCK_SHOP_URL", "is no web address", "CROSSDOCK_SHOP_TOKEN", "is missing");
    leads(admin.post("/connections", Map.of("CROSSDOCK_SHOP_URL", "x")), 2);
    console.connections.faults = Map.of();
  }

  private static void leads(HttpResponse<String> answer, int faults) {
    assertThat(answer.statusCode()).isEqualTo(422);
    Matcher summary = SUMMARY.matcher(answer.body());
    assertThat(summary.find()).as("a summary").isTrue();
    List<String> at = LINK.matcher(summary.group()).results().map(link -> link.group(1)).toList();
    assertThat(at).hasSizeGreaterThanOrEqualTo(faults);
    assertThat(at)
        .allSatisfy(id -> {
          assertThat(answer.body()).containsOnlyOnce("id=\"" + id + "\"");
          assertThat(FIELD.matcher(answer.body()).results().map(MatchResult::group))
              .anySatisfy(field ->
                  assertThat(field)
                      .contains("aria-invalid=\"true\"")
                      .containsPattern("aria-describedby=\"[^\"]*" + Pattern.quote(id)));
        });
  }

  @Test
  void aSecretThatWasTypedOutlivesARefusalAndIsInNoPage() {
    console.connections.faults = Map.of("CROSSDOCK_SHOP_URL", "is no web address");
    String refused =
        admin
            .post(
                "/connections",
                Map.of("CROSSDOCK_SHOP_URL", "x", "CROSSDOCK_SHOP_TOKEN", "very-secret"))
            .body();
    assertThat(refused).contains("typed; leave empty to keep it").doesNotContain("very-secret");
    String again =
        admin
            .post(
                "/connections",
                Map.of(
                    "CROSSDOCK_SHOP_URL", "y", "CROSSDOCK_SHOP_TOKEN", "", "kept", ticket(refused)))
            .body();
    console.connections.faults = Map.of();
    Browser other = console.signedIn();
    other.post("/connections", Map.of("CROSSDOCK_SHOP_URL", "z", "kept", ticket(again)));
    assertThat(console.connections.saved).doesNotContainValue("very-secret");
    admin.post(
        "/connections",
        Map.of(
            "CROSSDOCK_SHOP_URL", "https://shop.example",
            "CROSSDOCK_SHOP_TOKEN", "",
            "kept", ticket(again)));
    assertThat(console.connections.saved).containsEntry("CROSSDOCK_SHOP_TOKEN", "very-secret");
    assertThat(console.log.deeds.toString()).doesNotContain("very-secret");
    console.connections.saved.clear();
  }

  @Test
  void aSecretIsKeptForTenMinutes() {
    console.connections.faults = Map.of("CROSSDOCK_SHOP_URL", "is no web address");
    String refused = admin.post("/connections", Map.of("CROSSDOCK_SHOP_TOKEN", "late")).body();
    console.connections.faults = Map.of();
    FakeClock.CLOCK.pass(Duration.ofMinutes(10));
    admin.post("/connections", Map.of("CROSSDOCK_SHOP_TOKEN", "", "kept", ticket(refused)));
    assertThat(console.connections.saved).doesNotContainValue("late");
    console.connections.saved.clear();
  }

  @Test
  void aNewUsersPasswordIsNotTypedTwiceBecauseTheNameIsTaken() {
    String refused = admin.post("/users", user("admin", PASSWORD, "")).body();
    assertThat(refused)
        .contains("There is a user of this name already.", "typed; leave empty to keep it")
        .doesNotContain(PASSWORD);
    assertThat(admin.post("/users", user("grace", "", ticket(refused))).statusCode())
        .isEqualTo(303);
    assertThat(console.browser().signIn("grace", PASSWORD).headers().firstValue("Location"))
        .hasValueSatisfying(to -> assertThat(to).endsWith("/dashboard"));
  }

  @Test
  void theFirstAdminsPasswordIsNotTypedTwiceBecauseOfTheCode() {
    try (var empty = new TestConsole(Optional.empty())) {
      Browser first = empty.browser();
      first.get("/set-up");
      var typed = user("ada", PASSWORD, "");
      typed.put("username", "ada");
      typed.put("code", "WRONG");
      String refused = first.post("/set-up", typed).body();
      assertThat(refused).contains("typed; leave empty to keep it").doesNotContain(PASSWORD);
      typed.putAll(Map.of("password", "short", "again", "short", "kept", ticket(refused)));
      var again = first.post("/set-up", typed);
      assertThat(again.statusCode()).as("its form's token holds").isEqualTo(422);
      assertThat(again.body()).contains("at least 12 characters");
    }
  }

  @Test
  void aFieldThatIsNotForEveryoneToChangeDoesNotSayHowToKeepIt() {
    console.connections.saved.put("CROSSDOCK_SHOP_TOKEN", "very-secret");
    assertThat(admin.get("/connections").body()).contains("saved; leave empty to keep it");
    assertThat(console.signedIn(io.crossdock.access.Role.VIEWER).get("/connections").body())
        .contains("A value is saved")
        .doesNotContain("leave empty to keep it");
    console.connections.fixed = true;
    assertThat(admin.get("/connections").body()).doesNotContain("leave empty to keep it");
    console.connections.fixed = false;
    console.connections.saved.clear();
  }

  private static Map<String, String> user(String name, String password, String kept) {
    return new HashMap<>(
        Map.of(
            "name", name, "role", "VIEWER", "password", password, "again", password, "kept", kept));
  }

  private static FieldMapping mapping(String field, String expression) {
    return new FieldMapping(
        0, Target.ORDER, field, expression, true, When.UPSERT, "", FieldMapping.Blank.KEEP);
  }

  private static String ticket(String page) {
    return TICKET.matcher(page).results().findFirst().orElseThrow().group(1);
  }

  private static Arguments form(String path, int faults, String... typed) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < typed.length; i += 2) {
      fields.put(typed[i], typed[i + 1]);
    }
    return Arguments.of(path, faults, fields);
  }
}
