package io.crossdock.store.systems;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Gates;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Gates as rows that exist only while they are closed. */
public final class StoredGates implements Gates {

  private static final String PROBE =
      """
      UPDATE gate SET prober = :instance, probe_until = now() + interval '2 minutes'
      WHERE connection = :connection AND remote = :remote AND closed_until <= now()
        AND (probe_until IS NULL OR probe_until <= now() OR prober = :instance
          OR NOT EXISTS (SELECT FROM instance WHERE name = prober AND alive_until > now()))
      """;

  private static final String CLOSINGS =
      """
      SELECT CASE WHEN closed_until <= now() THEN closings + 1 ELSE closings END
      FROM gate WHERE connection = :connection AND remote = :remote FOR UPDATE
      """;

  private static final String CLOSE =
      """
      INSERT INTO gate AS g
        (connection, remote, code, reason, hint, closings, closed_since, closed_until)
      VALUES (:connection, :remote, :code, :reason, :hint, :closings, now(), now() + :wait * interval '1 ms')
      ON CONFLICT (connection, remote) DO UPDATE SET
        code = excluded.code, reason = excluded.reason, hint = excluded.hint,
        closings = excluded.closings, prober = NULL, probe_until = NULL,
        closed_until = greatest(g.closed_until, excluded.closed_until)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public StoredGates(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  @Override
  public Admission admit(Remote remote, String instance) {
    if (count(
            "SELECT count(*) FROM gate WHERE connection = :connection AND remote = :remote",
            remote,
            "")
        == 0) {
      return Admission.OPEN;
    }
    int probing =
        jdbc.sql(PROBE)
            .param("connection", connection)
            .param("remote", remote.name())
            .param("instance", instance)
            .update();
    return probing == 1 ? Admission.PROBE : Admission.CLOSED;
  }

  @Override
  public boolean closed(Remote remote, String instance) {
    return count(
            """
            SELECT count(*) FROM gate WHERE connection = :connection AND remote = :remote
              AND (closed_until > now() OR prober IS DISTINCT FROM :instance)
            """,
            remote,
            instance)
        > 0;
  }

  @Override
  public void close(Remote remote, Failure failure, IntFunction<Duration> wait) {
    transactions.executeWithoutResult(tx -> {
      int closings =
          jdbc.sql(CLOSINGS)
              .param("connection", connection)
              .param("remote", remote.name())
              .query(Integer.class)
              .optional()
              .orElse(1);
      jdbc.sql(CLOSE)
          .param("connection", connection)
          .param("remote", remote.name())
          .param("code", failure.code())
          .param("reason", Kept.text(failure.message()))
          .param("hint", failure.hint())
          .param("closings", closings)
          .param("wait", wait.apply(closings).toMillis())
          .update();
    });
  }

  @Override
  public boolean tryIn(Remote remote, Duration wait) {
    return jdbc.sql(
                """
                UPDATE gate SET prober = NULL, probe_until = NULL,
                  closed_until = least(closed_until, now() + :wait * interval '1 ms')
                WHERE connection = :connection AND remote = :remote
                """)
            .param("connection", connection)
            .param("remote", remote.name())
            .param("wait", wait.toMillis())
            .update()
        > 0;
  }

  @Override
  public void open(Remote remote) {
    jdbc.sql("DELETE FROM gate WHERE connection = :connection AND remote = :remote")
        .param("connection", connection)
        .param("remote", remote.name())
        .update();
  }

  @Override
  public List<Closed> closed() {
    return jdbc.sql(
            "SELECT *, closed_until <= now() AS probing FROM gate WHERE connection = :connection"
                + " ORDER BY remote DESC")
        .param("connection", connection)
        .query((row, n) ->
            new Closed(
                Remote.valueOf(row.getString("remote")),
                row.getString("code"),
                row.getString("reason"),
                row.getString("hint"),
                Times.read(row, "closed_since").orElse(Instant.EPOCH),
                Times.read(row, "closed_until").orElse(Instant.EPOCH),
                row.getBoolean("probing")))
        .list();
  }

  private long count(String sql, Remote remote, String instance) {
    return jdbc.sql(sql)
        .param("connection", connection)
        .param("remote", remote.name())
        .param("instance", instance)
        .query(Long.class)
        .single();
  }
}
