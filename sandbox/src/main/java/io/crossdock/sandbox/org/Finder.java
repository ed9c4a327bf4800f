package io.crossdock.sandbox.org;

import io.crossdock.sandbox.org.soql.Literal;
import io.crossdock.sandbox.org.soql.Soql;
import io.crossdock.sandbox.org.soql.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers queries. Called inside a transaction. */
final class Finder {

  private static final Comparator<Object> TEXTS = Finder::compare;

  private final Records records;
  private final String base;
  private final Filter filter;

  /**
   * @param base {@code /services/data/vNN.0}
   */
  Finder(Records records, String base, LocalDate today) {
    this.records = records;
    this.base = base;
    this.filter = new Filter(today);
  }

  /**
   * Every row asked for, as the API shows it; deleted ones too if wanted.
   *
   * @param query one that {@link QueryCheck} gave
   */
  List<Map<String, @Nullable Object>> find(Soql query, boolean deletedToo) {
    Entity entity = records.schema().get(query.from().text());
    return rows(
        entity,
        candidates(entity, query.where()).orElseGet(() -> records.all(entity)),
        query,
        deletedToo);
  }

  /** One whole record, nulls included. */
  static Map<String, @Nullable Object> show(
      String base, Entity entity, Map<String, Object> row, Collection<String> fields) {
    Map<String, @Nullable Object> shown = head(base, entity, row);
    for (String name : fields) {
      Field field = entity.fieldOrRefuse(name);
      shown.put(field.name(), row.get(field.name()));
    }
    return shown;
  }

  private List<Map<String, @Nullable Object>> rows(
      Entity entity, Collection<Map<String, Object>> from, Soql query, boolean deletedToo) {
    var matching =
        from.stream()
            .filter(r -> deletedToo || (Records.isLive(r) && !archived(r)))
            .filter(r -> query.where() == null || holds(entity, r, query.where()));
    for (Soql.Order key : query.order().reversed()) {
      matching = matching.sorted(by(entity, key));
    }
    return matching
        .skip(query.offset())
        .limit(query.limit())
        .map(r -> render(entity, r, query))
        .toList();
  }

  private Comparator<Map<String, Object>> by(Entity entity, Soql.Order key) {
    Comparator<Object> values =
        field(entity, key.path().text()).isId() ? Comparator.comparing(Object::toString) : TEXTS;
    Comparator<Object> wanted = key.descending() ? values.reversed() : values;
    Comparator<@Nullable Object> all =
        key.nullsFirst() ? Comparator.nullsFirst(wanted) : Comparator.nullsLast(wanted);
    return (a, b) ->
        all.compare(value(entity, a, key.path().text()), value(entity, b, key.path().text()));
  }

  /** Archived prices are there, but only queryAll shows them. */
  private static boolean archived(Map<String, Object> row) {
    return Boolean.TRUE.equals(row.get("IsArchived"));
  }

  private static Map<String, @Nullable Object> head(
      String base, Entity entity, Map<String, Object> row) {
    var shown = new LinkedHashMap<String, @Nullable Object>();
    shown.put(
        "attributes",
        Map.of(
            "type",
            entity.name(),
            "url",
            base + "/sobjects/" + entity.name() + "/" + Rules.text(row, "Id")));
    return shown;
  }

  private Map<String, @Nullable Object> render(Entity entity, Map<String, Object> row, Soql query) {
    Map<String, @Nullable Object> shown = head(base, entity, row);
    query.fields().forEach(path -> place(entity, row, path.text(), shown));
    for (Soql child : query.children()) {
      String name = child.from().text();
      Schema.Children link =
          Schema.children(entity, name.substring(name.indexOf('.') + 1))
              .orElseThrow(Refusal::notFound);
      List<Map<String, @Nullable Object>> found =
          rows(
              records.schema().get(link.child()),
              records.by(link.child(), link.field(), Rules.text(row, "Id")),
              child,
              false);
      shown.put(
          link.name(),
          found.isEmpty()
              ? null
              : Map.of("totalSize", found.size(), "done", true, "records", found));
    }
    return shown;
  }

  private void place(
      Entity entity, Map<String, Object> row, String path, Map<String, @Nullable Object> into) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      Field field = entity.fieldOrRefuse(path);
      into.put(field.name(), row.get(field.name()));
      return;
    }
    Field field = parent(entity, path.substring(0, dot));
    String name = field.relationship().orElse("");
    Optional<Map<String, Object>> target = target(field, row);
    if (target.isEmpty()) {
      into.put(name, null);
      return;
    }
    Entity type = records.schema().get(field.target());
    Map<String, @Nullable Object> nested = head(base, type, target.get());
    if (into.get(name) instanceof Map<?, ?> earlier) {
      earlier.forEach((k, v) -> nested.put(String.valueOf(k), v));
    }
    place(type, target.get(), path.substring(dot + 1), nested);
    into.put(name, nested);
  }

  private @Nullable Object value(Entity entity, Map<String, Object> row, String path) {
    int dot = path.indexOf('.');
    if (dot < 0) {
      return row.get(entity.fieldOrRefuse(path).name());
    }
    Field field = parent(entity, path.substring(0, dot));
    Entity type = records.schema().get(field.target());
    return value(type, target(field, row).orElse(Map.of()), path.substring(dot + 1));
  }

  private static Field parent(Entity entity, String relationship) {
    return entity.parent(relationship).orElseThrow(Refusal::notFound);
  }

  private Optional<Map<String, Object>> target(Field field, Map<String, Object> row) {
    return records
        .schema()
        .find(field.target())
        .flatMap(e -> records.find(e, Rules.text(row, field.name())));
  }

  /** By an index where the condition allows. */
  private Optional<Collection<Map<String, Object>>> candidates(
      Entity entity, Soql.@Nullable Condition where) {
    if (where instanceof Soql.And(Soql.Condition left, Soql.Condition right)) {
      var some = candidates(entity, left);
      return some.isPresent() ? some : candidates(entity, right);
    }
    if (where instanceof Soql.Or(Soql.Condition left, Soql.Condition right)) {
      var some = candidates(entity, left);
      var others = some.isPresent() ? candidates(entity, right) : some;
      return others.map(more -> {
        var both = new LinkedHashMap<String, Map<String, Object>>();
        some.orElseThrow().forEach(row -> both.put(Rules.text(row, "Id"), row));
        more.forEach(row -> both.put(Rules.text(row, "Id"), row));
        return both.values();
      });
    }
    if (where instanceof Soql.Test(Word path, String operator, List<Literal> values)
        && (operator.equals("=") || operator.equals("IN"))
        && values.stream().allMatch(Literal.Text.class::isInstance)) {
      List<String> texts = values.stream().map(v -> ((Literal.Text) v).value()).toList();
      return indexed(entity, path.text(), texts);
    }
    return Optional.empty();
  }

  private Optional<Collection<Map<String, Object>>> indexed(
      Entity entity, String path, List<String> values) {
    if (path.equalsIgnoreCase("Id")) {
      return Optional.of(
          values.stream()
              .flatMap(v -> Ids.canonical(v).stream())
              .distinct()
              .flatMap(id -> records.find(entity, id).stream())
              .toList());
    }
    return entity
        .field(path)
        .filter(Field::indexed)
        .map(field ->
            values.stream()
                .map(v -> indexKey(field, v))
                .distinct()
                .flatMap(v -> records.withDeleted(entity.name(), field.name(), v).stream())
                .toList());
  }

  private static String indexKey(Field field, String value) {
    String id = field.reference() ? Ids.canonical(value).orElse(value) : value;
    return id.toLowerCase(Locale.ROOT);
  }

  private boolean holds(Entity entity, Map<String, Object> row, Soql.Condition condition) {
    return switch (condition) {
      case Soql.And(Soql.Condition a, Soql.Condition b) ->
          holds(entity, row, a) && holds(entity, row, b);
      case Soql.Or(Soql.Condition a, Soql.Condition b) ->
          holds(entity, row, a) || holds(entity, row, b);
      case Soql.Not(Soql.Condition inner) -> !holds(entity, row, inner);
      case Soql.Test(Word path, String operator, List<Literal> values) -> {
        Field field = field(entity, path.text());
        Object actual = value(entity, row, path.text());
        yield values.stream().anyMatch(v -> filter.test(field, actual, operator, v));
      }
    };
  }

  private Field field(Entity entity, String path) {
    int dot = path.indexOf('.');
    return dot < 0
        ? entity.fieldOrRefuse(path)
        : field(
            records.schema().get(parent(entity, path.substring(0, dot)).target()),
            path.substring(dot + 1));
  }

  private static int compare(Object a, Object b) {
    return a instanceof BigDecimal x && b instanceof BigDecimal y
        ? x.compareTo(y)
        : String.valueOf(a).compareToIgnoreCase(String.valueOf(b));
  }
}
