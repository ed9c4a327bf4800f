package io.crossdock.sandbox.org;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One bulk job: its definition, what was uploaded, and what became of each row. */
final class IngestJob {

  static final int CHUNK = 200;

  private static final Map<String, Character> DELIMITERS =
      Map.of(
          "COMMA", ',', "TAB", '\t', "SEMICOLON", ';', "PIPE", '|', "CARET", '^', "BACKQUOTE", '`');

  private final String id;
  private final Map<String, Object> asked;
  private final String created;
  private final List<List<String>> successful = new ArrayList<>();
  private final List<List<String>> failed = new ArrayList<>();
  private String data = "";
  private String state = "Open";
  private Instant over = Instant.MIN;

  IngestJob(String id, Map<String, Object> asked, String created) {
    this.id = id;
    this.asked = asked;
    this.created = created;
  }

  String operation() {
    return Rules.text(asked, "operation");
  }

  String object() {
    return Rules.text(asked, "object");
  }

  String key() {
    return Rules.text(asked, "externalIdFieldName");
  }

  String state() {
    return state;
  }

  void state(String next) {
    state = next;
  }

  /**
   * All rows are worked off.
   *
   * @param seen from when on a client is told so
   */
  void complete(Instant seen) {
    state = "JobComplete";
    over = seen;
  }

  void upload(String csv) {
    if (!state.equals("Open") || !data.isEmpty()) {
      throw Refusal.data("INVALIDJOBSTATE", "Data has already been uploaded to this job.");
    }
    data = csv;
  }

  List<List<String>> rows() {
    String named = String.valueOf(asked.getOrDefault("columnDelimiter", "COMMA"));
    return Csv.read(
        data,
        Optional.ofNullable(DELIMITERS.get(named))
            .orElseThrow(() -> Refusal.data("INVALIDJOB", "columnDelimiter: " + named)));
  }

  void done(List<String> row, String record, boolean isNew) {
    successful.add(joined(List.of(record, String.valueOf(isNew)), row));
  }

  void failed(List<String> row, Refusal why) {
    failed.add(joined(List.of("", why.cell()), row));
  }

  Csv results(String which) {
    List<String> header = data.isEmpty() ? List.of() : rows().getFirst();
    return switch (which) {
      case "successfulResults" -> sheet(List.of("sf__Id", "sf__Created"), header, successful);
      case "failedResults" -> sheet(List.of("sf__Id", "sf__Error"), header, failed);
      case "unprocessedrecords" -> Csv.of(header.isEmpty() ? List.of() : List.of(header));
      default -> throw Refusal.notFound();
    };
  }

  Map<String, @Nullable Object> shown(Call call, Instant now) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put("id", id);
    shown.put("operation", operation());
    shown.put("object", object());
    shown.put("createdById", Ids.USER);
    shown.put("createdDate", created);
    shown.put("systemModstamp", created);
    shown.put("state", now.isBefore(over) ? "InProgress" : state);
    if (!key().isEmpty()) {
      shown.put("externalIdFieldName", key());
    }
    shown.put("concurrencyMode", "Parallel");
    shown.put("contentType", "CSV");
    shown.put("apiVersion", new java.math.BigDecimal(call.version().substring(1)));
    shown.put("contentUrl", call.base().substring(1) + "/jobs/ingest/" + id + "/batches");
    shown.put("lineEnding", asked.getOrDefault("lineEnding", "LF"));
    shown.put("columnDelimiter", asked.getOrDefault("columnDelimiter", "COMMA"));
    shown.put("jobType", "V2Ingest");
    shown.put("numberRecordsProcessed", successful.size() + failed.size());
    shown.put("numberRecordsFailed", failed.size());
    shown.put("retries", 0);
    shown.put("totalProcessingTime", 1);
    return shown;
  }

  private static Csv sheet(List<String> more, List<String> header, List<List<String>> rows) {
    var sheet = new ArrayList<List<String>>();
    sheet.add(joined(more, header));
    sheet.addAll(rows);
    return Csv.of(sheet);
  }

  private static List<String> joined(List<String> first, List<String> second) {
    var joined = new ArrayList<String>(first);
    joined.addAll(second);
    return joined;
  }
}
