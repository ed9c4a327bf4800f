package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.web.access.Access;
import io.crossdock.web.access.Access.Rule;
import io.crossdock.web.access.Tokens;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
          "GET /actuator/health/liveness",
          "GET /actuator/**",
          "POST /sign-in",
          "POST /sign-out");

  /** Open to whoever has a session, and end it: SignInIT. */
  private static final Set<String> SIGNS_OUT =
      Set.of("POST /sign-out", "POST /account/sign-out-everywhere");

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  private static final Map<Role, Browser> PEOPLE = new EnumMap<>(Role.class);
  private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

  @BeforeAll
  static void start() {
    console = new TestConsole();
    for (Role role : Role.values()) {
      PEOPLE.put(role, console.signedIn(role));
      String token = Tokens.make();
      console.tokens.add(token, role, Tokens.hash(token), "admin", FakeClock.CLOCK.instant());
      TOKENS.put(role, token);
    }
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  /** Every route that the running console has, by itself. */
  static List<Route> routes() {
    return Stream.concat(
            console.mappings().stream().flatMap(AccessIT::named),
            Access.rules().stream().map(AccessIT::named).filter(NO_HANDLER::contains))
        .map(Route::of)
        .filter(route -> !SIGNS_OUT.contains(route.toString()))
        .toList();
  }

  /** A method and a path. */
  record Route(String method, String pattern) {
    static Route of(String text) {
      String[] parts = text.split(" ", 2);
      return new Route(parts[0], parts[1]);
    }

    boolean machine() {
      return pattern.matches("/(api|hooks|actuator)/.*");
    }

    Optional<Role> least() {
      return Access.rules().stream()
          .filter(rule -> named(rule).equals(toString()))
          .findFirst()
          .orElseThrow(() -> new AssertionError(this + " has no row in Access"))
          .least();
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  @Test
  void everyPageAndCallStandsInTheTableAndTheTableNamesNothingElse() {
    var there = new TreeSet<>(NO_HANDLER);
    console.mappings().forEach(info -> named(info).forEach(there::add));
    assertThat(Access.rules().stream().map(AccessIT::named))
        .as("a new page or call needs its row in Access; one that is gone, none")
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void whatIsMappedOtherwiseAreFilesAndOnlyThoseOfTheTableAreGiven() {
    assertThat(console.otherRouting()).as("a kind of routing that no test looks at").isEmpty();
    for (String pattern : console.files()) {
      String path = pattern.replace("**", "x.txt");
      boolean named =
          Access.rules().stream().anyMatch(rule -> named(rule).equals("GET " + pattern));
      assertThat(console.browser().get(path).statusCode()).as(path).isEqualTo(named ? 404 : 302);
      assertThat(console.signedIn(Role.ADMIN).get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nobodyGetsWithoutASessionOrATokenWhatNeedsARole(Route route) {
    HttpResponse<String> answer = ask(console.browser(), route, "");
    if (route.least().isEmpty()) {
      assertThat(answer.statusCode()).isNotEqualTo(302);
      assertThat(answer.body()).doesNotContain("The API token is missing");
    } else if (route.machine()) {
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
  @MethodSource("routes")
  void eachRoleGetsWhatTheTableAllowsAndNothingElse(Route route) {
    for (Role role : Role.values()) {
      Browser browser = PEOPLE.getOrDefault(role, console.browser());
      HttpResponse<String> answer = ask(browser, route, TOKENS.getOrDefault(role, ""));
      if (route.least().filter(least -> !role.covers(least)).isEmpty()) {
        assertThat(answer.statusCode()).as(role + " " + route).isNotIn(403, 405).isLessThan(500);
        assertThat(answer.body()).doesNotContain("The API token is missing");
        if (route.least().isPresent()) {
          assertThat(location(answer)).doesNotContain("/sign-in?ended").isNotEqualTo("/sign-in");
        }
      } else {
        assertThat(answer.statusCode()).as(role + " " + route).isEqualTo(403);
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

  private static HttpResponse<String> ask(Browser browser, Route route, String token) {
    String path = route.pattern().replaceAll("\\{[^}]+}", "7777").replace("**", "x");
    String method = route.method().equals("*") ? "GET" : route.method();
    if (route.machine() && !token.isEmpty()) {
      return browser.api(method, path, token, "{}");
    }
    return method.equals("GET") ? browser.get(path) : browser.send(method, path, Map.of());
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
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
