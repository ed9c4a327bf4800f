package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.AuditLog.Deed;
import io.crossdock.access.Role;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.watch.Audits.Period;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pages ask of what is behind them, of which each question is a query at least. */
class QuestionsIT {

  private final Instant now = FakeClock.CLOCK.instant();

  private final Asked asked = new Asked();
  private final TestConsole console = new TestConsole(asked::counting);

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void aPageOfManyRowsAsksNoMoreThanAPageOfOne() {
    Browser browser = console.signedIn();
    fill(0, 1);
    Map<String, Integer> one = questions(browser);
    fill(1, 200);
    assertThat(questions(browser)).isEqualTo(one);
  }

  @Test
  void asManyOrdersAsAreTickedAreFoundByOneQuestion() {
    Browser browser = console.signedIn();
    fill(0, 200);
    int one = asked.during(() -> sync(browser, "order=main:1"));
    int all = asked.during(() -> sync(browser, "order=" + keys("&order=")));
    assertThat(all).isEqualTo(one);
    assertThat(console.orders.sent.getLast()).hasSize(200);
  }

  private static void sync(Browser browser, String ticked) {
    assertThat(browser.post("/orders/sync?" + ticked, Map.of()).statusCode()).isEqualTo(303);
  }

  /** By page; each is shown whole. */
  private Map<String, Integer> questions(Browser browser) {
    var questions = new LinkedHashMap<String, Integer>();
    for (String page :
        List.of(
            "/orders?rows=200",
            "/orders/marks?shown=" + keys("&shown="),
            "/queue",
            "/log",
            "/users",
            "/tokens",
            "/audit-log",
            "/dashboard",
            "/connections",
            "/connections/take-over",
            "/salesforce/orders",
            "/salesforce/orders/history",
            "/field-mapping")) {
      String name = page.contains("?") ? page.substring(0, page.indexOf('?')) : page;
      questions.put(
          name,
          asked.during(() -> assertThat(browser.get(page).statusCode()).as(name).isEqualTo(200)));
    }
    return questions;
  }

  private String keys(String between) {
    return console.orders.rows.stream()
        .map(row -> row.key().toString())
        .collect(Collectors.joining(between));
  }

  private void fill(int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      console.orders.rows.add(FakeOrders.row(i, "row"));
      console.queue.add(Cause.Kind.BLOCKED, "cause " + i, 1);
      console.journal.add(i, AttemptOutcome.SYNCED, "row");
      console.users.add("user" + i, "", Role.VIEWER, now);
      console.tokens.add("token" + i, Role.VIEWER, "hash" + i, "admin", now);
      console.log.add(new Deed(now, "admin", "did", "it", ""));
      console.audits.ask(new Period(now.minusSeconds(60), now), "admin");
    }
  }
}
