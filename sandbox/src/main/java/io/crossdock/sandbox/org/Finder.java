package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers queries. Called inside a transaction. */
final class Finder {

  private final Records records;
  private final String base;

  /**
   * @param base {@code /services/data/vNN.0}
   */
  Finder(Records records, String base) {
    this.records = records;
    this.base = base;
  }

  /** Every row asked for, as the API shows it; deleted ones too if wanted. */
  List<Map<String, @Nullable Object>> find(Soql query, boolean deletedToo) {
    Entity entity = entity(query.from());
    query.fields().forEach(f -> value(entity, Map.of(), f));
    refuseUnfiltered(entity, query.where());
    return rows(
        entity,
        candidates(entity, query.where()).orElseGet(() -> records.all(entity)),
        query,
        deletedToo);
  }

  /** One whole record, nulls included. */
  Map<String, @Nullable Object> show(
      Entity entity, Map<String, Object> row, Collection<String> fields) {
    Map<String, @Nullable Object> shown = head(entity, row);
    for (String name : fields) {
      Field field = entity.fieldOrRefuse(name);
      shown.put(field.name(), row.get(field.name()));
    }
    return shown;
  }

  private Entity entity(String name) {
    return records
        .schema()
        .find(name)
        .orElseThrow(
            () -> Refusal.data("INVALID_TYPE", "sObject type '" + name + "' is not supported."));
  }

  private List<Map<String, @Nullable Object>> rows(
      Entity entity, Collection<Map<String, Object>> from, Soql query, boolean deletedToo) {
    var matching =
        from.stream()
            .filter(r -> deletedToo || (Records.isLive(r) && !archived(r)))
            .filter(r -> query.where() == null || holds(entity, r, query.where()));
    for (Soql.Order key : query.order().reversed()) {
      Comparator<Map<String, Object>> by =
          (a, b) -> compare(value(entity, a, key.path()), value(entity, b, key.path()));
      matching = matching.sorted(key.descending() ? by.reversed() : by);
    }
    return matching
        .skip(query.offset())
        .limit(query.limit())
        .map(r -> render(entity, r, query))
        .toList();
  }

  /** Archived prices are there, but only queryAll shows them. */
  private static boolean archived(Map<String, Object> row) {
    return Boolean.TRUE.equals(row.get("IsArchived"));
  }

  private Map<String, @Nullable Object> head(Entity entity, Map<String, Object> row) {
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
    Map<String, @Nullable Object> shown = head(entity, row);
    query.fields().forEach(path -> place(entity, row, path, shown));
    for (Soql child : query.children()) {
      Schema.Children link = children(entity, child.from());
      List<Map<String, @Nullable Object>> found =
          rows(
              entity(link.child()),
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
    Map<String, @Nullable Object> nested = head(type, target.get());
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
    return entity
        .parent(relationship)
        .orElseThrow(() ->
            Refusal.data(
                "INVALID_FIELD",
                "Didn't understand relationship '"
                    + relationship
                    + "' in field path on "
                    + entity.name()));
  }

  private Optional<Map<String, Object>> target(Field field, Map<String, Object> row) {
    return records
        .schema()
        .find(field.target())
        .flatMap(e -> records.find(e, Rules.text(row, field.name())));
  }

  static Schema.Children children(Entity entity, String name) {
    return Schema.CHILDREN.stream()
        .filter(c -> c.parent().equals(entity.name()) && c.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            Refusal.data("INVALID_TYPE", "Didn't understand relationship '" + name + "' in FROM"));
  }

  /** By an index where the condition allows. */
  private Optional<Collection<Map<String, Object>>> candidates(
      Entity entity, Soql.@Nullable Condition where) {
    if (where instanceof Soql.And(Soql.Condition left, Soql.Condition right)) {
      var some = candidates(entity, left);
      return some.isPresent() ? some : candidates(entity, right);
    }
    if (where instanceof Soql.Test(String path, String operator, List<Object> values)
        && (operator.equals("=") || operator.equals("IN"))
        && values.stream().allMatch(String.class::isInstance)) {
      Optional<Field> field = entity.field(path);
      if (field.isPresent() && path.equalsIgnoreCase("Id")) {
        return Optional.of(
            values.stream()
                .distinct()
                .flatMap(v -> Ids.canonical((String) v).stream())
                .flatMap(id -> records.find(entity, id).stream())
                .toList());
      }
      if (field.filter(Field::indexed).isPresent()) {
        return Optional.of(
            values.stream()
                .map(v -> indexKey(field.get(), (String) v))
                .distinct()
                .flatMap(v -> records.withDeleted(entity.name(), field.get().name(), v).stream())
                .toList());
      }
    }
    return Optional.empty();
  }

  private static String indexKey(Field field, String value) {
    String id = field.reference() ? Ids.canonical(value).orElse(value) : value;
    return id.toLowerCase(Locale.ROOT);
  }

  private static void refuseUnfiltered(Entity entity, Soql.@Nullable Condition where) {
    if (entity.name().equals("ContentDocumentLink")
        && !String.valueOf(where).matches("(?is).*(LinkedEntityId|ContentDocumentId).*")) {
      throw Refusal.data(
          "MALFORMED_QUERY",
          "Implementation restriction: ContentDocumentLink requires a filter by a single Id on"
              + " ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's"
              + " using the IN operator.");
    }
  }

  private boolean holds(Entity entity, Map<String, Object> row, Soql.Condition condition) {
    return switch (condition) {
      case Soql.And(Soql.Condition a, Soql.Condition b) ->
          holds(entity, row, a) && holds(entity, row, b);
      case Soql.Or(Soql.Condition a, Soql.Condition b) ->
          holds(entity, row, a) || holds(entity, row, b);
      case Soql.Not(Soql.Condition inner) -> !holds(entity, row, inner);
      case Soql.Test(String path, String operator, List<Object> values) -> {
        Object actual = value(entity, row, path);
        yield values.stream().anyMatch(v -> test(actual, operator, v));
      }
    };
  }

  private static boolean test(@Nullable Object actual, String operator, Object wanted) {
    if (actual == null || wanted.equals(Soql.NULL)) {
      return actual == null && wanted.equals(Soql.NULL) && !operator.equals("LIKE");
    }
    if (operator.equals("LIKE")) {
      String pattern =
          Pattern.quote(String.valueOf(wanted)).replace("%", "\\E.*\\Q").replace("_", "\\E.\\Q");
      return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
          .matcher(String.valueOf(actual))
          .matches();
    }
    int order = compare(actual, sameId(actual, wanted));
    return switch (operator) {
      case "<" -> order < 0;
      case ">" -> order > 0;
      case "<=" -> order <= 0;
      case ">=" -> order >= 0;
      default -> order == 0;
    };
  }

  /** A 15-character id equals its 18 characters. */
  private static Object sameId(Object actual, Object wanted) {
    boolean shortened =
        wanted instanceof String w && w.length() == 15 && actual.toString().startsWith(w);
    return shortened ? actual : wanted;
  }

  private static int compare(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null ? (b == null ? 0 : -1) : 1;
    }
    if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
      return x.compareTo(y);
    }
    return String.valueOf(a).compareToIgnoreCase(String.valueOf(b));
  }
}
