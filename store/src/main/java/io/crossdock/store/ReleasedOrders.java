package io.crossdock.store;

import io.crossdock.core.port.Trigger;
import java.time.Duration;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders that a change of options concerns: those that wait for it, found by the reason they were
 * left for, and those in Salesforce that would now be written otherwise.
 */
final class ReleasedOrders {

  private static final String CONCERNED =
      """
      WHERE connection = :connection
        AND (reason_code = ANY (:codes) OR (applied IS NOT NULL AND
          (website_id = ANY (:websites) OR (:others AND website_id <> ALL (:except)))))
      """;

  private static final String MARK =
      """
      UPDATE order_state SET
        generation = generation + 1,
        trigger = CASE WHEN due_at IS NULL AND lease_owner IS NULL THEN :trigger ELSE trigger END,
        due_at = least(due_at, now() + :wait * interval '1 ms')
      """
          + CONCERNED;

  private final JdbcClient jdbc;
  private final String connection;

  ReleasedOrders(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  /**
   * @param codes reasons that no longer hold
   * @param websites whose orders in Salesforce would be written otherwise
   * @param others whether those of all other websites would, but for {@code except}
   */
  record Change(Set<String> codes, Set<Integer> websites, boolean others, Set<Integer> except) {

    static Change of(Set<String> codes) {
      return new Change(codes, Set.of(), false, Set.of());
    }

    boolean concernsNone() {
      return codes.isEmpty() && websites.isEmpty() && !others;
    }
  }

  long count(Change change) {
    return change.concernsNone()
        ? 0
        : of(jdbc.sql("SELECT count(*) FROM order_state " + CONCERNED), change)
            .query(Long.class)
            .single();
  }

  /** Part of the caller's transaction. Due after {@code wait}, by the database's clock. */
  long mark(Change change, Duration wait) {
    return change.concernsNone()
        ? 0
        : of(jdbc.sql(MARK), change)
            .param("trigger", Trigger.BACKFILL.name())
            .param("wait", wait.toMillis())
            .update();
  }

  private JdbcClient.StatementSpec of(JdbcClient.StatementSpec sql, Change change) {
    return sql.param("connection", connection)
        .param("codes", change.codes().toArray(String[]::new))
        .param("websites", change.websites().toArray(Integer[]::new))
        .param("others", change.others())
        .param("except", change.except().toArray(Integer[]::new));
  }
}
