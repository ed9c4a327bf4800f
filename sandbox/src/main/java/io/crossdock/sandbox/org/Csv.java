package io.crossdock.sandbox.org;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated text as the bulk API reads and writes it: fields in quotes may hold anything, a
 * quote inside is doubled.
 */
record Csv(String text) {

  /** Every row, the header first; rows without any text are passed over. */
  static List<List<String>> read(String text, char delimiter) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != delimiter && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          end(rows, row);
        }
      }
    }
    row.add(cell.toString());
    end(rows, row);
    return rows;
  }

  static Csv of(List<List<String>> rows) {
    return new Csv(
        rows.stream()
            .map(row -> row.stream().map(Csv::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private static void end(List<List<String>> rows, List<String> row) {
    if (row.stream().anyMatch(cell -> !cell.isEmpty())) {
      rows.add(List.copyOf(row));
    }
    row.clear();
  }

  private static String quoted(String cell) {
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
