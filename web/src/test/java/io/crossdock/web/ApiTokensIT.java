package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.web.access.Access;
import io.crossdock.web.access.Access.Rule;
import io.crossdock.web.access.Tokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiTokensIT {

  private static final Pattern TOKEN = Pattern.compile("crossdock_[A-Za-z0-9_-]{43}");

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @BeforeAll
  static void start() {
    console = new TestConsole();
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  @BeforeEach
  void empty() {
    console.tokens.byHash.clear();
  }

  static List<Rule> calls() {
    return Access.rules().stream()
        .filter(rule -> rule.pattern().getPatternString().startsWith("/api/v1/"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aTokenOpensWhatItsRoleAllowsAndNothingElse(Rule rule) {
    String path = rule.pattern().getPatternString().replaceAll("\\{[^}]+}", "1");
    for (Role role : Role.values()) {
      String token = made(role);
      HttpResponse<String> answer = console.browser().api(rule.method(), path, token, "");
      if (role.covers(rule.least().orElseThrow())) {
        assertThat(answer.statusCode()).as("%s", role).isNotIn(401, 403, 405, 500);
      } else {
        assertThat(answer.statusCode()).as("%s", role).isEqualTo(403);
        assertThat(answer.body()).contains("You may not do this");
      }
    }
  }

  @Test
  void aTokenIsShownOnceAndOnlyItsHashIsKept() {
    Browser admin = console.signedIn();
    admin.get("/tokens");
    var answer = admin.post("/tokens", Map.of("name", "shipping", "role", "VIEWER"));
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    var found = TOKEN.matcher(answer.body());
    assertThat(found.find()).isTrue();
    String token = found.group();
    assertThat(console.tokens.byHash).containsOnlyKeys(Tokens.hash(token));
    assertThat(admin.get("/tokens").body()).contains("shipping").doesNotContain(token);
    assertThat(status(token)).isEqualTo(200);
    assertThat(console.tokens.all().getFirst().lastUsedAt()).isPresent();

    admin.post("/tokens/1/revoke", Map.of());
    assertThat(status(token)).isEqualTo(401);
    assertThat(admin.get("/tokens?done=revoked").body()).contains("The token is revoked");
    assertThat(admin.post("/tokens/1/revoke", Map.of()).statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenWithoutANameOrWithATakenOneIsNotMade() {
    Browser admin = console.signedIn();
    admin.get("/tokens");
    assertThat(admin.post("/tokens", Map.of("role", "KING")).body())
        .contains("Name must have 1 to 64", "Role must be");
    admin.post("/tokens", Map.of("name", "shipping", "role", "VIEWER"));
    assertThat(admin.post("/tokens", Map.of("name", "Shipping", "role", "VIEWER")).body())
        .contains("There is a token of this name already.");
    assertThat(console.tokens.all()).hasSize(1);
  }

  @Test
  void scriptsMakeAndRevokeTokensAndSeeUsers() {
    String body = "{\"name\":\"nightly\",\"role\":\"operator\"}";
    HttpResponse<String> made = call("POST", "/api/v1/tokens", body);
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(TOKEN.matcher(made.body()).find()).isTrue();
    assertThat(call("POST", "/api/v1/tokens", body).statusCode()).isEqualTo(409);
    assertThat(call("POST", "/api/v1/tokens", "{\"name\":\"\",\"role\":\"x\"}").body())
        .contains("Name must have", "Role must be");
    assertThat(call("GET", "/api/v1/tokens", "").body())
        .contains("\"name\":\"nightly\"", "\"role\":\"operator\"", "\"createdBy\":\"api\"")
        .doesNotContain("hash", "crossdock_");
    assertThat(call("GET", "/api/v1/users", "").body())
        .contains("\"name\":\"admin\"", "\"role\":\"admin\"")
        .doesNotContain("bcrypt");
    assertThat(call("DELETE", "/api/v1/tokens/1", "").statusCode()).isEqualTo(204);
    assertThat(call("DELETE", "/api/v1/tokens/1", "").statusCode()).isEqualTo(404);
  }

  private static String made(Role role) {
    String token = Tokens.make();
    console.tokens.add(role + token, role, Tokens.hash(token), "admin", FakeClock.CLOCK.instant());
    return token;
  }

  private static int status(String token) {
    return console.browser().api("GET", "/api/v1/status", token, "").statusCode();
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }
}
