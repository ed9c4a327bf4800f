package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchemaIT extends OnPostgres {

  /** Its own column, the row it belongs to, or a word that it is about all of them. */
  private static final String OF_NONE =
      """
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND c.relname <> 'flyway_schema_history'
        AND NOT EXISTS (SELECT FROM pg_attribute a
          WHERE a.attrelid = c.oid AND a.attname = 'connection' AND a.attnotnull)
        AND NOT EXISTS (SELECT FROM pg_constraint f
          JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attname = 'connection'
          WHERE f.conrelid = c.oid AND f.contype = 'f')
        AND coalesce(obj_description(c.oid), '') NOT LIKE 'Of the whole database: %'
      ORDER BY 1
      """;

  @AfterEach
  void withoutMore() {
    jdbc().sql("DROP TABLE IF EXISTS more").update();
  }

  @Test
  void everyTableTellsItsConnectionOrSaysThatItIsOfTheWholeDatabase() {
    assertThat(ofNone()).isEmpty();
  }

  @Test
  void oneThatDoesNeitherIsSeen() {
    jdbc().sql("CREATE TABLE more (id bigint PRIMARY KEY)").update();
    assertThat(ofNone()).containsExactly("more");
  }

  private static List<@Nullable String> ofNone() {
    return jdbc().sql(OF_NONE).query(String.class).list();
  }
}
