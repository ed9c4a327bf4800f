package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /composite/sobjects}: up to 200 records in one call. */
final class RowCollections {

  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Object> rows;

    Undone(List<Object> rows) {
      super("rolled back", null, false, false);
      this.rows = rows;
    }
  }

  private final Records records;
  private final Writer writer;

  RowCollections(Records records, Writer writer) {
    this.records = records;
    this.writer = writer;
  }

  /** {@code call.path()} begins with {@code composite, sobjects}. */
  Reply answer(Call call) {
    List<Object> items =
        call.param("ids")
            .<List<Object>>map(ids -> List.of((Object[]) ids.split(",", -1)))
            .orElseGet(() ->
                Json.asList(
                    call.object()
                        .getOrDefault("records", call.object().getOrDefault("ids", List.of()))));
    if (items.size() > 200) {
      throw Refusal.data(
          "EXCEEDED_ID_LIMIT", "record limit reached. cannot submit more than 200 records");
    }
    if (call.method().equals("GET") || (call.method().equals("POST") && !call.part(2).isEmpty())) {
      return Reply.of(200, items.stream().map(id -> retrieve(call, String.valueOf(id))).toList());
    }
    boolean all =
        call.param("allOrNone")
            .map("true"::equals)
            .orElse(Boolean.TRUE.equals(call.object().get("allOrNone")));
    return Reply.of(200, all ? together(items, operation(call)) : each(items, operation(call)));
  }

  private Function<Object, Object> operation(Call call) {
    return switch (call.method()) {
      case "POST" -> item -> insert(Json.asObject(item), call.allowDuplicates());
      case "PATCH" ->
          call.part(3).isEmpty()
              ? item -> update(Json.asObject(item))
              : item -> upsert(call, Json.asObject(item));
      case "DELETE" -> item -> delete(String.valueOf(item));
      default -> throw Refusal.notFound();
    };
  }

  private List<Object> together(List<Object> items, Function<Object, Object> operation) {
    try {
      return records.transaction(() -> {
        List<Object> rows = each(items, operation);
        if (rows.stream().anyMatch(RowCollections::failed)) {
          throw new Undone(rows);
        }
        return rows;
      });
    } catch (Undone e) {
      Object undone =
          Refusal.data(
                  "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                  "Record rolled back because not all records were valid and the request was using"
                      + " AllOrNone header")
              .row();
      return e.rows.stream().map(r -> failed(r) ? r : undone).toList();
    }
  }

  private static List<Object> each(List<Object> items, Function<Object, Object> operation) {
    var rows = new ArrayList<Object>();
    for (Object item : items) {
      try {
        rows.add(operation.apply(item));
      } catch (Refusal e) {
        rows.add(e.row());
      }
    }
    return rows;
  }

  private static boolean failed(Object row) {
    return Boolean.FALSE.equals(Json.asObject(row).get("success"));
  }

  private Entity type(Map<String, Object> item) {
    return records.schema().get(Rules.text(Json.asObject(item.get("attributes")), "type"));
  }

  private Object insert(Map<String, Object> item, boolean allowDuplicates) {
    return done(writer.insert(type(item), item, allowDuplicates));
  }

  private Object update(Map<String, Object> item) {
    var body = new java.util.LinkedHashMap<String, Object>(item);
    String id =
        String.valueOf(
            Optional.ofNullable(body.remove("id"))
                .or(() -> Optional.ofNullable(body.remove("Id")))
                .orElse(""));
    writer.update(type(item), id, body);
    return done(id);
  }

  private Object upsert(Call call, Map<String, Object> item) {
    Entity entity = records.schema().get(call.part(2));
    Field key = Resources.external(entity, call.part(3));
    var body = new java.util.LinkedHashMap<String, Object>(item);
    Object value = body.remove(key.name());
    if (value == null) {
      throw Refusal.data("MISSING_ARGUMENT", key.name() + " not specified", key.name());
    }
    var done =
        writer.upsert(
            entity,
            key,
            String.valueOf(value),
            body,
            new Writer.Upsert(false, call.allowDuplicates()));
    return Resources.result(done.id(), done.created());
  }

  private Object delete(String id) {
    writer.delete(records.schema().ofId(id).orElseThrow(Refusal::notFound), id);
    return done(id);
  }

  private static Object done(String id) {
    return Map.of("id", id, "success", true, "errors", List.of());
  }

  private Optional<Map<String, @Nullable Object>> retrieve(Call call, String id) {
    Entity entity = records.schema().get(call.part(2));
    Object asked = call.object().get("fields");
    List<String> fields =
        asked == null
            ? Stream.of(call.param("fields").orElse("Id").split(",", -1)).toList()
            : Json.asList(asked).stream().map(String::valueOf).toList();
    return records.transaction(() ->
        Ids.canonical(id)
            .flatMap(i -> records.live(entity, i))
            .map(row -> Finder.show(call.base(), entity, row, fields)));
  }
}
