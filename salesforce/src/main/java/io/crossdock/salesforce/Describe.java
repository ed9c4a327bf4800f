package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.OrgShape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the org's shape from its own descriptions. */
final class Describe {

  private Describe() {}

  private static final List<String> OBJECTS = List.of("Order", "OrderItem", "Account", "Contact");

  static OrgShape shape(RestApi rest, SalesforceConfig config) {
    var objects = new HashMap<String, Map<String, OrgShape.Field>>();
    Optional<JsonNode> currency = Optional.empty();
    for (String object : OBJECTS) {
      JsonNode description = rest.get(rest.base() + "/sobjects/" + object + "/describe");
      objects.put(object, fields(description));
      if (object.equals("Order")) {
        currency = field(description, "CurrencyIsoCode");
      }
    }
    String corporate =
        currency.map(Describe::corporate).filter(c -> !c.isEmpty()).orElseGet(() -> only(config));
    List<String> active = currency.map(Describe::values).orElse(List.of(corporate));
    return new OrgShape(currency.isPresent(), corporate, active, statuses(rest), objects);
  }

  private static List<OrgShape.Status> statuses(RestApi rest) {
    return rest
        .query(
            List.of(
                "SELECT ApiName, StatusCode FROM OrderStatus ORDER BY IsDefault DESC, SortOrder"))
        .getFirst()
        .stream()
        .map(row ->
            new OrgShape.Status(
                Json.string(row, "ApiName"), Json.string(row, "StatusCode").startsWith("A")))
        .toList();
  }

  private static Map<String, OrgShape.Field> fields(JsonNode description) {
    var fields = new HashMap<String, OrgShape.Field>();
    for (JsonNode field : Json.list(description.path("fields"))) {
      boolean required =
          !field.path("nillable").asBoolean(true)
              && !field.path("defaultedOnCreate").asBoolean(false);
      fields.put(
          Json.string(field, "name"),
          new OrgShape.Field(
              Json.string(field, "type"),
              field.path("length").asInt(0),
              field.path("scale").asInt(0),
              field.path("createable").asBoolean(false),
              field.path("updateable").asBoolean(false),
              required,
              field.path("restrictedPicklist").asBoolean(false) ? values(field) : List.of()));
    }
    return Map.copyOf(fields);
  }

  private static List<String> values(JsonNode field) {
    return Json.list(field.path("picklistValues")).stream()
        .filter(value -> value.path("active").asBoolean(true))
        .map(value -> Json.string(value, "value"))
        .toList();
  }

  private static String corporate(JsonNode currency) {
    return Json.list(currency.path("picklistValues")).stream()
        .filter(value -> value.path("defaultValue").asBoolean(false))
        .map(value -> Json.string(value, "value"))
        .findFirst()
        .orElse("");
  }

  private static String only(SalesforceConfig config) {
    if (config.currency().isEmpty()) {
      throw new FailedCall(
          Failure.of(
              Category.MISCONFIGURED,
              "currency-unknown",
              "The org does not tell its currency.",
              "An administrator names the org's currency under Connections."));
    }
    return config.currency();
  }

  private static Optional<JsonNode> field(JsonNode description, String name) {
    return Json.list(description.path("fields")).stream()
        .filter(field -> Json.string(field, "name").equals(name))
        .findFirst();
  }
}
