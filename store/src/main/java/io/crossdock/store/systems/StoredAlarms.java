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
      INSERT INTO alarm (code, sentence, hint) VALUES (:code, :sentence, :hint)
      ON CONFLICT (code) DO UPDATE SET sentence = excluded.sentence, hint = excluded.hint
      """;

  private final JdbcClient jdbc;

  public StoredAlarms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Raised> raised() {
    return jdbc.sql("SELECT code, sentence, hint, since, told FROM alarm ORDER BY since, code")
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
        .param("code", alarm.code())
        .param("sentence", Kept.text(alarm.sentence()))
        .param("hint", alarm.hint())
        .update();
  }

  @Override
  public void told(String code) {
    jdbc.sql("UPDATE alarm SET told = true WHERE code = :code").param("code", code).update();
  }

  @Override
  public void clear(String code) {
    jdbc.sql("DELETE FROM alarm WHERE code = :code").param("code", code).update();
  }
}
