package io.crossdock.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.web.access.Access;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * No input gives a 500: every route of {@link Access} (which web's AccessIT holds to what is
 * mapped) is asked with what no person types, by nobody, a viewer and an admin, on a real database.
 */
class OddInputIT extends InOnePlace {

  private static final JsonMapper JSON = JsonMapper.shared();

  private static final String ADMIN = "demo-token";

  private static final String HUGE = "99999999999999999999999";

  /** As they stand in an address or a form. */
  private static final List<String> ODD =
      List.of(
          "%00",
          HUGE,
          "9223372036854775807",
          "-1",
          "%F0%9F%92%A9",
          "%ED%A0%80%C0%80%FF",
          "%2B999999999-12-31",
          "%25s%27%22%3Cb%3E%5C1e999",
          "x".repeat(4000));

  private static final List<String> ODD_NUMBERS =
      List.of(HUGE, "9223372036854775807", "-1", "%2B999999999-12-31", "%F0%9F%92%A9%ED%A0%80");

  private static final List<String> ODD_JSON =
      List.of(
          "null",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\uD83D\uDCA9\"",
          HUGE,
          "9223372036854775807",
          "-1",
          "1e400",
          "[]",
          "{}",
          "[[{\"a\":[null]}]]",
          "\"+999999999-12-31T00:00:00Z\"",
          "\"" + "x".repeat(20_000) + "\"");

  private final List<String> broken = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private String order = "";
  private List<Person> people = List.of();
  private Person admin = Person.nobody("");
  private ParameterNames names = new ParameterNames();

  OddInputIT() {
    super(2);
  }

  /** Each try comes from another address, so that the sign-in does not close. */
  @Override
  Map<String, String> settings() {
    return Map.of("CROSSDOCK_PROXIES", "127.0.0.1");
  }

  @BeforeAll
  void comeIn() {
    order = "main:" + place.orders().get(0).path("entity_id").asLong();
    api(
        "POST",
        "/api/v1/users",
        "{\"name\":\"vera\",\"role\":\"viewer\",\"password\":\"nine odd pelicans sleep\"}");
    String token =
        api("POST", "/api/v1/tokens", "{\"name\":\"vera\",\"role\":\"viewer\"}")
            .json()
            .path("token")
            .asString();
    assertThat(token).startsWith("crossdock_");
    admin = Person.signedIn(crossdock.url(), "admin", "admin", ADMIN);
    people =
        List.of(
            Person.nobody(crossdock.url()),
            Person.signedIn(crossdock.url(), "vera", "nine odd pelicans sleep", token),
            admin);
    names.ofHandlers();
    Stream.concat(
            Access.rules().stream()
                .filter(rule -> rule.method().equals("GET"))
                .map(rule -> path(rule, "1")),
            Stream.of("/orders/" + order + "?tab=salesforce", "/salesforce/orders?tab=advanced"))
        .forEach(page -> names.onPage(admin.get(page)));
    assertThat(names.routes()).as("forms and links are found").isGreaterThan(20);
  }

  @BeforeEach
  void nothingIsBroken() {
    broken.clear();
  }

  private Http.Answer api(String method, String path, String body) {
    return Http.send(method, crossdock.url() + path, ADMIN, body);
  }

  @Test
  void whatTheServiceTellsOfItselfIsHealthAndFiguresAlone() {
    JsonNode links = api("GET", "/actuator", "").json().path("_links");
    assertThat(links.propertyNames())
        .containsExactlyInAnyOrder("self", "health", "health-path", "prometheus");
    for (String path : List.of("/actuator", "/actuator/health", "/actuator/prometheus")) {
      for (String method : List.of("POST", "PUT", "DELETE")) {
        assertThat(api(method, path, "").status()).as(method + " " + path).isEqualTo(405);
      }
    }
  }

  @Test
  void noAddressAndNoFormGivesA500() {
    for (Person person : people) {
      for (Access.Rule rule : Access.rules()) {
        Set<String> taken = names.of(rule);
        List<String> values = person.equals(admin) ? ODD : ODD.subList(0, 2);
        for (String odd : values) {
          String all =
              taken.stream()
                  .map(n -> n + "=" + odd + "&" + n + "=2")
                  .collect(Collectors.joining("&"));
          ask(person, rule, path(rule, "1"), all);
          if (rule.pattern().getPatternString().contains("{")) {
            ask(person, rule, path(rule, odd), "");
          }
        }
        for (String odd : person.equals(admin) ? ODD_NUMBERS : List.<String>of()) {
          taken.forEach(name -> ask(person, rule, path(rule, "1"), name + "=" + odd));
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(asked.get()).as("there is something to ask").isGreaterThan(2000);
  }

  @Test
  void noBodyOfTheWrongKindAndNoHeaderGivesA500() {
    var headers =
        List.of(
            Map.of("Content-Type", "multipart/form-data"),
            Map.of("Content-Type", "multipart/form-data; boundary=x"),
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-77"),
            Map.of("Content-Type", "application/json; charset=\"\u00e4"),
            Map.of("Content-Type", "nonsense"),
            Map.of("Content-Type", "application/json", "Content-Encoding", "gzip"),
            Map.of("Content-Type", "application/json", "Accept", "image/png"),
            Map.of("Accept", "*/*;q=x,,;"),
            Map.of("Accept-Language", "xx-".repeat(500)),
            Map.of(
                "Cookie", "JSESSIONID=%00; crossdock-form=; =; theme=\u00ff; crossdock-page=//%zz"),
            Map.of("Authorization", "Basic =="),
            Map.of("X-Forwarded-For", "nonsense, , 300.300.300.300"),
            Map.of("Range", "bytes=9-1", "If-None-Match", "\"", "If-Modified-Since", "never"),
            Map.of("X-Crossdock-Timestamp", HUGE, "X-Crossdock-Signature", "sha256=zz"));
    for (Person person : people) {
      for (Access.Rule rule : Access.rules()) {
        for (Map<String, String> odd : person.equals(admin) ? headers : headers.subList(0, 2)) {
          String body = odd.containsKey("Accept-Language") ? "" : "{\"a\": [\u0000";
          send(person, rule, method(rule), path(rule, "1"), body, odd);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void noFieldOfACallGivesA500() {
    JsonNode paths = api("GET", "/api/openapi.json", "").json().path("paths");
    paths
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(call -> {
                  JsonNode example =
                      call.getValue()
                          .path("requestBody")
                          .path("content")
                          .path("application/json")
                          .path("example");
                  if (example instanceof ObjectNode object) {
                    String route =
                        call.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                    wrong(object).forEach(body -> call(route, body));
                    call(route, "[".repeat(5000));
                    call(route, "\"x\"");
                  }
                }));
    assertThat(broken).isEmpty();
    for (String yaml :
        List.of(
            "mappings: !!int x",
            "&a [*a]",
            "\u0000",
            "!!binary \u00e4",
            "x: !!timestamp y",
            "{".repeat(3000))) {
      call("PUT /api/v1/mappings.yaml?version=0", yaml);
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void noRequestThatIsNoHttpGivesA500() throws IOException {
    for (String route :
        List.of(
            "/orders",
            "/api/v1/orders",
            "/hooks/magento",
            "/sign-in",
            "/assets/x.css",
            "/actuator/health")) {
      String host = "Host: 127.0.0.1\r\nConnection: close\r\n";
      for (String head :
          List.of(
              "GET " + route + "?q=%zz HTTP/1.1\r\n" + host,
              "GET " + route + "?%zz=%&&=&=% HTTP/1.1\r\n" + host,
              "GET " + route + "/%zz HTTP/1.1\r\n" + host,
              "GET " + route + "/%2e%2e/%2f%5c;a=b HTTP/1.1\r\n" + host,
              "GET " + route + "/..%00 HTTP/1.1\r\n" + host,
              "GET " + route + "?\u00ff\u00fe HTTP/1.1\r\n" + host,
              "GET " + route + " HTTP/9.9\r\n" + host,
              "FLY " + route + " HTTP/1.1\r\n" + host,
              "TRACE " + route + " HTTP/1.1\r\n" + host,
              "OPTIONS * HTTP/1.1\r\n" + host,
              "GET " + route + " HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n",
              "GET " + route + " HTTP/1.1\r\nConnection: close\r\n",
              "GET " + route + " HTTP/1.1\r\n" + host + "X: a\u0001b\r\n",
              "GET " + route + " HTTP/1.1\r\n" + host + "X: " + "x".repeat(20_000) + "\r\n",
              "POST " + route + " HTTP/1.1\r\n" + host + "Content-Length: -5\r\n",
              "POST "
                  + route
                  + " HTTP/1.1\r\n"
                  + host
                  + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
              "POST " + route + " HTTP/1.1\r\n" + host + "Transfer-Encoding: odd\r\n",
              "POST "
                  + route
                  + " HTTP/1.1\r\n"
                  + host
                  + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n")) {
        String status = raw(head + "\r\nusername=%zz");
        if (status.startsWith("5") && !status.equals("505") && !status.equals("501")) {
          broken.add(status + " " + head);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private void ask(Person person, Access.Rule rule, String path, String parameters) {
    String method = method(rule);
    boolean form = !method.equals("GET");
    String address = path + (form || parameters.isEmpty() ? "" : "?" + parameters);
    String type = "application/x-www-form-urlencoded";
    send(person, rule, method, address, form ? parameters : "", Map.of("Content-Type", type));
  }

  private void call(String route, String body) {
    String[] parts = route.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]+}", "1").replace("/orders/1", "/orders/" + order);
    Http.Answer answer = api(parts[0], path, body);
    if (answer.status() >= 500) {
      broken.add(
          answer.status() + " " + route + " " + shortened(body) + " " + shortened(answer.body()));
    }
  }

  /** The example with each of its fields in turn of each odd kind. */
  private static List<String> wrong(ObjectNode example) {
    var bodies = new ArrayList<String>();
    for (String odd : ODD_JSON) {
      for (String name : example.propertyNames()) {
        bodies.add(with(example, name, JSON.readTree(odd)).toString());
        if (example.path(name) instanceof ObjectNode inner) {
          for (String deeper : inner.propertyNames()) {
            bodies.add(with(example, name, with(inner, deeper, JSON.readTree(odd))).toString());
          }
        } else if (example.path(name) instanceof ArrayNode) {
          bodies.add(
              with(example, name, JSON.createArrayNode().add(JSON.readTree(odd))).toString());
        }
      }
    }
    return bodies;
  }

  private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
    ObjectNode changed = object.deepCopy();
    changed.set(name, value);
    return changed;
  }

  private void send(
      Person person,
      Access.Rule rule,
      String method,
      String address,
      String body,
      Map<String, String> headers) {
    int number = asked.incrementAndGet();
    var request = HttpRequest.newBuilder(URI.create(crossdock.url() + address));
    request.setHeader("X-Forwarded-For", "10.%d.%d.1".formatted(number / 250, number % 250));
    if (!person.token().isEmpty()) {
      request.setHeader("Authorization", "Bearer " + person.token());
      request.setHeader("X-CSRF-TOKEN", person.csrf());
    }
    headers.forEach(request::setHeader);
    request.method(
        method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<String> answer = person.send(request.build());
    if (answer.statusCode() >= 500) {
      broken.add(
          answer.statusCode()
              + " "
              + rule.method()
              + " "
              + shortened(address)
              + " "
              + shortened(body)
              + " "
              + headers
              + " "
              + person.csrf());
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(160, text.length()));
  }

  /** Nobody signs out in the middle, and nobody changes what the others rest on. */
  private String path(Access.Rule rule, String value) {
    return rule.pattern()
        .getPatternString()
        .replace("/sign-out", "/sign-out/not-now")
        .replace("{key}", value.equals("1") ? order : value)
        .replace("{side}", value.equals("1") ? "shop" : value)
        .replace("{remote}", value.equals("1") ? "shop" : value)
        .replace("{name}", value.equals("1") ? "nobody-here" : value)
        .replaceAll("\\{[^}]+}", value)
        .replace("**", value.equals("1") ? "health" : value);
  }

  private static String method(Access.Rule rule) {
    return rule.method().equals("*") ? "GET" : rule.method();
  }

  /** The status line's number; empty when it only hangs up. */
  private String raw(String request) throws IOException {
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(crossdock.url()).getPort())) {
      socket.setSoTimeout(10_000);
      var answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        socket.shutdownOutput(); // so that it waits for no more
        socket.getInputStream().transferTo(answer);
      } catch (IOException e) {
        // it has hung up; what it said before counts
      }
      return answer.toString(ISO_8859_1).replaceFirst("(?s)^HTTP/1.1 ([0-9]{3}).*", "$1");
    }
  }
}
