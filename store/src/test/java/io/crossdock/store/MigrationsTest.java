package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While an upgrade rolls, instances of the version before work on the new schema: what comes after
 * the baseline may add, never take, and nothing that they would have to fill in. What is no longer
 * used goes a version later, as an exception here.
 */
class MigrationsTest {

  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final List<Pattern> BREAKING =
      Stream.of(
              "\\bDROP\\s+(TABLE|COLUMN|VIEW|FUNCTION|TYPE)\\b",
              "\\bRENAME\\b",
              "\\bALTER\\s+COLUMN\\s+\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b",
              "\\bSET\\s+NOT\\s+NULL\\b",
              "\\bDROP\\s+DEFAULT\\b",
              "\\bADD\\s+COLUMN\\b(?![^,;]*\\bDEFAULT\\b)[^,;]*\\bNOT\\s+NULL\\b")
          .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
          .toList();

  @Test
  void theVersionBeforeGoesOnBesideWhatCameAfterTheBaseline() throws IOException {
    assertThat(breaking(FOLDER)).isEmpty();
  }

  @Test
  void theBaselineHasTheFirstNumbers() throws IOException {
    assertThat(numbers(FOLDER))
        .startsWith(IntStream.rangeClosed(1, Migrations.BASELINE).boxed().toArray(Integer[]::new));
  }

  @Test
  void onlyWhatComesAfterTheBaselineIsJudged(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("V7__access.sql"), "DROP TABLE gate");
    Files.writeString(folder.resolve("V8__adds.sql"), "CREATE TABLE more (a text NOT NULL)");
    Path bad = Files.writeString(folder.resolve("V10__takes.sql"), "DROP TABLE gate");
    assertThat(breaking(folder)).containsExactly(bad);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE attempt DROP COLUMN raw",
        "drop table gate",
        "ALTER TABLE gate RENAME COLUMN code TO cause",
        "ALTER TABLE gate ALTER COLUMN closings TYPE bigint",
        "ALTER TABLE gate ALTER COLUMN code SET NOT NULL",
        "ALTER TABLE gate ADD COLUMN code2 text NOT NULL;\nINSERT INTO gate DEFAULT VALUES"
      })
  void whatWouldBreakItIsSeen(String sql) {
    assertThat(breaking(sql)).isTrue();
  }

  @Test
  void whatOnlyAddsIsNot() {
    assertThat(
            breaking(
                "ALTER TABLE gate ADD COLUMN a text, ADD COLUMN b int NOT NULL DEFAULT 0;"
                    + " DROP INDEX gate_code; CREATE TABLE t (a text NOT NULL)"))
        .isFalse();
  }

  private static List<Path> breaking(Path folder) throws IOException {
    var breaking = new ArrayList<Path>();
    for (Path migration : migrations(folder)) {
      if (number(migration) > Migrations.BASELINE && breaking(Files.readString(migration))) {
        breaking.add(migration);
      }
    }
    return breaking;
  }

  private static List<Integer> numbers(Path folder) throws IOException {
    return migrations(folder).stream().map(MigrationsTest::number).toList();
  }

  private static List<Path> migrations(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted(Comparator.comparingInt(MigrationsTest::number)).toList();
    }
  }

  private static int number(Path migration) {
    String name = migration.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static boolean breaking(String sql) {
    String statements = sql.replaceAll("--[^\\n]*", "");
    return BREAKING.stream().anyMatch(pattern -> pattern.matcher(statements).find());
  }
}
