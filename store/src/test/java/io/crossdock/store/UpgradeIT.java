package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first schema, with rows in it, to this version's, and one version back. */
class UpgradeIT extends OnPostgres {

  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final String BACKFILL = "5f0c7d1e-6a52-4c39-9f0e-0d8a3b1f2c11";

  /** As the version that knows the first schema alone writes them. */
  private static final String ROWS =
      """
      INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at, ended_at,
        outcome, code, message, hint, raw)
      VALUES ('main', 1, gen_random_uuid(), 'poll', 'a', now(), now(), 'synced', '', '', '', '');
      INSERT INTO backfill (id, connection, placed_from, placed_before, statuses, started_by,
        started_at, state, reached, page)
      VALUES ('%s', 'main', now() - interval '9 days', now(), '{}', 'admin', now(), 'PAUSED',
        now(), 1)\
      """;

  @BeforeEach
  void theFirstSchemaWithRowsInIt() {
    jdbc().sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public").update();
    flyway().target(String.valueOf(Migrations.BASELINE)).load().migrate();
    jdbc().sql(ROWS.formatted(BACKFILL)).update();
  }

  @Test
  void anUpgradeKeepsEveryRowAndTakesNothingThatTheVersionBeforeReadsOrWrites() {
    Map<String, String> before = columns();
    try (Store upgraded = again()) {
      assertThat(upgraded.backfills().find(BACKFILL)).isPresent();
      assertThat(jdbc().sql("SELECT count(*) FROM attempt").query(Integer.class).single()).isOne();
      assertThat(columns()).containsAllEntriesOf(before).hasSizeGreaterThan(before.size());
      jdbc().sql(ROWS.formatted(BACKFILL.replace('5', '6'))).update();
      assertThat(upgraded.backfills().find(BACKFILL.replace('5', '6'))).isPresent();
    }
  }

  @Test
  void theVersionBeforeStartsOnTheUpgradedSchemaAndLeavesItAsItIs(@TempDir Path former)
      throws IOException {
    again().close();
    Map<String, String> upgraded = columns();
    for (Path migration : theFirst()) {
      Files.copy(migration, former.resolve(migration.getFileName()));
    }
    assertThat(flyway().locations("filesystem:" + former).load().migrate().success).isTrue();
    assertThat(columns()).isEqualTo(upgraded);
  }

  /** As {@link Migrations} has it. */
  private static FluentConfiguration flyway() {
    return Flyway.configure().dataSource(store.dataSource());
  }

  private static List<Path> theFirst() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file ->
              IntStream.rangeClosed(1, Migrations.BASELINE)
                  .anyMatch(n -> file.getFileName().toString().startsWith("V" + n + "__")))
          .toList();
    }
  }

  /** Type by table and column. */
  private static Map<String, String> columns() {
    var columns = new TreeMap<String, String>();
    jdbc()
        .sql(
            "SELECT table_name || '.' || column_name, data_type FROM information_schema.columns"
                + " WHERE table_schema = 'public'")
        .query(row -> {
          columns.put(row.getString(1), row.getString(2));
        });
    return columns;
  }
}
