package io.crossdock.store.systems;

import io.crossdock.core.watch.Alarms;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alarms as rows that exist only while something is wrong. */
public final class StoredAlarms implements Alarms {

  private static final String RAISE =
      """
      INSERT INTO alarm (connection, code, sentence, hint)
      VALUES (:connection, :code, :sentence, :hint)
      ON CONFLICT (connection, code) DO UPDATE SET sentence = excluded.sentence, hint = excluded.hint
      """;

  private final JdbcClient jdbc;
  private final String connection;

  public StoredAlarms(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  @Override
  public List<Raised> raised() {
    return jdbc.sql(
            "SELECT code, sentence, hint, since, told FROM alarm WHERE connection = :connection"
                + " ORDER BY since, code")
        .param("connection", connection)
        .query((row, n) ->
            new Raised(
                new Alarm(row.getString("code"), row.getString("sentence"), row.getString("hint")),
                Times.read(row, "since").orElseThrow(),
                row.getBoolean("told")))
        .list();
  }

  @Override
  public void raise(Alarm alarm) {
    jdbc.sql(RAISE)
        .param("connection", connection)
        .param("code", alarm.code())
        .param("sentence", Kept.text(alarm.sentence()))
        .param("hint", alarm.hint())
        .update();
  }

  @Override
  public void told(String code) {
    jdbc.sql("UPDATE alarm SET told = true WHERE connection = :connection AND code = :code")
        .param("connection", connection)
        .param("code", code)
        .update();
  }

  @Override
  public void clear(String code) {
    jdbc.sql("DELETE FROM alarm WHERE connection = :connection AND code = :code")
        .param("connection", connection)
        .param("code", code)
        .update();
  }
}
