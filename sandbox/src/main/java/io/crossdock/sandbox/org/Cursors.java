package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages of query results; the last ten are kept, as the org does. */
final class Cursors {

  private final Map<String, List<Map<String, @Nullable Object>>> open = new LinkedHashMap<>();
  private int last;

  synchronized Map<String, Object> first(
      String base, List<Map<String, @Nullable Object>> rows, String wantedSize) {
    int size =
        wantedSize.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(wantedSize), 200, 2000) : 2000;
    if (rows.size() <= size) {
      return Map.of("totalSize", rows.size(), "done", true, "records", rows);
    }
    String locator = Ids.of("01g", ++last) + "x" + size;
    open.put(locator, rows);
    if (open.size() > 10) {
      open.remove(open.keySet().iterator().next());
    }
    return page(base, locator, rows, 0, size);
  }

  synchronized Map<String, Object> next(String base, String position) {
    if (!position.matches("[^-]+-\\d{1,9}")) {
      throw Refusal.data("INVALID_QUERY_LOCATOR", "invalid query locator");
    }
    int dash = position.indexOf('-');
    String locator = position.substring(0, dash);
    List<Map<String, @Nullable Object>> rows =
        Optional.ofNullable(open.get(locator))
            .orElseThrow(() -> Refusal.data("INVALID_QUERY_LOCATOR", "invalid query locator"));
    int size = Integer.parseInt(locator.substring(locator.indexOf('x') + 1));
    return page(base, locator, rows, Integer.parseInt(position.substring(dash + 1)), size);
  }

  private static Map<String, Object> page(
      String base, String locator, List<Map<String, @Nullable Object>> rows, int from, int size) {
    int to = Math.min(rows.size(), from + size);
    var page = new LinkedHashMap<String, Object>();
    page.put("totalSize", rows.size());
    page.put("done", to == rows.size());
    if (to < rows.size()) {
      page.put("nextRecordsUrl", base + "/query/" + locator + "-" + to);
    }
    page.put("records", rows.subList(Math.min(from, to), to));
    return page;
  }
}
