package io.crossdock.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the org, by REST, for stocking it before a run. */
final class OrgRows {

  private static final String BASE = "/services/data/v66.0";
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Http org;
  private final Map<String, String> authorised;

  OrgRows(Http org, String token) {
    this.org = org;
    this.authorised = Map.of("Authorization", "Bearer " + token);
  }

  /** Inserts all; gives the ids, same order. */
  List<String> insert(String type, List<Map<String, Object>> rows, int chunk) {
    var ids = new ArrayList<String>();
    for (int from = 0; from < rows.size(); from += chunk) {
      var records = new ArrayList<Map<String, Object>>();
      for (Map<String, Object> row : rows.subList(from, Math.min(rows.size(), from + chunk))) {
        var record = new LinkedHashMap<String, Object>(row);
        record.put("attributes", Map.of("type", type));
        records.add(record);
      }
      String body = JSON.writeValueAsString(Map.of("allOrNone", true, "records", records));
      JsonNode answer =
          JSON.readTree(org.text("POST", BASE + "/composite/sobjects", body, authorised));
      for (JsonNode row : answer) {
        if (!row.path("success").asBoolean()) {
          throw new IllegalStateException(type + ": " + row);
        }
        ids.add(row.path("id").asString());
      }
    }
    return ids;
  }

  /** How many records a {@code COUNT()} finds. */
  int total(String soql) {
    return answer(soql).path("totalSize").asInt();
  }

  /** All records of a query, one page. */
  List<JsonNode> query(String soql) {
    var records = new ArrayList<JsonNode>();
    answer(soql).path("records").forEach(records::add);
    return records;
  }

  private JsonNode answer(String soql) {
    String path = BASE + "/query?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8);
    return JSON.readTree(org.text("GET", path, "", authorised));
  }
}
