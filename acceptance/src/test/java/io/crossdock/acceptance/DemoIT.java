package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The demo as its users run it. */
@Tag("alone")
class DemoIT {

  @TempDir Path temporary;

  @Test
  void theUnpackedArchiveGetsReadySyncsItsOrdersAndAPurchaseAndLeavesNothing(@TempDir Path folder)
      throws IOException {
    Path crossdock = Packages.unpacked(folder);
    Instant start = Instant.now();
    try (Demo demo = Demo.installed(crossdock, Packages.fewTools(folder), temporary)) {
      String console = demo.url();
      Instant ready = Instant.now();
      Duration took = Duration.between(start, ready);
      System.out.println("demo: the unpacked archive was ready after " + took.toMillis() + " ms");
      assertThat(took).isLessThan(Duration.ofSeconds(10));
      itIsOfThisVersionOnItsOwnJava(demo, crossdock);
      Place place = Place.at(demo.shopUrl(), demo.orgUrl());
      await()
          .alias("the seeded orders are in sync within a minute of the ready line")
          .atMost(Patience.SOON)
          .pollInterval(Duration.ofMillis(500))
          .until(() -> new Api(console).inSync() == 200);
      System.out.println(
          "demo: 200 orders in sync after "
              + Duration.between(ready, Instant.now()).toMillis()
              + " ms");
      Checker.Verdict verdict = new Checker(place).check();
      assertThat(verdict.clean()).as("%s", verdict).isTrue();

      aPurchaseArrivesWithinSixSeconds(place);
      long id = aPurchaseArrivesWithinSixSeconds(place); // bought when a poll has just ended
      theGridShowsTickAndLink(console, place.order(id).path("increment_id").asString());

      var processes = demo.processes();
      demo.terminate();
      demo.awaitEndOf(processes);
      assertNothingLeft();
    }
  }

  private static void itIsOfThisVersionOnItsOwnJava(Demo demo, Path crossdock) {
    String version = Packages.version();
    assertThat(demo.service().info().command()).hasValue(crossdock + "/runtime/bin/java");
    assertThat(demo.processes().stream().filter(DemoIT::isPostgres))
        .as("PostgreSQL's programs are not unpacked anew")
        .first()
        .extracting(process -> process.info().command().orElse(""))
        .isEqualTo(crossdock + "/lib/postgres/bin/postgres");
    assertThat(demo.log()).contains("Crossdock " + version + " starts, on Java 25");
    assertThat(new Api(demo.url()).get("/api/v1/status").path("version").asString())
        .isEqualTo(version);
    assertThat(Visitor.signedIn(demo.url(), "admin", "admin").page("/orders").body())
        .contains("<small>Crossdock " + version + "</small>");
  }

  private static long aPurchaseArrivesWithinSixSeconds(Place place) {
    long id = place.buy("LAB-MUG", 2, "six.seconds@example.com");
    Instant bought = Instant.now();
    JsonNode order = place.order(id);
    String query =
        "SELECT Id, Status, TotalAmount FROM Order WHERE OrderReferenceNumber = '%s'"
            .formatted(order.path("increment_id").asString());
    await()
        .alias("the purchase is in the org")
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> place.soql(query).path("totalSize").asInt() == 1);
    var took = Duration.between(bought, Instant.now());
    System.out.println("demo: the purchase took " + took.toMillis() + " ms");
    assertThat(took).isLessThan(Duration.ofSeconds(6));
    BigDecimal total = place.soql(query).path("records").get(0).path("TotalAmount").decimalValue();
    assertThat(total).isEqualByComparingTo(order.path("grand_total").decimalValue());
    return id;
  }

  private static void theGridShowsTickAndLink(String console, String number) {
    Visitor admin = Visitor.signedIn(console, "admin", "admin");
    String grid = admin.page("/orders?q=" + number).body();
    assertThat(grid).contains(">" + number + "<").contains("class=\"mark in_sync\"").contains("✔");
    Matcher link = Pattern.compile("<a href=\"(http[^\"]+)\" target=\"_blank\"").matcher(grid);
    assertThat(link.find()).as("a link to the org in %s", grid).isTrue();
    Http.Answer record = admin.page(link.group(1));
    assertThat(record.status()).isEqualTo(200);
    assertThat(record.body()).contains(number);
  }

  @Test
  void ctrlCInTheMiddleOfTheStartLeavesNothing() throws IOException {
    try (Demo demo = Demo.fresh(temporary)) {
      await()
          .atMost(Patience.SOON)
          .until(() -> demo.processes().stream().anyMatch(DemoIT::isPostgres));
      var processes = demo.processes();
      demo.interrupt();
      demo.awaitEndOf(processes);
      assertNothingLeft();
    }
  }

  @Test
  void afterAKillInTheMiddleTheNextDemoOnTheSameFolderRecoversAndDoublesNothing(@TempDir Path data)
      throws IOException {
    List<Integer> ports = Demo.freePorts();
    try (Demo killed = Demo.on(data, ports, temporary)) {
      String console = killed.url();
      Place place = Place.at(killed.shopUrl(), killed.orgUrl());
      await().atMost(Patience.SOON).until(() -> place.count("Order") > 0);
      assertThat(new Api(console).inSync()).isLessThan(200);
      var left = killed.processes();
      left.removeIf(DemoIT::isPostgres);
      killed.service().destroyForcibly();
      killed.launcher().destroyForcibly();
      killed.awaitEndOf(left);
    }
    try (Demo again = Demo.on(data, ports, temporary)) {
      again.url();
      Place place = Place.at(again.shopUrl(), again.orgUrl());
      place.buy("LAB-MUG", 1, "again@example.com");
      Checker.Verdict verdict = new Checker(place).settled(Duration.ofMinutes(2));
      assertThat(verdict.clean()).as("%s", verdict).isTrue();
      assertThat(place.count("Order")).isEqualTo(201);

      var processes = again.processes();
      again.interrupt();
      again.awaitEndOf(processes);
      assertNothingLeft();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("").endsWith("/postgres");
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).isEmpty();
    }
  }
}
