package io.crossdock.sandbox.org;

import io.crossdock.sandbox.org.soql.Malformed;
import io.crossdock.sandbox.org.soql.Soql;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The records' own resources: {@code /sobjects/...} and {@code /query}. */
final class Resources {

  private final Records records;
  private final Writer writer;
  private final InstantSource clock;
  private final Cursors cursors;
  private final Describe describe;

  Resources(Records records, Writer writer, InstantSource clock) {
    this.records = records;
    this.writer = writer;
    this.clock = clock;
    this.cursors = new Cursors();
    this.describe = new Describe(records);
  }

  /**
   * Answers in a transaction of its own, or as part of the one that runs.
   *
   * @throws Refusal when the org says no; nothing has changed then
   */
  Reply answer(Call call) {
    return records.transaction(() ->
        switch (call.part(0)) {
          case "query", "queryAll" -> query(call);
          case "sobjects" -> sobject(call);
          default -> throw Refusal.notFound();
        });
  }

  private Reply query(Call call) {
    if (!call.part(1).isEmpty()) {
      return Reply.of(200, cursors.next(call.base(), call.part(1)));
    }
    if (call.param("explain").isPresent()) {
      throw NotImitated.refusal();
    }
    Soql query = parsed(call);
    if (call.param("columns").filter("true"::equals).isPresent()) {
      return Reply.of(200, new Columns(records.schema()).of(query));
    }
    var rows = finder(call).find(query, call.part(0).equals("queryAll"));
    if (query.count()) {
      return Reply.of(200, Map.of("totalSize", rows.size(), "done", true, "records", List.of()));
    }
    return Reply.of(200, cursors.first(call.base(), rows, call.param("batchSize").orElse("2000")));
  }

  private Soql parsed(Call call) {
    try {
      Soql query =
          Soql.parse(
              call.param("q")
                  .orElseThrow(
                      () -> new Malformed("MALFORMED_QUERY", "unexpected token: '<EOF>'")));
      return QueryCheck.check(records.schema(), query);
    } catch (Malformed e) {
      Refusal refusal = new Refusal(400, e.code(), String.valueOf(e.getMessage()));
      refusal.initCause(e);
      throw refusal;
    }
  }

  private Finder finder(Call call) {
    return new Finder(records, call.base(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
  }

  private Reply sobject(Call call) {
    if (call.path().size() == 1) {
      return Reply.of(200, describe.global(call.base()));
    }
    Entity entity = records.schema().get(call.part(1));
    return switch (call.path().size()) {
      case 2 -> collection(call, entity);
      case 3 ->
          switch (call.part(2)) {
            case "describe" -> Reply.of(200, describe.of(entity, call.base()));
            case "updated", "deleted" -> new Replication(records).answer(call, entity);
            default -> record(call, entity, call.part(2));
          };
      default -> byKey(call, entity);
    };
  }

  private Reply collection(Call call, Entity entity) {
    return switch (call.method()) {
      case "GET" ->
          Reply.of(
              200,
              Map.of(
                  "objectDescribe", describe.brief(entity, call.base()),
                  "recentItems", List.of()));
      case "POST" ->
          created(
              call, entity, writer.insert(entity, call.object(), call.allowDuplicates()), false);
      default -> throw Refusal.notAllowed(call.method());
    };
  }

  private Reply record(Call call, Entity entity, String id) {
    return switch (call.method()) {
      case "GET" -> show(call, entity, writer.existing(entity, id));
      case "PATCH" -> {
        writer.update(entity, id, call.object());
        yield Reply.of(204, null);
      }
      case "DELETE" -> {
        writer.delete(entity, id);
        yield Reply.of(204, null);
      }
      default -> throw Refusal.notAllowed(call.method());
    };
  }

  private Reply byKey(Call call, Entity entity) {
    if (call.part(2).equalsIgnoreCase("Id")) {
      return call.method().equals("POST")
          ? collection(call, entity)
          : record(call, entity, call.part(3));
    }
    Field key = external(entity, call.part(2));
    List<Map<String, Object>> found = records.by(entity, key.name(), call.part(3));
    if (found.size() > 1) {
      return Reply.of(
          300,
          found.stream()
              .map(r -> call.base() + "/sobjects/" + entity.name() + "/" + r.get("Id"))
              .toList());
    }
    if (call.method().equals("PATCH")) {
      return upsert(call, entity, key);
    }
    if (found.isEmpty()) {
      throw Refusal.notFound();
    }
    return record(call, entity, Rules.text(found.getFirst(), "Id"));
  }

  private Reply upsert(Call call, Entity entity, Field key) {
    if (call.object().keySet().stream().anyMatch(key.name()::equalsIgnoreCase)) {
      throw Refusal.data(
          "INVALID_FIELD",
          "The " + key.name() + " field should not be specified in the sobject data.",
          key.name());
    }
    boolean updateOnly = call.param("updateOnly").orElse("").equals("true");
    var done =
        writer.upsert(
            entity,
            key,
            call.part(3),
            call.object(),
            new Writer.Upsert(updateOnly, call.allowDuplicates()));
    return done.created()
        ? created(call, entity, done.id(), true)
        : Reply.of(200, result(done.id(), false));
  }

  static Field external(Entity entity, String name) {
    return entity.field(name).filter(Field::external).orElseThrow(() -> Refusal.noKey(name));
  }

  private Reply show(Call call, Entity entity, Map<String, Object> row) {
    List<String> fields =
        call.param("fields")
            .map(f -> Stream.of(f.split(",", -1)).map(String::strip).toList())
            .orElseGet(() -> entity.fields().values().stream().map(Field::name).toList());
    return Reply.of(200, Finder.show(call.base(), entity, row, fields));
  }

  private static Reply created(Call call, Entity entity, String id, boolean upsert) {
    Map<String, @Nullable Object> body = result(id, true);
    if (!upsert) {
      body.remove("created");
    }
    return new Reply(
        201, body, Map.of("Location", call.base() + "/sobjects/" + entity.name() + "/" + id));
  }

  static Map<String, @Nullable Object> result(String id, boolean created) {
    var body = new LinkedHashMap<String, @Nullable Object>();
    body.put("id", id);
    body.put("success", true);
    body.put("errors", List.of());
    body.put("created", created);
    return body;
  }
}
