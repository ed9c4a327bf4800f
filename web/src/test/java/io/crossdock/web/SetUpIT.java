package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SetUpIT {

  private static final Pattern CODE = Pattern.compile("([A-Z2-9]{5}-){3}[A-Z2-9]{5}");
  private static final String PASSWORD = "four words will do";

  private final PrintStream out = System.out;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final TestConsole console = started();
  private final Browser browser = console.browser();

  private TestConsole started() {
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    return new TestConsole(Optional.empty());
  }

  @AfterEach
  void stop() {
    System.setOut(out);
    console.close();
  }

  @Test
  void whoKnowsTheCodeInTheLogBecomesTheFirstAdmin() {
    assertThat(location(browser.get("/sign-in"))).isEqualTo("/set-up");
    assertThat(browser.get("/set-up").body()).contains("Welcome to Crossdock", "Set-up code");
    assertThat(claim(code().toLowerCase(java.util.Locale.ROOT), "ada", PASSWORD, PASSWORD))
        .isEqualTo(303);
    assertThat(console.users.find("ada").orElseThrow().user().role()).isEqualTo(Role.ADMIN);
    assertThat(location(browser.signIn("ada", PASSWORD))).endsWith("/dashboard");
    assertThat(browser.get("/orders").statusCode()).isEqualTo(200);
  }

  @Test
  void everythingThatIsWrongIsToldAtOnceAndNobodyIsMade() {
    browser.get("/set-up");
    var answer =
        browser.post(
            "/set-up",
            Map.of("code", "GUESS", "username", "-", "password", "short", "again", "other"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("set-up code is not", "User name must", "at least 12", "two passwords differ")
        .doesNotContain("short");
    assertThat(console.users.all()).isEmpty();
  }

  @Test
  void onceThereIsAUserTheCodeIsWorthNothing() {
    browser.get("/set-up");
    claim(code(), "ada", PASSWORD, PASSWORD);
    assertThat(location(browser.get("/set-up"))).isEqualTo("/sign-in");
    browser.get("/sign-in");
    assertThat(claim(code(), "eve", PASSWORD, PASSWORD)).isEqualTo(303);
    assertThat(console.users.all()).hasSize(1);
  }

  @Test
  void thePasswordOfTheSettingsMakesTheAdminAndNoCode() {
    try (var other = new TestConsole(Optional.of("admin"))) {
      assertThat(log.toString(StandardCharsets.UTF_8)).containsOnlyOnce("set-up code");
      assertThat(location(other.browser().get("/set-up"))).isEqualTo("/sign-in");
      assertThat(other.users.all()).singleElement().extracting(u -> u.name()).isEqualTo("admin");
      assertThat(other.users.find("admin").orElseThrow().passwordHash())
          .startsWith("{bcrypt}")
          .doesNotContain("admin");
    }
  }

  private int claim(String code, String name, String password, String again) {
    return browser
        .post(
            "/set-up", Map.of("code", code, "username", name, "password", password, "again", again))
        .statusCode();
  }

  private String code() {
    var found = CODE.matcher(log.toString(StandardCharsets.UTF_8));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String location(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
