package io.crossdock.store.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.store.OnPostgres;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class RetentionIT extends OnPostgres {

  private final JdbcClient jdbc = jdbc();

  @BeforeEach
  void empty() {
    jdbc.sql("TRUNCATE attempt, work, shop_order, written, cause, operation, operation_order")
        .update();
  }

  @Test
  void moreThanABatchOfOldAnswersAndEntriesGoAndTheYoungStay() {
    attempts(5, 12_001);
    attempts(15, 6_001);
    attempts(40, 11_001);
    store.forget(new Retention(Duration.ofDays(14), Duration.ofDays(30)));
    assertThat(count("attempt WHERE raw <> ''")).isEqualTo(12_001);
    assertThat(count("attempt")).isEqualTo(18_002);
  }

  @Test
  void theAgesAreThoseThatWereSet() {
    attempts(5, 1);
    store.forget(Retention.STANDARD);
    assertThat(count("attempt WHERE raw <> ''")).isEqualTo(1);
    store.forget(new Retention(Duration.ofDays(4), Duration.ofDays(6)));
    assertThat(count("attempt WHERE raw = ''")).isEqualTo(1);
    store.forget(new Retention(Duration.ofDays(4), Duration.ofDays(4)));
    assertThat(count("attempt")).isZero();
  }

  @Test
  void operationsGoWithTheJournalThatTellsTheirResult() {
    for (int days : new int[] {1, 200}) {
      jdbc.sql(
              """
              WITH o AS (INSERT INTO operation (id, connection, started_by, started_at)
                VALUES (gen_random_uuid(), 'main', 'ann', now() - :days * interval '1 day') RETURNING id)
              INSERT INTO operation_order (operation, connection, entity_id, generation)
              SELECT id, 'main', n, 1 FROM o, generate_series(1, 3) n
              """)
          .param("days", days)
          .update();
    }
    store.forget(Retention.STANDARD);
    assertThat(count("operation")).isEqualTo(1);
    assertThat(count("operation_order")).isEqualTo(3);
  }

  @Test
  void aCauseStaysAsLongAsItHindersAnOrder() {
    jdbc.sql(
            """
            INSERT INTO cause (id, kind, code, sentence, hint, seen_at)
            SELECT md5(n::text)::uuid, 'BLOCKED', n::text, '', '', now() - interval '30 days'
            FROM generate_series(1, 2) n
            """)
        .update();
    jdbc.sql(
            """
            INSERT INTO order_state (connection, entity_id, cause)
            VALUES ('main', 1, md5('1')::uuid)
            """)
        .update();
    store.forget(Retention.STANDARD);
    assertThat(jdbc.sql("SELECT code FROM cause").query(String.class).list()).containsExactly("1");
  }

  private void attempts(int days, int many) {
    jdbc.sql(
            """
            INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at,
              ended_at, outcome, code, message, hint, raw)
            SELECT 'main', n, gen_random_uuid(), 'POLL', 'a', now(),
              now() - :days * interval '1 day', 'retry', '', '', '', 'raw'
            FROM generate_series(1, :many) n
            """)
        .param("days", days)
        .param("many", many)
        .update();
  }

  private long count(String from) {
    return jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
  }
}
