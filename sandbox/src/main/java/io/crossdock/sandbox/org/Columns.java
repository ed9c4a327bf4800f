package io.crossdock.sandbox.org;

import io.crossdock.sandbox.org.soql.Soql;
import io.crossdock.sandbox.org.soql.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code query?columns=true} answers: the columns of a query in place of its rows. */
final class Columns {

  private final Schema schema;

  Columns(Schema schema) {
    this.schema = schema;
  }

  Map<String, Object> of(Soql query) {
    Entity entity = schema.get(query.from().text());
    return Map.of(
        "columnMetadata", columns(entity, query),
        "entityName", entity.name(),
        "groupBy", false,
        "idSelected", query.fields().stream().anyMatch(f -> f.text().equalsIgnoreCase("Id")),
        "keyPrefix", entity.prefix());
  }

  private List<Map<String, @Nullable Object>> columns(Entity entity, Soql query) {
    var columns = new ArrayList<Map<String, @Nullable Object>>();
    for (Word field : query.fields()) {
      columns.add(column(entity, field.text()));
    }
    for (Soql child : query.children()) {
      String name = child.from().text();
      Schema.Children link =
          Schema.children(entity, name.substring(name.indexOf('.') + 1))
              .orElseThrow(Refusal::notFound);
      var column = blank(link.name());
      column.put("aggregate", true);
      column.put("joinColumns", columns(schema.get(link.child()), child));
      columns.add(column);
    }
    return columns;
  }

  private Map<String, @Nullable Object> column(Entity entity, String path) {
    int dot = path.indexOf('.');
    if (dot > 0) {
      Field link = entity.parent(path.substring(0, dot)).orElseThrow(Refusal::notFound);
      var column = blank(link.relationship().orElse(""));
      column.put(
          "joinColumns", List.of(column(schema.get(link.target()), path.substring(dot + 1))));
      return column;
    }
    Field field = entity.fieldOrRefuse(path);
    var column = blank(field.name());
    column.put("apexType", apexType(field));
    column.put("booleanType", field.type().equals("boolean"));
    column.put("custom", field.custom());
    column.put("insertable", field.createable());
    column.put("numberType", field.number());
    column.put("textType", apexType(field).equals("String"));
    column.put("updatable", field.updateable());
    return column;
  }

  private static Map<String, @Nullable Object> blank(String name) {
    var column = new LinkedHashMap<String, @Nullable Object>();
    column.put("aggregate", false);
    column.put("apexType", null);
    column.put("booleanType", false);
    column.put("columnName", name);
    column.put("custom", name.endsWith("__r"));
    column.put("displayName", name);
    column.put("foreignKeyName", null);
    column.put("insertable", false);
    column.put("joinColumns", List.of());
    column.put("numberType", false);
    column.put("textType", false);
    column.put("updatable", false);
    return column;
  }

  private static String apexType(Field field) {
    return switch (field.type()) {
      case "id", "reference" -> "Id";
      case "boolean" -> "Boolean";
      case "date" -> "Date";
      case "datetime" -> "Datetime";
      case "currency", "double" -> "Double";
      case "base64" -> "Blob";
      default -> "String";
    };
  }
}
