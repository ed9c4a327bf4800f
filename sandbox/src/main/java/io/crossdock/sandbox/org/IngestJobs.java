package io.crossdock.sandbox.org;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bulk API 2.0 ingest: {@code /jobs/ingest}. A job is worked off when its upload is declared
 * complete, in transactions of 200 rows; the client sees that from the next poll on, or when a slow
 * org's time for it is over. Jobs live in memory only.
 */
final class IngestJobs {

  private static final List<String> OPERATIONS = List.of("insert", "update", "upsert", "delete");

  /** Rows that the real org works off one after the other, beside its other batches. */
  private static final int BATCH = 10_000;

  private final Records records;
  private final Writer writer;
  private final java.time.InstantSource clock;
  private final Map<String, IngestJob> jobs = new ConcurrentHashMap<>();

  IngestJobs(Records records, Writer writer, java.time.InstantSource clock) {
    this.records = records;
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * {@code call.path()} begins with {@code jobs, ingest}.
   *
   * @param rowMillis how long a batch takes for each of its rows
   */
  Reply answer(Call call, int rowMillis) {
    if (!call.part(1).equals("ingest")) {
      throw Refusal.notFound();
    }
    if (call.path().size() == 2) {
      return call.method().equals("POST") ? create(call) : list(call);
    }
    IngestJob job = Optional.ofNullable(jobs.get(call.part(2))).orElseThrow(Refusal::notFound);
    synchronized (job) {
      return switch (call.method() + " " + call.part(3)) {
        case "PUT batches" -> {
          job.upload(call.body() instanceof String csv ? csv : "");
          yield Reply.of(201, null);
        }
        case "PATCH " -> change(job, call, rowMillis);
        case "GET " -> Reply.of(200, job.shown(call, clock.instant()));
        case "DELETE " -> {
          jobs.remove(call.part(2));
          yield Reply.of(204, null);
        }
        default -> Reply.of(200, job.results(call.part(3)));
      };
    }
  }

  private Reply list(Call call) {
    return Reply.of(
        200,
        Map.of(
            "done",
            true,
            "records",
            jobs.values().stream().map(j -> j.shown(call, clock.instant())).toList()));
  }

  private Reply create(Call call) {
    Map<String, Object> asked = call.object();
    Entity entity = records.schema().get(Rules.text(asked, "object"));
    String operation = Rules.text(asked, "operation").toLowerCase(Locale.ROOT);
    if (!OPERATIONS.contains(operation)) {
      throw Refusal.data("INVALIDJOB", "InvalidJob : Operation '" + operation + "' not supported");
    }
    if (operation.equals("upsert")) {
      Resources.external(entity, Rules.text(asked, "externalIdFieldName"));
    }
    String id = records.transaction(() -> Ids.of("750", records.nextNumber()));
    var job = new IngestJob(id, asked, Values.dateTime(clock.instant()));
    jobs.put(id, job);
    return Reply.of(200, job.shown(call, clock.instant()));
  }

  private Reply change(IngestJob job, Call call, int rowMillis) {
    String wanted = Rules.text(call.object(), "state");
    if (!List.of("UploadComplete", "Aborted").contains(wanted) || !job.state().equals("Open")) {
      throw Refusal.data("INVALIDJOBSTATE", "Job can't go from " + job.state() + " to " + wanted);
    }
    job.state(wanted);
    Reply reply = Reply.of(200, job.shown(call, clock.instant()));
    if (wanted.equals("UploadComplete")) {
      int rows = work(job, call.allowDuplicates());
      job.complete(clock.instant().plusMillis((long) rowMillis * Math.min(rows, BATCH)));
    }
    return reply;
  }

  /** Gives the number of rows. */
  private int work(IngestJob job, boolean allowDuplicates) {
    List<List<String>> rows = job.rows();
    Repeats repeats = repeats(job, rows);
    for (int from = 1; from < rows.size(); from += IngestJob.CHUNK) {
      List<List<String>> chunk = rows.subList(from, Math.min(rows.size(), from + IngestJob.CHUNK));
      records.transaction(() -> {
        chunk.forEach(row -> row(job, repeats, rows.getFirst(), row, allowDuplicates));
        return true;
      });
    }
    return rows.size() - 1;
  }

  /** What the column that tells rows apart holds twice. */
  private static Repeats repeats(IngestJob job, List<List<String>> rows) {
    boolean upsert = job.operation().equalsIgnoreCase("upsert");
    String column = upsert ? job.key() : "Id";
    List<String> header = rows.isEmpty() ? List.of() : rows.getFirst();
    int at =
        header.stream()
            .map(h -> h.toLowerCase(Locale.ROOT))
            .toList()
            .indexOf(column.toLowerCase(Locale.ROOT));
    if (at < 0 || job.operation().equalsIgnoreCase("insert")) {
      return Repeats.none();
    }
    var values = rows.stream().skip(1).filter(r -> at < r.size()).map(r -> r.get(at));
    return upsert ? Repeats.ofKeys(values) : Repeats.ofIds(values);
  }

  private void row(
      IngestJob job,
      Repeats repeats,
      List<String> header,
      List<String> row,
      boolean allowDuplicates) {
    try {
      Entity entity = records.schema().get(job.object());
      Map<String, Object> body = body(entity, header, row);
      Writer.Upserted done =
          switch (job.operation().toLowerCase(Locale.ROOT)) {
            case "insert" ->
                new Writer.Upserted(writer.insert(entity, body, allowDuplicates), true);
            case "upsert" -> upsert(job, repeats, entity, new Row(body), allowDuplicates);
            case "update" -> update(repeats, entity, new Row(body));
            default -> delete(repeats, entity, new Row(body));
          };
      job.done(row, done.id(), done.created());
    } catch (Refusal e) {
      job.failed(row, e);
    }
  }

  private Writer.Upserted upsert(
      IngestJob job, Repeats repeats, Entity entity, Row row, boolean allowDuplicates) {
    Field key = Resources.external(entity, job.key());
    repeats.refuse(row.text(key.name()), key.name());
    String value = row.takeKey(key);
    return writer.upsert(entity, key, value, row.body(), new Writer.Upsert(false, allowDuplicates));
  }

  private Writer.Upserted update(Repeats repeats, Entity entity, Row row) {
    repeats.refuse(row.text("Id"), "Id");
    String id = row.takeId(entity);
    writer.update(entity, id, row.body());
    return new Writer.Upserted(id, false);
  }

  private Writer.Upserted delete(Repeats repeats, Entity entity, Row row) {
    repeats.refuse(row.text("Id"), "Id");
    String id = row.takeId(entity);
    writer.delete(entity, id);
    return new Writer.Upserted(id, false);
  }

  /** {@code #N/A} clears a field, an empty cell leaves it alone. */
  private static Map<String, Object> body(Entity entity, List<String> header, List<String> row) {
    var body = new LinkedHashMap<String, Object>();
    for (int i = 0; i < header.size() && i < row.size(); i++) {
      String name = header.get(i);
      String cell = row.get(i);
      int dot = name.indexOf('.');
      if (dot > 0 && !cell.isEmpty()) {
        body.put(name.substring(0, dot), Map.of(name.substring(dot + 1), cell));
      } else if (!cell.isEmpty()) {
        Field field = entity.fieldOrRefuse(name);
        body.put(field.name(), cell.equals("#N/A") ? "" : typed(field, cell));
      }
    }
    return body;
  }

  private static Object typed(Field field, String cell) {
    return field.type().equals("boolean") && cell.toLowerCase(Locale.ROOT).matches("true|false")
        ? Boolean.valueOf(cell)
        : cell;
  }
}
