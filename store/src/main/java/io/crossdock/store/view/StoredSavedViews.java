package io.crossdock.store.view;

import io.crossdock.core.port.settings.SavedViews;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Saved views in PostgreSQL. Thread-safe. */
public final class StoredSavedViews implements SavedViews {

  private final JdbcClient jdbc;

  public StoredSavedViews(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<View> of(String person) {
    return jdbc.sql("SELECT * FROM saved_view WHERE owner = lower(:person) ORDER BY name")
        .param("person", person)
        .query((row, n) ->
            new View(row.getString("name"), row.getString("query"), texts(row.getArray("columns"))))
        .list();
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  @Override
  public void save(String person, View view) {
    jdbc.sql(
            """
            INSERT INTO saved_view (owner, name, query, columns)
            VALUES (lower(:person), :name, :query, :columns)
            ON CONFLICT (owner, name) DO UPDATE SET
              query = excluded.query, columns = excluded.columns
            """)
        .param("person", person)
        .param("name", view.name())
        .param("query", view.query())
        .param("columns", view.columns().toArray(String[]::new))
        .update();
  }

  @Override
  public void remove(String person, String name) {
    jdbc.sql("DELETE FROM saved_view WHERE owner = lower(:person) AND name = :name")
        .param("person", person)
        .param("name", name)
        .update();
  }
}
