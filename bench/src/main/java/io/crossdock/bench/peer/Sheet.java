package io.crossdock.bench.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows as comma-separated text, the way a bulk job takes them. */
final class Sheet {

  private Sheet() {}

  /**
   * As few texts as hold all rows, each with the header.
   *
   * @param rows with the same fields in the same order
   * @param most bytes of a text
   */
  static List<String> of(List<Map<String, Object>> rows, int most) {
    var texts = new ArrayList<StringBuilder>();
    int left = 0;
    for (Map<String, Object> row : rows) {
      String line = line(row.values());
      int bytes = line.getBytes(UTF_8).length;
      if (bytes > left) {
        String header = line(row.keySet());
        texts.add(new StringBuilder(header));
        left = most - header.length();
      }
      texts.getLast().append(line);
      left -= bytes;
    }
    return texts.stream().map(StringBuilder::toString).toList();
  }

  private static String line(Collection<?> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.toString().replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(",", "", "\n"));
  }
}
