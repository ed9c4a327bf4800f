package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.OrgShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Reads the org's shape from its own descriptions. */
final class Describe {

  private static final List<String> OBJECTS = List.of("Order", "OrderItem", "Account", "Contact");
  private static final String STATUSES =
      "SELECT ApiName, StatusCode FROM OrderStatus ORDER BY IsDefault DESC, SortOrder";

  private static final Pattern CURRENCY =
      Pattern.compile("<orgDefaultCurrencyIsoCode>([A-Z]{3})</orgDefaultCurrencyIsoCode>");

  private Describe() {}

  /** One call. */
  static OrgShape shape(RestApi rest, SalesforceConfig config) {
    var paths = new ArrayList<String>();
    OBJECTS.forEach(object -> paths.add("/sobjects/" + object + "/describe"));
    paths.add("/query?q=" + Soql.encode(STATUSES));
    List<JsonNode> answers = rest.together(paths);
    var objects = new HashMap<String, Map<String, OrgShape.Field>>();
    for (int i = 0; i < OBJECTS.size(); i++) {
      objects.put(OBJECTS.get(i), fields(answers.get(i)));
    }
    Optional<JsonNode> currency = field(answers.getFirst(), "CurrencyIsoCode");
    String corporate =
        currency
            .map(Describe::corporate)
            .filter(c -> !c.isEmpty())
            .orElseGet(() -> only(rest, config));
    List<String> active = currency.map(Describe::values).orElse(List.of(corporate));
    List<OrgShape.Status> statuses =
        rest.records(answers.getLast()).stream().map(Describe::status).toList();
    return new OrgShape(currency.isPresent(), corporate, active, statuses, objects);
  }

  /** The record type new person accounts get. */
  static String personRecordType(RestApi rest) {
    String soql =
        "SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true"
            + " AND IsActive = true ORDER BY Name LIMIT 1";
    return rest.query(List.of(soql)).getFirst().stream()
        .map(type -> Json.string(type, "Id"))
        .findFirst()
        .orElseThrow(() ->
            new FailedCall(
                Failure.of(
                    Category.MISCONFIGURED,
                    "no-person-accounts",
                    "The org has no person accounts, or Crossdock's user may not use them.",
                    "Choose another account strategy under Salesforce > Orders > Advanced.")));
  }

  private static OrgShape.Status status(JsonNode row) {
    return new OrgShape.Status(
        Json.string(row, "ApiName"), Json.string(row, "StatusCode").startsWith("A"));
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
              field.path("restrictedPicklist").asBoolean(false) ? values(field) : List.of(),
              Json.string(field, "label")));
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

  /** Only SOAP's getUserInfo tells the currency of an org that has one. */
  private static String only(RestApi rest, SalesforceConfig config) {
    if (!config.currency().isEmpty()) {
      return config.currency();
    }
    var told = CURRENCY.matcher(rest.soap("getUserInfo"));
    if (!told.find()) {
      throw new FailedCall(
          Failure.of(
              Category.MISCONFIGURED,
              "currency-unknown",
              "The org does not tell its currency.",
              "An administrator names the org's currency under Connections."));
    }
    return told.group(1);
  }

  private static Optional<JsonNode> field(JsonNode description, String name) {
    return Json.list(description.path("fields")).stream()
        .filter(field -> Json.string(field, "name").equals(name))
        .findFirst();
  }
}
