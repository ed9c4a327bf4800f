package io.crossdock.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Previews;
import io.crossdock.core.port.work.Adoptions;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.watch.Audits;
import io.crossdock.web.Described;
import io.crossdock.web.Described.Call;
import io.crossdock.web.FakeClock;
import io.crossdock.web.FakeOrders;
import io.crossdock.web.TestConsole;
import io.crossdock.web.access.Access;
import io.crossdock.web.access.Tokens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The API's description against the API: each call of it is made, with its examples. */
class OpenApiIT {

  private static final OrderKey KEY = new OrderKey("main", 7);

  @SuppressWarnings("NullAway.Init")
  private static TestConsole console;

  @SuppressWarnings("NullAway.Init")
  private static Described described;

  @BeforeAll
  static void start() {
    console = new TestConsole();
    described = Described.read(console.browser().get("/api/openapi.json").body());
  }

  @AfterAll
  static void stop() {
    console.close();
  }

  static List<Call> calls() {
    return described.calls();
  }

  static List<Call> guarded() {
    return calls().stream().filter(call -> !call.roles().isEmpty()).toList();
  }

  static List<Call> withBody() {
    return calls().stream().filter(call -> !call.body().isEmpty()).toList();
  }

  static List<Call> withPlace() {
    return calls().stream().filter(call -> call.toString().contains("{")).toList();
  }

  /** One of everything, so that every field there is shows. */
  @BeforeEach
  void fill() {
    console.orders.rows.clear();
    console.orders.rows.add(FakeOrders.row(7, "a text"));
    console.journal.entries.clear();
    console.journal.add(7, AttemptOutcome.BLOCKED, "a text");
    console.orders.attempts.clear();
    console.bindings.same.clear();
    console.orders.attempts.add(console.journal.entries.getFirst().attempt());
    console.queue.groups.clear();
    console.queue.add(Cause.Kind.LEFT_OUT, "a text", 3);
    console.figures.raised.clear();
    console.figures.raise(new io.crossdock.core.watch.Alarms.Alarm("code", "a text", "Press it."));
    console.gates.closed.clear();
    console.gates.closed.add(
        new Gates.Closed(
            Gates.Remote.SHOP, "code", "a text", "Press it.", Instant.EPOCH, Instant.EPOCH));
    console.choices.preview =
        new Previews.Preview(
            List.of(
                new Previews.Change(
                    Previews.Action.UPDATE,
                    "Order",
                    "main:7",
                    List.of(new Previews.FieldChange("Status", "Draft", "Activated")))),
            Optional.of(new Previews.Reason("code", "a text", "Press it.")));
    console.backfills.all.clear();
    ask(
        "POST",
        "/api/v1/backfills",
        "{\"from\":\"2026-01-01\",\"before\":\"2026-02-01\",\"statuses\":[]}");
    if (console.audits.find("audit-1").isEmpty()) {
      ask("POST", "/api/v1/audits", "{\"from\":\"2026-01-01\",\"before\":\"2026-02-01\"}");
    }
    var finding = new Audits.Finding(KEY, "000000007", Audits.Kind.MISSING, "a text");
    console.audits.finish("audit-1", new Audits.Report(3, 1, 1, 0, List.of(finding)));
    console.adoptions.all.clear();
    console.adoptions.oneAtATime = false;
    console.adoptions.left.clear();
    console.adoptions.left.add(
        new Adoptions.Left(
            Kind.ORDER, "801A", "12", Adoptions.Outcome.CONFLICT, "code", "main:7", "a text"));
    ask(
        "POST",
        "/api/v1/adoptions",
        "{\"dryRun\":true,\"orders\":{\"field\":\"A__c\",\"holds\":\"entity_id\"}}");
    console.users.remove("bob");
    console.users.add("ann", "hash", Role.OPERATOR, FakeClock.CLOCK.instant());
    console.tokens.byHash.clear();
    ask("POST", "/api/v1/tokens", "{\"name\":\"old\",\"role\":\"viewer\"}");
  }

  @Test
  void everyRouteOfTheApplicationIsDescribedAndNothingElse() {
    Stream<String> there =
        console.mappings().stream()
            .flatMap(info ->
                info.getPatternValues().stream()
                    .flatMap(path ->
                        info.getMethodsCondition().getMethods().stream()
                            .map(method -> method + " " + path)))
            .filter(route -> route.contains(" /api/") || route.contains(" /hooks/"));
    assertThat(calls().stream().map(Call::toString))
        .as("a new call needs its place in openapi/*.yaml; one that is gone, none")
        .containsExactlyInAnyOrderElementsOf(there.toList());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallAnswersItsExampleAsDescribed(Call call) {
    HttpResponse<String> answer = ask(call, TestConsole.TOKEN, example(call));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(call.success());
    assertAsDescribed(call, answer);
  }

  @ParameterizedTest
  @MethodSource("guarded")
  void aCallIsOpenToTheRoleItNamesAndToNoLowerOne(Call call) {
    Role least = Role.valueOf(call.roles().getFirst().toUpperCase(Locale.ROOT));
    assertThat(ask(call, token(least), example(call)).statusCode()).isEqualTo(call.success());
    for (Role role : Role.values()) {
      if (!role.covers(least)) {
        HttpResponse<String> answer = ask(call, token(role), example(call));
        assertThat(answer.statusCode()).as("%s", role).isEqualTo(403);
        assertAsDescribed(call, answer);
      }
    }
    HttpResponse<String> nobody = ask(call, "wrong", example(call));
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertAsDescribed(call, nobody);
  }

  @ParameterizedTest
  @MethodSource("withBody")
  void aBodyThatIsNoneIsRefusedAsDescribed(Call call) {
    for (String body : List.of("{\"nonsense\":1}", "[", "")) {
      HttpResponse<String> answer = ask(call, TestConsole.TOKEN, body);
      if (call.toString().endsWith(".yaml")) {
        continue; // any text may be YAML; MappingPagesIT has its faults
      }
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertAsDescribed(call, answer);
    }
  }

  @ParameterizedTest
  @MethodSource("withPlace")
  void aPlaceThatIsNoneIsRefusedAsDescribed(Call call) {
    String path = call.toString().split(" ", 2)[1].replaceAll("\\{[^}]+}", "nothing");
    HttpResponse<String> answer =
        console.browser().api(call.method(), path, TestConsole.TOKEN, example(call));
    if (!path.contains("operations")) { // the fake knows every one
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
      assertAsDescribed(call, answer);
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallRefusesParametersThatItsDescriptionDoesNotNameAndTellsAllOfThem(Call call) {
    String address =
        call.address() + (call.address().contains("?") ? "&" : "?") + "stauts=x&Cursor=&pag%65=2";
    HttpResponse<String> answer =
        call.signed()
            ? console.browser().signed(address, "secret", example(call))
            : console.browser().api(call.method(), address, TestConsole.TOKEN, example(call));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertAsDescribed(call, answer);
    assertThat(JsonMapper.shared().readTree(answer.body()).path("faults").valueStream())
        .extracting(fault -> fault.asString().replaceFirst(":.*", ""))
        .containsExactly("stauts", "Cursor", "page");
  }

  @Test
  void whatACallReadsFromItsAddressIsWhatItsDescriptionNames() {
    console
        .handlers()
        .forEach((info, method) -> {
          var read =
              Stream.of(method.getMethodParameters())
                  .map(parameter -> parameter.getParameterAnnotation(RequestParam.class))
                  .filter(annotation -> annotation != null && !annotation.name().isEmpty())
                  .map(annotation -> annotation.name())
                  .toList();
          for (String path : info.getPatternValues()) {
            calls().stream()
                .filter(call -> call.toString().endsWith(" " + path))
                .filter(call ->
                    info.getMethodsCondition().getMethods().stream()
                        .anyMatch(m -> m.name().equals(call.method())))
                .forEach(call -> assertThat(call.queryNames()).as("%s", call).containsAll(read));
          }
        });
  }

  @Test
  void aParameterThatStandsThereTwiceIsRefused() {
    HttpResponse<String> answer = ask("GET", "/api/v1/orders?status=a&status=b&q=7", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("status: is given more than once").doesNotContain("q: ");
  }

  @Test
  void theRolesAreThoseOfTheTable() {
    Map<String, Optional<Role>> table =
        Access.rules().stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    rule -> rule.method() + " " + rule.pattern().getPatternString(),
                    Access.Rule::least));
    for (Call call : calls()) {
      assertThat(call.roles())
          .as("%s", call)
          .isEqualTo(
              table.getOrDefault(call.toString(), Optional.empty()).stream()
                  .map(role -> role.name().toLowerCase(Locale.ROOT))
                  .toList());
    }
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryCallHasANameOfItsOwn() {
    described
        .document()
        .findValues("$ref")
        .forEach(place ->
            assertThat(described.document().at(place.asString().substring(1)).isMissingNode())
                .as(place.asString())
                .isFalse());
    assertThat(calls().stream().map(call -> call.operation().path("operationId").asString()))
        .doesNotContain("")
        .doesNotHaveDuplicates();
  }

  private static void assertAsDescribed(Call call, HttpResponse<String> answer) {
    JsonNode promised = call.answer(answer.statusCode());
    assertThat(promised.isObject())
        .as("%s answers %s, which is not described", call, answer.statusCode())
        .isTrue();
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (promised.path("content").isEmpty()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    JsonNode content = promised.path("content").path(type);
    assertThat(content.isObject()).as("%s answers %s", call, type).isTrue();
    assertThat(described.faults(value(type, answer.body()), content.path("schema"))).isEmpty();
    if (content.has("example")) {
      assertThat(described.faults(content.path("example"), content.path("schema"))).isEmpty();
    }
  }

  private static JsonNode value(String type, String body) {
    return type.endsWith("yaml") || type.endsWith("csv")
        ? JsonMapper.shared().valueToTree(body)
        : JsonMapper.shared().readTree(body);
  }

  /** The described one, at the version of now. */
  private static String example(Call call) {
    for (JsonNode body : call.body().values()) {
      JsonNode example = body.path("example");
      assertThat(described.faults(example, body.path("schema"))).isEmpty();
      if (example instanceof ObjectNode object && object.has("version")) {
        return object.deepCopy().put("version", version(call)).toString();
      }
      return example.isString() ? example.asString() : example.toString();
    }
    return "";
  }

  private static long version(Call call) {
    return call.toString().contains("settings")
        ? console.settings.read().version()
        : console.mappings.read().version();
  }

  private static HttpResponse<String> ask(Call call, String token, String body) {
    String type = call.body().keySet().stream().findFirst().orElse("application/json");
    String address =
        call.address().replace("version=0", "version=" + console.mappings.read().version());
    return call.signed()
        ? console.browser().signed(address, "secret", body)
        : console.browser().api(call.method(), address, token, type, body);
  }

  private static HttpResponse<String> ask(String method, String path, String body) {
    return console.browser().api(method, path, TestConsole.TOKEN, body);
  }

  private static String token(Role role) {
    String token = Tokens.make();
    console.tokens.add(token, role, Tokens.hash(token), "admin", FakeClock.CLOCK.instant());
    return token;
  }
}
