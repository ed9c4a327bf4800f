package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.crossdock.app.Crossdock;
import io.crossdock.app.watch.WatchCheck;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What docs/watching.md, its dashboard and its alert rules name is what a running instance has. */
class WatchingIT {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Path RULES = DOCS.resolve("watching/alerts.yml");

  private static final String TOKEN = "0123456789abcdef";
  private static final Pattern NAME = Pattern.compile("\\bcrossdock_[a-z_]+");

  /** What Prometheus puts behind the name of a timer or a histogram. */
  private static final Pattern SUFFIX = Pattern.compile("_(bucket|count|sum|max)$");

  @TempDir Path data;

  @Test
  void theTableNamesWhatARunningInstanceHasAndNothingElse() throws Exception {
    try (Place place = new Place(1);
        Crossdock crossdock = place.crossdock(data, Map.of("CROSSDOCK_WATCH_TOKEN", TOKEN))) {
      await()
          .atMost(Patience.SOON)
          .until(
              () -> asked(crossdock),
              told ->
                  told.contains("crossdock_order_arrival_seconds_count{connection=\"main\"} 1")
                      && !told.contains("crossdock_salesforce_day_left{connection=\"main\"} NaN"));
      String told = asked(crossdock);
      assertThat(names(told)).containsExactlyInAnyOrderElementsOf(documented());
      assertThat(lines(told, "crossdock_order_arrival_seconds_bucket"))
          .hasSize(12)
          .anyMatch(line -> line.contains("le=\"60.0\""));
      assertThat(lines(told, "crossdock_attempts_seconds_count"))
          .anyMatch(line -> line.contains("outcome=\"synced\"") && !line.endsWith(" 0"));
      assertThat(lines(told, "crossdock_salesforce_calls_seconds_count"))
          .anyMatch(line -> line.contains("kind=\"composite-graph\""));
      assertThat(lines(told, "crossdock_salesforce_day_left"))
          .allMatch(line -> Double.parseDouble(line.replaceFirst(".* ", "")) > 0);
      assertThat(lines(told, "crossdock_"))
          .as("no tag names an order, a person or an address")
          .noneMatch(line -> line.contains("@") || line.matches(".*\\d{9}.*\\}.*"));
      assertThat(place.orders()).hasSize(1);
      theDoctorAsksForTheMetricsAsAMonitoringSystemDoes(crossdock);
      theLogOfARefusedOrderCarriesItsNumberAndAttempt(place);
    }
  }

  private static void theDoctorAsksForTheMetricsAsAMonitoringSystemDoes(Crossdock crossdock) {
    var right = new WatchCheck(crossdock.url(), Optional.of(TOKEN)).check().getFirst();
    assertThat(right.state()).isEqualTo(State.OK);
    assertThat(right.sentence()).contains("/actuator/prometheus").doesNotContain(TOKEN);
    var wrong = new WatchCheck(crossdock.url(), Optional.of("another-token-16")).check().getFirst();
    assertThat(wrong.state()).isEqualTo(State.WARNING);
    assertThat(wrong.fix()).contains("start it again");
    var none = new WatchCheck("http://127.0.0.1:1", Optional.of(TOKEN)).check().getFirst();
    assertThat(none.sentence()).contains("Nothing answers", "Start Crossdock");
  }

  private static void theLogOfARefusedOrderCarriesItsNumberAndAttempt(Place place) {
    var root = (Logger) LoggerFactory.getLogger("io.crossdock");
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    root.addAppender(lines);
    try {
      place.orgValidation(
          """
          {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
          """);
      String number =
          place
              .order(place.buy("LAB-MUG", 1, "private@example.com"))
              .path("increment_id")
              .asString();
      await()
          .atMost(Patience.SOON)
          .until(() ->
              List.copyOf(lines.list).stream()
                  .anyMatch(line -> line.getFormattedMessage().contains("is blocked")));
      assertThat(List.copyOf(lines.list))
          .filteredOn(line -> line.getFormattedMessage().contains("is blocked"))
          .allSatisfy(line ->
              assertThat(line.getMDCPropertyMap())
                  .containsEntry("order", number)
                  .containsKey("attempt"));
      assertThat(List.copyOf(lines.list))
          .noneMatch(line -> line.getFormattedMessage().contains("private@example.com"));
    } finally {
      root.detachAppender(lines);
    }
  }

  private static String asked(Crossdock crossdock) {
    var answer = Http.send("GET", crossdock.url() + "/actuator/prometheus", TOKEN, null);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> lines(String told, String name) {
    return told.lines().filter(line -> line.startsWith(name)).toList();
  }

  private static Set<String> documented() throws IOException {
    try (Stream<String> lines = Files.lines(DOCS.resolve("watching.md"))) {
      return lines
          .filter(line -> line.startsWith("| `crossdock_"))
          .map(line -> line.split("`", -1)[1])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> names(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> SUFFIX.matcher(found.group()).replaceFirst(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theDashboardIsWholeAndAsksForWhatIsDocumentedOnly() throws Exception {
    JsonNode dashboard = dashboard();
    assertThat(dashboard.path("schemaVersion").asInt()).isGreaterThan(30);
    assertThat(dashboard.at("/templating/list").findValuesAsString("name"))
        .contains("datasource", "connection");
    var ids = new HashSet<Integer>();
    var taken = new HashSet<String>();
    for (JsonNode panel : dashboard.path("panels")) {
      String title = panel.path("title").asString();
      assertThat(ids.add(panel.path("id").asInt())).as("an id of its own: " + title).isTrue();
      JsonNode at = panel.path("gridPos");
      int right = at.path("x").asInt() + at.path("w").asInt();
      assertThat(right).as(title).isLessThanOrEqualTo(24);
      for (int x = at.path("x").asInt(); x < right; x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          assertThat(taken.add(x + "," + y)).as("over another one: " + title).isTrue();
        }
      }
      assertThat(panel.path("type").asString()).isIn("row", "stat", "timeseries");
      boolean row = panel.path("type").asString().equals("row");
      assertThat(panel.path("targets").isEmpty()).as(title).isEqualTo(row);
    }
    assertThat(questions(dashboard))
        .hasSizeGreaterThan(20)
        .allSatisfy(
            expression -> assertThat(documented()).as(expression).containsAll(names(expression)));
  }

  @Test
  void eachDocumentedMetricIsOnTheDashboardAndTheRulesNameNoOther() throws Exception {
    String dashboard = String.join("\n", questions(dashboard()));
    assertThat(names(dashboard)).containsExactlyInAnyOrderElementsOf(documented());
    assertThat(documented()).containsAll(names(Files.readString(RULES)));
  }

  @Test
  void prometheusUnderstandsTheRulesAndEveryQuestionOfTheDashboard() throws Exception {
    assumeTrue(there("promtool"), "promtool is not on this machine");
    assertThat(promtool(RULES)).contains("SUCCESS");
    var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    for (String question : questions(dashboard())) {
      rules
          .append("      - record: x\n        expr: '")
          .append(question.replace("$connection", "main"))
          .append("'\n        labels: { n: \"")
          .append(rules.length())
          .append("\" }\n");
    }
    Path file = Files.writeString(data.resolve("dashboard.yml"), rules);
    assertThat(promtool(file)).contains("SUCCESS");
  }

  private static boolean there(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static String promtool(Path rules) throws IOException {
    Process process =
        new ProcessBuilder("promtool", "check", "rules", rules.toString())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static JsonNode dashboard() throws IOException {
    return JsonMapper.shared()
        .readTree(Files.readString(DOCS.resolve("watching/grafana-dashboard.json")));
  }

  private static List<String> questions(JsonNode dashboard) {
    var questions = new ArrayList<String>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        questions.add(target.path("expr").asString());
      }
    }
    return questions;
  }
}
