package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.Role;
import io.crossdock.web.access.Access;
import io.crossdock.web.access.Access.Rule;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Each page and API call by each role, over HTTP. */
class AccessIT {

  /** Answered by filters and resource handlers, not by a page. */
  private static final Set<String> NO_HANDLER =
      Set.of(
          "GET /assets/**",
          "GET /webjars/**",
          "GET /actuator/**",
          "POST /sign-in",
          "POST /sign-out");

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  private static final Map<Role, Browser> PEOPLE = new EnumMap<>(Role.class);

  @BeforeAll
  static void start() {
    console = new TestConsole();
    for (Role role : Role.values()) {
      PEOPLE.put(role, console.signedIn(role));
    }
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  static List<Rule> rules() {
    return Access.rules();
  }

  static List<Rule> pages() {
    return rules().stream()
        .filter(rule ->
            rule.least().isPresent() && !machine(rule) && !named(rule).endsWith("/sign-out"))
        .toList();
  }

  @Test
  void everyPageAndCallStandsInTheTableAndTheTableNamesNothingElse() {
    var there = new TreeSet<>(NO_HANDLER);
    console.mappings().forEach(info -> named(info).forEach(there::add));
    assertThat(Access.rules().stream().map(AccessIT::named))
        .as("a new page or call needs its row in Access; one that is gone, none")
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void nobodyGetsWithoutASessionOrATokenWhatNeedsARole(Rule rule) {
    HttpResponse<String> answer = ask(console.browser(), rule);
    if (rule.least().isEmpty()) {
      assertThat(answer.statusCode()).isNotEqualTo(302);
      assertThat(answer.body()).doesNotContain("The API token is missing");
    } else if (machine(rule)) {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("The API token is missing or wrong");
    } else {
      assertThat(answer.statusCode()).isIn(302, 403);
      if (answer.statusCode() == 302) {
        assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPersonGetsWhatTheRoleAllowsAndNothingElse(Rule rule) {
    for (Role role : Role.values()) {
      HttpResponse<String> answer = ask(PEOPLE.getOrDefault(role, console.browser()), rule);
      if (role.covers(rule.least().orElseThrow())) {
        assertThat(answer.statusCode()).as(role + " " + named(rule)).isNotIn(401, 403, 405, 500);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("/sign-in");
      } else {
        assertThat(answer.statusCode()).as(role + " " + named(rule)).isEqualTo(403);
        assertThat(answer.body()).contains("You may not do this");
      }
    }
  }

  @Test
  void whatNobodyNamedIsNotThereForAnyone() {
    Browser admin = console.signedIn(Role.ADMIN);
    assertThat(admin.get("/nothing").statusCode()).isEqualTo(404);
    assertThat(admin.get("/orders/main:1/").statusCode()).isEqualTo(404);
    assertThat(admin.post("/orders.csv", Map.of()).statusCode()).isEqualTo(405);
    assertThat(console.browser().get("/nothing").statusCode()).isEqualTo(302);
    assertThat(console.browser().get("/api/v1/nothing").statusCode()).isEqualTo(401);
    assertThat(admin.api("GET", "/api/v1/nothing", TestConsole.TOKEN, "").statusCode())
        .isEqualTo(404);
    assertThat(admin.api("DELETE", "/api/v1/orders", TestConsole.TOKEN, "").statusCode())
        .isEqualTo(405);
  }

  @Test
  void aSessionIsNoTokenAndATokenNoSession() {
    assertThat(console.signedIn().get("/api/v1/status").statusCode()).isEqualTo(401);
    assertThat(console.browser().api("GET", "/orders", TestConsole.TOKEN, "").statusCode())
        .isEqualTo(302);
    assertThat(console.browser().api("GET", "/api/v1/status", "test-tokem", "").statusCode())
        .isEqualTo(401);
  }

  private static HttpResponse<String> ask(Browser browser, Rule rule) {
    String path = rule.pattern().getPatternString().replaceAll("\\{[^}]+}", "1").replace("**", "x");
    String method = rule.method().equals("*") ? "GET" : rule.method();
    return method.equals("GET") ? browser.get(path) : browser.send(method, path, Map.of());
  }

  private static boolean machine(Rule rule) {
    return rule.pattern().getPatternString().startsWith("/api/");
  }

  private static String named(Rule rule) {
    return rule.method() + " " + rule.pattern().getPatternString();
  }

  private static Stream<String> named(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    return info.getPatternValues().stream()
        .flatMap(path ->
            methods.isEmpty()
                ? Stream.of("* " + path)
                : methods.stream().map(method -> method + " " + path));
  }
}
