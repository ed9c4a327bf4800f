package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the queue's moves write, read from PostgreSQL's own log of changes. */
class QueueMovesIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  private static final List<OrderKey> KEYS =
      LongStream.rangeClosed(1, 40).mapToObj(id -> new OrderKey("main", id)).toList();

  private final WorkQueue queue = store.workQueue();

  /** Orders that are in Salesforce. */
  @BeforeEach
  void sent() {
    jdbc().sql("CREATE EXTENSION IF NOT EXISTS pg_walinspect").update();
    jdbc().sql("TRUNCATE work, shop_order, written, attempt, instance").update();
    queue.renew("a", List.of());
    queue.mark(KEYS, Trigger.POLL);
    settle(claim(), new Outcome.Synced(Applied.NOTHING, "print"));
  }

  @Test
  void anOrderGoesThroughTheQueueWithoutAWriteOfWhatTheGridShowsAndSearches() {
    String from = now();
    queue.mark(KEYS, Trigger.POLL);
    List<Claim> claims = claim();
    assertThat(queue.beginWrite(claims)).hasSize(KEYS.size());
    settle(claims, new Outcome.Unchanged());
    assertThat(written(from))
        .contains("work", "work_due", "attempt")
        .noneMatch(name -> name.startsWith("shop_order") || name.startsWith("written"));
  }

  @Test
  void whatIsToldAnewIsWrittenThere() {
    String from = now();
    queue.mark(KEYS, Trigger.POLL);
    settle(claim(), new Outcome.Skipped("off", "It is off.", false));
    assertThat(written(from)).contains("shop_order", "shop_order_mark").doesNotContain("written");
  }

  private List<Claim> claim() {
    List<Claim> claims = queue.claim("a", Lane.LIVE, 100);
    assertThat(claims).hasSize(KEYS.size());
    return claims;
  }

  private void settle(List<Claim> claims, Outcome outcome) {
    queue.record(
        claims.stream()
            .map(claim -> new Settled(claim, outcome, Optional.empty(), "", T0, T0))
            .toList());
  }

  private static String now() {
    return jdbc().sql("SELECT pg_current_wal_insert_lsn()").query(String.class).single();
  }

  /** Tables and indexes; row locks and hints are no writes of them. */
  private static List<String> written(String from) {
    String until = now();
    jdbc().sql("SELECT pg_switch_wal()").query((row, n) -> n).list();
    return jdbc()
        .sql(
            """
            SELECT DISTINCT c.relname FROM pg_get_wal_block_info(:from::pg_lsn, :until::pg_lsn) b
            JOIN pg_database d ON d.oid = b.reldatabase AND d.datname = current_database()
            JOIN pg_class c ON c.relfilenode = b.relfilenode
            WHERE b.record_type ~ 'INSERT|UPDATE|DELETE|SPLIT'
            """)
        .param("from", from)
        .param("until", until)
        .query((row, n) -> row.getString(1))
        .list();
  }
}
