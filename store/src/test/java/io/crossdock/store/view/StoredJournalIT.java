package io.crossdock.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.Journal;
import io.crossdock.core.view.Journal.Entry;
import io.crossdock.core.view.Journal.Filter;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 100 attempts of 20 orders, five in each second; every tenth was refused. */
class StoredJournalIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-24T00:00:00Z");

  private final Journal journal = store.journal();

  @BeforeAll
  static void start() {
    JdbcClient jdbc = jdbc();
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, increment_id)
            SELECT 'main', n, lpad(n::text, 9, '0') FROM generate_series(0, 18) n
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at,
              ended_at, outcome, code, message, hint, raw)
            SELECT 'main', n % 20, gen_random_uuid(), CASE WHEN n % 4 = 0 THEN 'MANUAL' ELSE 'POLL' END,
              'one', timestamptz '2026-11-24 00:00:00+00',
              timestamptz '2026-11-24 00:00:00+00' + n / 5 * interval '1 second',
              CASE WHEN n % 10 = 0 THEN 'blocked' ELSE 'synced' END,
              CASE WHEN n % 10 = 0 THEN 'no_price' ELSE '' END,
              CASE WHEN n % 10 = 0 THEN 'No 50% Price for SKU-' || n ELSE 'In sync.' END, '', ''
            FROM generate_series(0, 99) n
            """)
        .update();
  }

  @Test
  void pagesShowEachEntryOnceNewestFirst() {
    var all = new ArrayList<Entry>();
    String cursor = "";
    do {
      Journal.Page page = journal.list(Filter.ALL, cursor, 7);
      all.addAll(page.entries());
      cursor = page.nextCursor().orElse("");
    } while (!cursor.isEmpty());
    assertThat(all).hasSize(100);
    assertThat(all)
        .isSortedAccordingTo((a, b) -> b.attempt().endedAt().compareTo(a.attempt().endedAt()));
    assertThat(all.stream().filter(e -> e.key().entityId() == 3)).hasSize(5);
  }

  @Test
  void anOrderIsFoundByItsNumberWithOrWithoutZerosAndByItsKey() {
    for (String text : List.of("3", "000000003", "main:3")) {
      assertThat(find(filter(text, "", "", "")))
          .as(text)
          .hasSize(5)
          .allMatch(e -> e.key().entityId() == 3);
    }
    assertThat(find(filter("main:19", "", "", "")))
        .hasSize(5)
        .allMatch(e -> e.incrementId().isEmpty());
    assertThat(find(filter("777", "", "", ""))).isEmpty();
  }

  @Test
  void kindOutcomeAndTextNarrowIt() {
    assertThat(find(filter("", "MANUAL", "", ""))).hasSize(25);
    assertThat(find(filter("", "", "blocked", ""))).hasSize(10);
    assertThat(find(filter("", "MANUAL", "blocked", ""))).hasSize(5);
    assertThat(find(filter("", "", "", "price for sku-"))).hasSize(10);
    assertThat(find(filter("", "", "", "NO_PRICE"))).hasSize(10);
    assertThat(find(filter("", "", "", "SKU-50"))).hasSize(1);
    assertThat(find(filter("", "", "", "0% p"))).hasSize(10);
    assertThat(find(filter("", "", "", "no%sku"))).as("a percent sign is one").isEmpty();
  }

  @Test
  void thePeriodEndsBeforeItsEnd() {
    var filter =
        new Filter(
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.of(T0.plusSeconds(2)),
            Optional.of(T0.plusSeconds(4)),
            "");
    assertThat(find(filter)).hasSize(10);
  }

  @Test
  void aCursorThatIsNoneStartsWithTheNewest() {
    assertThat(journal.list(Filter.ALL, "'; DROP TABLE attempt", 5).entries())
        .isEqualTo(journal.list(Filter.ALL, "", 5).entries());
  }

  private List<Entry> find(Filter filter) {
    return journal.list(filter, "", 1000).entries();
  }

  private static Filter filter(String order, String trigger, String outcome, String text) {
    return new Filter(
        order,
        Optional.of(trigger).filter(name -> !name.isEmpty()).map(Trigger::valueOf),
        AttemptOutcome.of(outcome),
        Optional.empty(),
        Optional.empty(),
        text);
  }
}
