package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One {@code serve} with 256 MB, a small disk and a clock that is set: whatever was done to it, the
 * same process sends the next order within ten seconds. {@code ./crossdock siege} does the same at
 * full length and prints the numbers of docs/proof.md.
 */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // all are there before the first test
class NothingFallsOverIT {

  private static final boolean FULL = Boolean.getBoolean("siege.full");
  private static final Duration SOON = Duration.ofSeconds(10);

  private final List<String> numbers = new ArrayList<>();

  private SmallDisk disk;
  private Optional<MovedClock> clock;
  private Place place;
  private Service service;
  private Api api;
  private Siege siege;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("only root may mount the small disk and so fill it")
        .isEqualTo("root");
    disk = SmallDisk.mount(folder.resolve("disk"), FULL ? 2_000 : 300);
    clock = MovedClock.in(folder);
    place = new Place(0);
    var settings = new HashMap<>(place.settings(disk.folder(), Map.of()));
    clock.ifPresent(moved -> settings.putAll(moved.environment()));
    service = Service.start(settings, "256m");
    api = new Api(service.url());
    siege = new Siege(service.url());
    arrives();
  }

  @AfterEach
  void theSameProcessSendsTheNextOrderSoon() throws IOException {
    disk.makeRoom();
    siege.disconnect();
    place.calm();
    say(
        "  the next order arrives after %.1f s; %s"
            .formatted(arrives().toMillis() / 1000.0, memory()));
    assertThat(service.isAlive()).isTrue();
    assertThat(service.log()).doesNotContain("OutOfMemoryError");
  }

  @AfterAll
  void stop() throws IOException {
    numbers.forEach(System.out::println);
    Files.writeString(Path.of("target", "siege.log"), service.log());
    siege.close();
    service.close();
    place.close();
    disk.close();
  }

  @Test
  void tenThousandConnectionsThatSayNothing() throws IOException {
    say("idle connections");
    siege.connect(FULL ? 10_000 : 3_000);
    Instant then = Instant.now();
    long held = siege.held();
    assertThat(held).isGreaterThan(2_000);
    Duration order = arrives();
    say(
        ("  %d are held; an order bought meanwhile arrives after %.1f s, the console answers after"
                + " %.1f s; %s")
            .formatted(held, order.toMillis() / 1000.0, answers().toMillis() / 1000.0, memory()));
    assertThat(order).isLessThan(SOON);
    await().atMost(Duration.ofSeconds(60)).until(() -> siege.held() < 50);
    say(
        "  they are closed by it after %d s"
            .formatted(Duration.between(then, Instant.now()).toSeconds()));
  }

  @Test
  void twoHundredRequestsOfGarbageASecond() {
    say("200 requests of garbage a second");
    Map<String, Integer> answers = siege.garbage(200, length(Duration.ofMinutes(2)));
    say("  answers: %s".formatted(answers));
    assertThat(answers.keySet()).noneMatch(status -> status.startsWith("5"));
    assertThat(answers).containsKeys("400", "401");
  }

  @Test
  void aFloodOfSignedNoticesOfOrdersThatDoNotExist() {
    say("20 signed notices a second, of 1,000 orders each that do not exist");
    Map<String, Integer> answers = siege.notices(20, length(Duration.ofMinutes(1)));
    Duration order = arrives();
    say(
        "  answers: %s; an order behind it arrives after %.1f s"
            .formatted(answers, order.toMillis() / 1e3));
    assertThat(order).isLessThan(SOON);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(namedOnly()).as("kept of orders nobody placed").isZero());
  }

  /** Rows of orders that were never read. */
  private int namedOnly() throws IOException, SQLException {
    Path home = disk.folder();
    String port = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(3);
    String password = Files.readString(home.resolve("postgres-password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (var connection = DriverManager.getConnection(url, "postgres", password);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*) FROM order_state WHERE increment_id = ''")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void aShopThatAnswersAHundredMegabytes() {
    endless("the shop answers 100 MB", () -> place.shopFault(huge("searchCriteria")));
  }

  @Test
  void anOrgThatAnswersAHundredMegabytes() {
    endless("the org answers 100 MB", () -> place.orgFault(huge("/services/data")));
  }

  private static String huge(String path) {
    return "{\"kind\":\"huge-body\",\"megabytes\":100,\"times\":-1,\"path\":\"" + path + "\"}";
  }

  private void endless(String what, Runnable begin) {
    say(what);
    int before = place.struck("huge-body");
    begin.run();
    Instant end = Instant.now().plus(length(Duration.ofMinutes(1)));
    while (Instant.now().isBefore(end)) {
      long id = place.buy("LAB-MUG", 1, "meanwhile@example.com");
      api.notice(id);
      int struck = place.struck("huge-body");
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> place.struck("huge-body") > struck || Instant.now().isAfter(end));
    }
    int answers = place.struck("huge-body") - before;
    say("  %d such answers".formatted(answers));
    assertThat(answers).isPositive();
    place.calm();
  }

  @Test
  void aDiskThatIsFull() throws IOException {
    say("the disk is full: data folder and PostgreSQL");
    long bytes = disk.fill();
    Instant end = Instant.now().plus(length(Duration.ofMinutes(1)));
    int refused = 0;
    int taken = 0;
    List<Long> bought = new ArrayList<>();
    while (Instant.now().isBefore(end)) {
      Siege.pause(Duration.ofMillis(500));
      List<Long> some = place.demand("{\"count\":2,\"sku\":\"LAB-MUG\"}");
      bought.addAll(some);
      Http.Answer notice = Notice.attempt(service.url(), some);
      assertThat(notice.status()).as("%s", notice).isIn(202, 503);
      if (notice.status() == 503) {
        refused++;
        assertThat(notice.body()).contains("Nothing was saved");
      } else {
        taken++;
      }
    }
    say(
        "  %d MB taken away; %d notices kept, %d refused with a sentence"
            .formatted(bytes >> 20, taken, refused));
    disk.makeRoom();
    Instant room = Instant.now();
    arrives();
    await()
        .atMost(Patience.SOON)
        .until(() -> place.count("Order WHERE Magento_Id__c LIKE 'main:%'") >= bought.size());
    say(
        "  all %d orders bought meanwhile are in the org %d s after there was room"
            .formatted(bought.size(), Duration.between(room, Instant.now()).toSeconds()));
    assertThat(new Checker(place).settled(Patience.SOON).clean()).isTrue();
  }

  @Test
  void aClockThatJumpsByAnHourBothWays() throws IOException {
    assumeThat(clock).as("Debian's libfaketime is installed").isPresent();
    say("the clock jumps (Crossdock's and its PostgreSQL's; shop and org keep theirs)");
    for (int hours : List.of(1, 0, -1, 0)) {
      clock.orElseThrow().move(Duration.ofHours(hours));
      say(
          "  to %+d h: an order arrives after %.1f s"
              .formatted(hours, arrives().toMillis() / 1000.0));
    }
  }

  /** From the purchase until the org has it, found by the poll; within ten seconds. */
  private Duration arrives() {
    long id = place.buy("LAB-MUG", 1, "next@example.com");
    Instant bought = Instant.now();
    await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !place.inOrg(id).isMissingNode());
    return Duration.between(bought, Instant.now());
  }

  /** How long the console takes for somebody's first request. */
  private Duration answers() {
    Instant asked = Instant.now();
    assertThat(Http.send("GET", service.url() + "/sign-in", null, null).status()).isEqualTo(200);
    return Duration.between(asked, Instant.now());
  }

  /** What the process has of the machine: heap, classes, threads, buffers. */
  private String memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + service.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> "%d MB in memory".formatted(Long.parseLong(line.replaceAll("\\D", "")) >> 10))
        .findFirst()
        .orElseThrow();
  }

  private static Duration length(Duration full) {
    return FULL ? full : Duration.ofSeconds(4);
  }

  private void say(String what) {
    numbers.add("siege: " + what);
  }
}
