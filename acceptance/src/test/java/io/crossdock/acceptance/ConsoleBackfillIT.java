package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** "Sync all orders now" as staff start, watch and steer it. */
class ConsoleBackfillIT extends AtTheConsole {

  private static final int HISTORY = 640;

  /** A page of a hundred orders takes four seconds, so that one is being read at most times. */
  private static final String SLOW_SHOP =
      """
      {"kind":"latency","ms":0,"perRecordMillis":40,"path":"searchCriteria","times":-1}\
      """;

  private static final Pattern SOME = Pattern.compile("[1-9]\\d?");

  ConsoleBackfillIT() {
    super(HISTORY);
  }

  @Override
  Map<String, String> settings() {
    return Map.of("CROSSDOCK_START_DATE", Instant.now().toString());
  }

  @BeforeAll
  void start() {
    await().atMost(Patience.SOON).until(() -> api.count("notSent") == HISTORY);
  }

  @BeforeEach
  void slow() {
    place.calm();
    place.shopFault(SLOW_SHOP);
  }

  @Test
  void itIsEstimatedThenMovesIsHeldByPauseGoesOnByResumeAndCountsEachOrder() {
    int before = place.count("Order");
    estimate();
    assertThat(
            staff
                .page()
                .getByText(
                    "At least 640 orders of this period are known, about 64 Salesforce calls."))
        .isVisible();
    assertThat(staff.page().getByText("Nothing is sent yet.")).isVisible();
    assertThat(staff.page().getByText("Running.")).hasCount(0);
    assertThat(place.count("Order")).isEqualTo(before);
    staff.photograph("history-estimate");

    staff.press("Sync all orders now");
    assertThat(newest()).containsText("Running.");
    assertThat(bar()).hasAttribute("value", SOME);
    staff.photograph("history-running");
    staff.press("Pause");
    assertThat(newest()).containsText("Paused.");
    place.calm();
    assertThat(newest()).containsText(". 0 on their way");
    standsStill();
    staff.photograph("history-paused");

    staff.press("Resume");
    assertThat(newest()).containsText("Done.");
    assertThat(newest())
        .containsText("640 of 640 orders through: 640 sent, 0 skipped by an option, 0 failed.");
    assertThat(bar()).hasAttribute("value", "100");
    assertThat(newest().locator("button")).hasCount(0);
    assertThat(place.count("Order")).isEqualTo(HISTORY);
    staff.photograph("history-done");
  }

  @Test
  void cancelEndsItAndWhatWasOnItsWayArrives() {
    estimate();
    staff.press("Sync all orders now");
    assertThat(bar()).hasAttribute("value", SOME);
    staff.press("Cancel");
    assertThat(newest()).containsText("Cancelled.");
    assertThat(newest().locator("button")).hasCount(0);
    place.calm();
    standsStill();
    assertThat(counts())
        .containsText(Pattern.compile("\\b(\\d+) of " + HISTORY + " orders through: \\1 sent"));
    staff.photograph("history-cancelled");
  }

  private void estimate() {
    staff.visit("/salesforce/orders");
    staff.page().locator(".page-actions").getByText("Send past orders").click();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    staff.page().getByLabel("Purchase Date from").fill(today.minusDays(30).toString());
    staff.page().getByLabel("Purchase Date before").fill(today.plusDays(1).toString());
    staff.press("Estimate");
  }

  /** For two turns of the feeder. */
  private void standsStill() {
    var held = new AtomicReference<>("");
    await()
        .during(Duration.ofSeconds(5))
        .atMost(Patience.SOON)
        .until(() -> {
          staff.page().reload();
          String now = counts().textContent();
          return held.getAndSet(now).equals(now);
        });
    assertThat(counts()).not().containsText(HISTORY + " of");
  }

  private Locator counts() {
    return newest().locator(".counts");
  }

  private Locator newest() {
    return staff.page().locator(".backfill").first();
  }

  private Locator bar() {
    return newest().locator("progress");
  }
}
