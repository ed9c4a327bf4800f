package io.crossdock.sandbox.org;

import io.crossdock.sandbox.org.soql.Literal;
import io.crossdock.sandbox.org.soql.Malformed;
import io.crossdock.sandbox.org.soql.Soql;
import io.crossdock.sandbox.org.soql.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the org's objects allow what a query asks: every name is there, every condition fits its
 * field. Gives the query with plain paths, without aliases and FIELDS().
 */
final class QueryCheck {

  private static final String NAMES =
      " If you are attempting to use a custom %s, be sure to append the '%s' after the %s name."
          + " Please reference your WSDL or the describe call for the appropriate names.";
  private static final String COMPOUND = "(?i)(Person)?(Billing|Shipping|Mailing|Other)Address";
  private static final int MOST_FIELDS = 200;

  private record Found(Entity entity, Field field, Word path) {}

  private final Schema schema;
  private final Soql query;
  private final Entity entity;

  private QueryCheck(Schema schema, Soql query, Entity entity) {
    this.schema = schema;
    this.query = query;
    this.entity = entity;
  }

  /**
   * Checks a whole query.
   *
   * @throws Malformed when the org refuses it
   */
  static Soql check(Schema schema, Soql query) {
    Entity entity =
        schema
            .find(query.from().text())
            .orElseThrow(() ->
                query.refused(
                    query.from(),
                    "INVALID_TYPE",
                    "sObject type '%s' is not supported.".formatted(query.from().text())
                        + NAMES.formatted("object", "__c", "entity")));
    Soql checked = new QueryCheck(schema, query, entity).checked();
    if (entity.name().equals("ContentDocumentLink") && !byDocument(checked.where())) {
      throw new Malformed(
          "MALFORMED_QUERY",
          "Implementation restriction: ContentDocumentLink requires a filter by a single Id on"
              + " ContentDocumentId or LinkedEntityId using the equals operator or multiple Id's"
              + " using the IN operator.");
    }
    return checked;
  }

  private Soql checked() {
    if (!query.groupBy().isEmpty()) {
      query.groupBy().forEach(key -> usable(key, "grouped", "MALFORMED_QUERY"));
      throw Malformed.notImitated("GROUP BY");
    }
    var order =
        query.order().stream()
            .map(o ->
                new Soql.Order(
                    usable(o.path(), "sorted", "MALFORMED_QUERY").path(),
                    o.descending(),
                    o.nullsFirst()))
            .toList();
    return query.with(fields(), children(), condition(query.where()), order);
  }

  private List<Word> fields() {
    var fields = new ArrayList<Word>(all());
    query.fields().forEach(f -> fields.add(find(f).path()));
    var seen = new HashSet<String>();
    for (Word field : fields) {
      if (!seen.add(field.text().toLowerCase(Locale.ROOT))) {
        throw new Malformed("INVALID_FIELD", "duplicate field selected: " + field.text());
      }
    }
    return fields;
  }

  /** What FIELDS() stands for. */
  private List<Word> all() {
    if (query.group().isEmpty()) {
      return List.of();
    }
    String group = query.group().get();
    if (!group.equals("STANDARD") && query.limit() > MOST_FIELDS) {
      throw new Malformed(
          "MALFORMED_QUERY", "The SOQL FIELDS function must have a LIMIT of at most 200");
    }
    return entity.fields().values().stream()
        .filter(f -> group.equals("ALL") || f.custom() == group.equals("CUSTOM"))
        .map(f -> new Word(f.name(), 0))
        .toList();
  }

  private List<Soql> children() {
    return query.children().stream()
        .map(c -> new QueryCheck(schema, c, schema.get(link(c.from()).child())).checked())
        .toList();
  }

  private Schema.Children link(Word name) {
    String relationship = name.text().substring(name.text().indexOf('.') + 1);
    return Schema.children(entity, relationship)
        .filter(c -> schema.find(c.child()).isPresent())
        .orElseThrow(() ->
            query.refused(
                name,
                "INVALID_TYPE",
                "Didn't understand relationship '%s' in FROM part of query call."
                        .formatted(relationship)
                    + NAMES.formatted("relationship", "__r", "custom relationship")));
  }

  private Soql.@Nullable Condition condition(Soql.@Nullable Condition where) {
    return where == null ? null : conditionOf(where);
  }

  private Soql.Condition conditionOf(Soql.Condition where) {
    return switch (where) {
      case Soql.And(Soql.Condition a, Soql.Condition b) ->
          new Soql.And(conditionOf(a), conditionOf(b));
      case Soql.Or(Soql.Condition a, Soql.Condition b) ->
          new Soql.Or(conditionOf(a), conditionOf(b));
      case Soql.Not(Soql.Condition inner) -> new Soql.Not(conditionOf(inner));
      case Soql.Test test -> fitting(test);
    };
  }

  private Soql.Test fitting(Soql.Test test) {
    if (test.path().text().matches(COMPOUND)) {
      throw query.refused(
          test.path(),
          "INVALID_FIELD",
          "Address fields can only be filtered using Distance expressions");
    }
    Found found = usable(test.path(), "filtered", "INVALID_FIELD");
    String kind = kind(found.field());
    boolean ordered = test.operator().startsWith("<") || test.operator().startsWith(">");
    if ((test.operator().equals("LIKE") && !kind.equals("string"))
        || (ordered && kind.equals("boolean"))) {
      throw query.refused(
          test.path(), "INVALID_QUERY_FILTER_OPERATOR", "invalid operator on " + kind + " field");
    }
    test.values().forEach(v -> fitting(found, kind, v));
    return new Soql.Test(found.path(), test.operator(), test.values());
  }

  private void fitting(Found found, String kind, Literal value) {
    boolean fits =
        switch (value) {
          case Literal.Null n -> true;
          case Literal.Like l -> true;
          case Literal.Text(String text) -> kind.equals("string") || kind.equals("id");
          case Literal.Amount n -> kind.equals("double");
          case Literal.Flag f -> kind.equals("boolean");
          case Literal.Day d -> kind.equals("date");
          case Literal.Moment m -> kind.equals("dateTime");
          case Literal.Period p -> kind.startsWith("date");
        };
    if (!fits) {
      boolean quoted = kind.equals("string") || kind.equals("id");
      throw query.refused(
          found.path(),
          "INVALID_FIELD",
          ("value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in"
                  + " quotes")
              .formatted(
                  found.field().name(), kind.equals("id") ? "ID" : kind, quoted ? "" : "not "));
    }
    if (kind.equals("id")
        && value instanceof Literal.Text(String id)
        && Ids.canonical(id).isEmpty()) {
      throw query.refused(found.path(), "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + id);
    }
  }

  private static String kind(Field field) {
    return switch (field.type()) {
      case "currency", "double" -> "double";
      case "datetime" -> "dateTime";
      case "id", "reference" -> "id";
      case "date", "boolean" -> field.type();
      default -> "string";
    };
  }

  private Found usable(Word path, String how, String code) {
    Found found = find(path);
    if (!found.field().filterable()) {
      throw query.refused(
          path,
          code,
          "field '%s' can not be %s in a query call".formatted(found.field().name(), how));
    }
    return found;
  }

  private Found find(Word path) {
    var steps = new ArrayList<>(List.of(path.text().split("\\.", -1)));
    String first = steps.getFirst();
    if (steps.size() > 1
        && (first.equalsIgnoreCase(query.alias()) || first.equalsIgnoreCase(entity.name()))) {
      steps.removeFirst();
    }
    Entity at = entity;
    for (String step : steps.subList(0, steps.size() - 1)) {
      at = parent(path, at, step);
    }
    return new Found(
        at, field(path, at, steps.getLast()), new Word(String.join(".", steps), path.at()));
  }

  private Entity parent(Word path, Entity of, String relationship) {
    Optional<Field> field = of.parent(relationship);
    if (field.filter(f -> f.target().equals("*")).isPresent()) {
      throw Malformed.notImitated("fields of a relationship to any object: " + path.text());
    }
    return field
        .flatMap(f -> schema.find(f.target()))
        .orElseThrow(() ->
            query.refused(
                path,
                "INVALID_FIELD",
                "Didn't understand relationship '%s' in field path.".formatted(relationship)
                    + NAMES.formatted("relationship", "__r", "custom relationship")));
  }

  private Field field(Word path, Entity of, String name) {
    if (name.matches(COMPOUND)) {
      throw Malformed.notImitated("compound address fields: " + name);
    }
    return of.field(name)
        .orElseThrow(() ->
            query.refused(
                path,
                "INVALID_FIELD",
                "No such column '%s' on entity '%s'.".formatted(name, of.name())
                    + NAMES.formatted("field", "__c", "custom field")));
  }

  private static boolean byDocument(Soql.@Nullable Condition where) {
    return switch (where) {
      case Soql.And(Soql.Condition a, Soql.Condition b) -> byDocument(a) || byDocument(b);
      case Soql.Test(Word path, String operator, List<Literal> values) ->
          path.text().matches("(?i)LinkedEntityId|ContentDocumentId")
              && List.of("=", "IN").contains(operator)
              && values.stream().allMatch(Literal.Text.class::isInstance);
      case null, default -> false;
    };
  }
}
