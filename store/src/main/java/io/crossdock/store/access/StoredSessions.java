package io.crossdock.store.access;

import io.crossdock.access.Sessions;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sessions of the console in PostgreSQL. */
public final class StoredSessions implements Sessions {

  private final JdbcClient jdbc;

  public StoredSessions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public long begin(String who, Instant at, String address, String browser) {
    return jdbc.sql(
            """
            INSERT INTO console_session (who, began_at, address, browser)
            VALUES (lower(:who), :at, :address, :browser) RETURNING id
            """)
        .param("who", who)
        .param("at", Times.sql(at))
        .param("address", address)
        .param("browser", browser)
        .query((row, n) -> row.getLong("id"))
        .single();
  }

  @Override
  public boolean open(long id) {
    return jdbc.sql("SELECT 1 FROM console_session WHERE id = :id AND ended_at IS NULL")
        .param("id", id)
        .query((row, n) -> true)
        .optional()
        .isPresent();
  }

  @Override
  public void end(long id, Instant at) {
    jdbc.sql("UPDATE console_session SET ended_at = :at WHERE id = :id AND ended_at IS NULL")
        .param("id", id)
        .param("at", Times.sql(at))
        .update();
  }

  @Override
  public int endAll(String who, Instant at) {
    return jdbc.sql(
            """
            UPDATE console_session SET ended_at = :at WHERE who = lower(:who) AND ended_at IS NULL
            """)
        .param("who", who)
        .param("at", Times.sql(at))
        .update();
  }

  @Override
  public List<Session> of(String who, Instant since) {
    return jdbc.sql(
            """
            SELECT * FROM console_session WHERE who = lower(:who) AND began_at >= :since
            ORDER BY began_at DESC, id DESC
            """)
        .param("who", who)
        .param("since", Times.sql(since))
        .query((row, n) ->
            new Session(
                row.getLong("id"),
                Times.read(row, "began_at").orElseThrow(),
                row.getString("address"),
                row.getString("browser"),
                Times.read(row, "ended_at")))
        .list();
  }
}
