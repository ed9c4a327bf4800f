package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.Journal.Filter;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogIT {

  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x>";

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void anEntryTellsTheOrderWhyItWasTriedAndWhatCameOfItWithTheRawAnswerFolded() {
    console.journal.add(7, AttemptOutcome.BLOCKED, "A field lacks.");
    assertThat(browser.get("/log").body())
        .contains("/orders/main:7?tab=salesforce\">000000007</a>", "A person", "Failed", "1.5 s")
        .containsPattern("A field lacks\\. Press it\\.\\s+<small class=\"code\"[^>]*>CODE</small>")
        .contains("<details><summary>Raw answer</summary><pre>A field lacks.</pre></details>");
  }

  @Test
  void whatOthersSaidNeverBecomesMarkup() {
    console.journal.add(7, AttemptOutcome.BLOCKED, HOSTILE);
    assertThat(browser.get("/log?text=%22%3E%3Cscript%3Ealert(1)").body())
        .contains("alert(1)")
        .doesNotContain("<script>alert", "<img src=x");
  }

  @Test
  void theFilterReachesTheJournal() {
    browser.get("/log?order=42&kind=POLL&outcome=retry&from=2026-11-24&to=2026-11-25&text=lock");
    assertThat(console.journal.asked.getLast())
        .isEqualTo(
            new Filter(
                "42",
                Optional.of(Trigger.POLL),
                Optional.of(AttemptOutcome.RETRY),
                Optional.of(Instant.parse("2026-11-24T00:00:00Z")),
                Optional.of(Instant.parse("2026-11-26T00:00:00Z")),
                "lock"));
  }

  @Test
  void aFilterThatCannotBeReadListsNothingAndNamesEveryField() {
    console.journal.add(7, AttemptOutcome.BLOCKED, "x");
    assertThat(browser.get("/log?kind=magic&outcome=fine&from=soon").body())
        .contains("Kind: \"magic\"", "Outcome: \"fine\"", "Date: \"soon\"")
        .doesNotContain("000000007");
    var answer = api("/api/v1/log?kind=magic&from=soon");
    assertThat(answer).contains("Kind: ", "Date: ", "\"status\":400");
    assertThat(browser.get("/log.csv?outcome=fine").statusCode()).isEqualTo(400);
  }

  @Test
  void olderEntriesAreAPageAway() {
    LongStream.rangeClosed(1, 60)
        .forEach(n -> console.journal.add(n, AttemptOutcome.SYNCED, "In sync."));
    assertThat(browser.get("/log?outcome=synced").body())
        .contains("/log?outcome=synced&amp;cursor=50\">Older</a>")
        .doesNotContain(">Newest</a>");
    assertThat(browser.get("/log?cursor=50").body())
        .contains("<a class=\"btn\" href=\"/log\">Newest</a>")
        .doesNotContain(">Older</a>");
  }

  @Test
  void theExportHoldsEveryEntryAndNoFormula() {
    LongStream.rangeClosed(1, 1001)
        .forEach(n -> console.journal.add(n, AttemptOutcome.BLOCKED, "=1+1"));
    var answer = browser.get("/log.csv");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines()).hasSize(1002);
    assertThat(answer.body()).contains(",'=1+1,").doesNotContain(",=1+1");
  }

  @Test
  void anEmptyLogSaysSo() {
    assertThat(browser.get("/log").body()).contains("Nothing was tried yet.");
    assertThat(browser.get("/log?text=x").body())
        .contains("Nothing in the log matches the filter.");
  }

  @Test
  void scriptsReadThePagesOfTheLog() {
    LongStream.rangeClosed(1, 150)
        .forEach(n -> console.journal.add(n, AttemptOutcome.RETRY, "Locked."));
    assertThat(api("/api/v1/log"))
        .contains("\"nextCursor\":\"100\"", "\"order\":\"main:1\"", "\"outcome\":\"retry\"");
    assertThat(api("/api/v1/log?cursor=100")).contains("main:150").doesNotContain("nextCursor");
  }

  private String api(String path) {
    return console.browser().api("GET", path, TestConsole.TOKEN, "").body();
  }
}
