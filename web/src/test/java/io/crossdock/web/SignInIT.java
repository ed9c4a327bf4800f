package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.AuditLog.Deed;
import io.crossdock.access.Role;
import io.crossdock.web.front.Front;
import io.crossdock.web.front.Proxies;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInIT {

  private final TestConsole console =
      new TestConsole(new Front(Proxies.read("127.0.0.1", new ArrayList<>()), Optional.empty()));

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void afterFiveWrongPasswordsTheRightOneWaitsTooAndIsTakenAfterwards() {
    for (int i = 0; i < 5; i++) {
      assertThat(signIn(console.browser(), "guess")).isEqualTo("/sign-in?error");
    }
    assertThat(signIn(console.browser(), "admin")).isEqualTo("/sign-in?wait=30");
    assertThat(console.browser().get("/sign-in?wait=30").body())
        .contains("Nothing is tried for 30 seconds.");
    FakeClock.CLOCK.pass(Duration.ofSeconds(30));
    Browser browser = console.browser();
    assertThat(signIn(browser, "admin")).endsWith("/dashboard");
    assertThat(signIn(console.browser(), "guess")).isEqualTo("/sign-in?error");
  }

  @Test
  void anUnknownUserIsAnsweredAsAWrongPasswordIs() {
    Browser browser = console.browser();
    browser.get("/sign-in");
    var answer = browser.post("/sign-in", Map.of("username", "nobody", "password", "x"));
    assertThat(location(answer)).isEqualTo("/sign-in?error");
    assertThat(browser.get("/sign-in?error").body())
        .contains("The user name or the password is wrong.");
  }

  @Test
  void aSessionLeftAloneEndsAndWhatThePageAsksByItselfDoesNotKeepIt() {
    Browser browser = console.signedIn();
    FakeClock.CLOCK.pass(Duration.ofMinutes(29));
    assertThat(browser.get("/orders").statusCode()).as("a click keeps it").isEqualTo(200);
    FakeClock.CLOCK.pass(Duration.ofMinutes(29));
    assertThat(browser.poll("/orders/marks").statusCode()).isEqualTo(200);
    FakeClock.CLOCK.pass(Duration.ofMinutes(1));
    var poll = browser.poll("/orders/marks");
    assertThat(poll.statusCode()).isEqualTo(401);
    assertThat(poll.headers().firstValue("HX-Redirect")).contains("/sign-in?ended");
    assertThat(browser.get("/sign-in?ended").body()).contains("nothing was clicked for 30 minutes");
    assertThat(location(browser.get("/orders"))).isEqualTo("/sign-in");
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverMuchIsClicked() {
    Browser browser = console.signedIn();
    for (int i = 0; i < 12 * 3 - 1; i++) {
      FakeClock.CLOCK.pass(Duration.ofMinutes(20));
      assertThat(browser.get("/account").statusCode()).isEqualTo(200);
    }
    FakeClock.CLOCK.pass(Duration.ofMinutes(20));
    assertThat(location(browser.get("/account"))).isEqualTo("/sign-in?ended");
  }

  @Test
  void oneSeesWhereOneIsSignedInAndSignsOutEverywhere() {
    Browser here = console.browser();
    here.as("203.0.113.7");
    here.says("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
    here.signIn("admin", "admin");
    Browser there = console.signedIn();
    assertThat(here.get("/account").body())
        .containsOnlyOnce("This one")
        .contains("203.0.113.7", "Firefox on Linux", "127.0.0.1", "Another browser");
    assertThat(location(here.post("/account/sign-out-everywhere", Map.of())))
        .isEqualTo("/sign-in?everywhere");
    assertThat(location(there.get("/orders"))).isEqualTo("/sign-in?ended");
    assertThat(location(here.get("/orders"))).startsWith("/sign-in");
    assertThat(console.signedIn().get("/account").body()).contains("Ended");
    assertThat(console.log.deeds.reversed().get(1))
        .returns("Signed out everywhere", Deed::what)
        .returns("2 sessions", Deed::subject);
    FakeClock.CLOCK.pass(Duration.ofHours(24).plusSeconds(1));
    assertThat(console.signedIn().get("/account").body()).doesNotContain("203.0.113.7");
  }

  @Test
  void anAdminSignsAnotherOutEverywhereByPageAndByApi() {
    Browser viewer = console.signedIn(Role.VIEWER);
    Browser admin = console.signedIn();
    assertThat(location(admin.post("/users/viewer/sign-out-everywhere", Map.of())))
        .isEqualTo("/users?done=signed-out");
    assertThat(location(viewer.get("/orders"))).isEqualTo("/sign-in?ended");
    assertThat(admin.get("/users").statusCode()).isEqualTo(200);
    Browser again = console.signedIn(Role.VIEWER);
    String sessions = "/api/v1/users/VIEWER/sessions";
    assertThat(admin.api("DELETE", sessions, TestConsole.TOKEN, "").body())
        .isEqualTo("{\"ended\":1}");
    assertThat(location(again.get("/orders"))).isEqualTo("/sign-in?ended");
    assertThat(admin.post("/users/nobody/sign-out-everywhere", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void signingOutEndsTheSession() {
    Browser browser = console.signedIn();
    assertThat(location(browser.post("/sign-out", Map.of()))).endsWith("/sign-in");
    assertThat(location(browser.get("/orders"))).endsWith("/sign-in");
  }

  @Test
  void afterTheSignInOneIsWhereOneWantedToBeAndNeverOnAPartOfAPage() {
    Browser browser = console.browser();
    browser.get("/salesforce/orders");
    browser.poll("/orders/marks");
    assertThat(signIn(browser, "admin")).contains("/salesforce/orders");
  }

  @Test
  void theCookieIsForThisSiteAndNoScriptAndByHttpsForHttpsAlone() {
    assertThat(cookie(console.browser().get("/sign-in")))
        .contains("HttpOnly", "SameSite=Strict")
        .doesNotContain("Secure");
    assertThat(console.browser().signIn("admin", "admin").headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.contains("SESSION"))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Lax");
    var answer = console.browser().byHttps("/sign-in");
    assertThat(cookie(answer)).contains("HttpOnly", "SameSite=Strict", "Secure");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  @Test
  void noPageMayRunOrStyleInlineOrBeFramed() {
    var answer = console.signedIn().get("/users");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(answer.body()).doesNotContain("<style", " style=", "<script>", " onclick=");
  }

  @Test
  void aStrangerHasNoSessionHereWhateverIsAskedFor() {
    for (String path : List.of("/", "/orders?q=x", "/sign-in", "/set-up", "/no/such", "/log.csv")) {
      assertThat(console.browser().get(path).headers().allValues("Set-Cookie"))
          .as(path)
          .noneMatch(cookie -> cookie.contains("SESSION"));
    }
    Browser browser = console.browser();
    browser.get("/sign-in");
    assertThat(
            browser
                .post("/sign-in", Map.of("username", "admin", "password", "wrong"))
                .headers()
                .allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.contains("SESSION"));
  }

  @Test
  void aFormWithoutItsPagesTokenSignsNobodyIn() {
    Browser browser = console.browser();
    browser.get("/sign-in");
    var answer =
        browser.post("/sign-in", Map.of("username", "admin", "password", "admin", "_csrf", "x"));
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aNameWithControlCharactersIsTheSameUserToTheThrottle() {
    for (int i = 0; i < 5; i++) {
      signIn(console.browser(), "guess");
    }
    for (String name : List.of("admin\u0001", "\u0000admin")) {
      var answer = console.browser().signIn(name, "admin");
      assertThat(answer.statusCode()).as(name).isEqualTo(400);
      assertThat(answer.body()).contains("username: holds U+000");
    }
    assertThat(location(console.browser().signIn(" Admin\t", "admin"))).contains("wait=");
  }

  private static String signIn(Browser browser, String password) {
    return location(browser.signIn("admin", password));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("");
  }
}
