package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While an upgrade rolls, instances of the version before work on the new schema: it may have more,
 * never less, and nothing they would have to fill in. What is no longer used goes a version later,
 * as an exception here.
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

  static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void theVersionBeforeGoesOnBesideIt(Path migration) throws IOException {
    assertThat(breaking(Files.readString(migration))).isFalse();
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

  private static boolean breaking(String sql) {
    String statements = sql.replaceAll("--[^\\n]*", "");
    return BREAKING.stream().anyMatch(pattern -> pattern.matcher(statements).find());
  }
}
