package io.crossdock.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {

  @Test
  void aCellMayHoldCommasQuotesAndLineEnds() {
    assertThat(Sheet.of(List.of(row("1", "Lee, \"Ann\"\nEsq.")), 100))
        .containsExactly("\"Key\",\"Name\"\n\"1\",\"Lee, \"\"Ann\"\"\nEsq.\"\n");
  }

  @Test
  void rowsThatDoNotFitGoOnBelowAnotherHeader() {
    var rows = List.of(row("1", "Åsa"), row("2", "Bo"), row("3", "Cy"));
    int most = "'Key','Name'\n'1','aasa'\n'2','Bo'\n".length();
    assertThat(Sheet.of(rows, most))
        .containsExactly(
            "\"Key\",\"Name\"\n\"1\",\"Åsa\"\n\"2\",\"Bo\"\n", "\"Key\",\"Name\"\n\"3\",\"Cy\"\n");
    assertThat(Sheet.of(rows, most - 1).getFirst()).doesNotContain("Bo");
  }

  @Test
  void withoutRowsThereIsNoText() {
    assertThat(Sheet.of(List.of(), 100)).isEmpty();
  }

  private static Map<String, Object> row(String key, String name) {
    var row = new LinkedHashMap<String, Object>();
    row.put("Key", key);
    row.put("Name", name);
    return row;
  }
}
