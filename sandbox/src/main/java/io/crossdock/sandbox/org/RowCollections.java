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

  private static final int MOST_CHUNKS = 10;

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
    Function<Object, Object> operation = operation(call, items);
    return Reply.of(200, all ? together(items, operation) : each(items, operation));
  }

  private Function<Object, Object> operation(Call call, List<Object> items) {
    return switch (call.method()) {
      case "POST" -> {
        types(items);
        yield item -> insert(Json.asObject(item), call.allowDuplicates());
      }
      case "PATCH" -> call.part(3).isEmpty() ? updates(items) : upserts(call, items);
      case "DELETE" -> item -> delete(String.valueOf(item));
      default -> throw Refusal.notFound();
    };
  }

  private Function<Object, Object> updates(List<Object> items) {
    types(items);
    Repeats repeats = Repeats.ofIds(items.stream().map(i -> row(i).text("Id")));
    return item -> update(row(item), repeats);
  }

  private Function<Object, Object> upserts(Call call, List<Object> items) {
    types(items);
    Entity entity = records.schema().get(call.part(2));
    Field key = Resources.external(entity, call.part(3));
    Repeats repeats = Repeats.ofKeys(items.stream().map(i -> row(i).text(key.name())));
    return item -> upsert(entity, key, repeats, row(item), call.allowDuplicates());
  }

  /** Refuses the whole call where a row names no type, or the types change too often. */
  private void types(List<Object> items) {
    int chunks = 0;
    String last = "";
    for (Object item : items) {
      Entity type = type(Json.asObject(item));
      chunks += type.name().equals(last) ? 0 : 1;
      last = type.name();
    }
    if (chunks > MOST_CHUNKS) {
      throw Refusal.data(
          "LIMIT_EXCEEDED",
          "Cannot have more than 10 chunks in a single operation. Please rearrange the data to"
              + " reduce chunking.");
    }
  }

  private static Row row(Object item) {
    return new Row(Json.asObject(item));
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
    String type = Rules.text(Json.asObject(item.get("attributes")), "type");
    if (type.isEmpty()) {
      throw Refusal.data("INVALID_INPUT", "Missing required attribute: attributes.type");
    }
    return records
        .schema()
        .find(type)
        .orElseThrow(
            () -> Refusal.data("INVALID_TYPE", "sObject type '" + type + "' is not supported."));
  }

  private Object insert(Map<String, Object> item, boolean allowDuplicates) {
    return done(writer.insert(type(item), item, allowDuplicates));
  }

  private Object update(Row row, Repeats repeats) {
    Entity entity = type(row.body());
    repeats.refuse(row.text("Id"), "Id");
    String id = row.takeId(entity);
    writer.update(entity, id, row.body());
    return done(id);
  }

  private Object upsert(
      Entity entity, Field key, Repeats repeats, Row row, boolean allowDuplicates) {
    if (!type(row.body()).equals(entity)) {
      throw Refusal.data("INVALID_TYPE", "the records of an upsert are all of one type");
    }
    repeats.refuse(row.text(key.name()), key.name());
    String value = row.takeKey(key);
    var done =
        writer.upsert(entity, key, value, row.body(), new Writer.Upsert(false, allowDuplicates));
    return Resources.result(done.id(), done.created());
  }

  private Object delete(String id) {
    Entity entity =
        records
            .schema()
            .ofId(id)
            .orElseThrow(() -> Refusal.data("MALFORMED_ID", "malformed id " + id));
    writer.delete(entity, Row.checked(entity, id));
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
