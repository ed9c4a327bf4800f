package io.crossdock.salesforce.schema;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.NodeAnswer;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.rest.Soql;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the org's shape from its own descriptions. */
public final class Describe {

  private static final List<String> OBJECTS = List.of("Order", "OrderItem", "Account", "Contact");
  private static final String STATUSES =
      "SELECT ApiName, StatusCode FROM OrderStatus ORDER BY IsDefault DESC, SortOrder";

  /** An org with a single currency has no such object. */
  private static final String DECIMALS = "SELECT IsoCode, DecimalPlaces FROM CurrencyType";

  private Describe() {}

  /** One call. */
  public static OrgShape shape(RestApi rest, SalesforceConfig config) {
    var paths = new ArrayList<String>();
    OBJECTS.forEach(object -> paths.add("/sobjects/" + object + "/describe"));
    paths.add("/query?q=" + Soql.encode(STATUSES));
    paths.add("/query?q=" + Soql.encode(DECIMALS));
    OrgShape.DOCUMENTS.forEach(object -> paths.add("/sobjects/" + object + "/describe"));
    List<NodeAnswer> told = rest.answers(paths);
    int currencies = OBJECTS.size() + 1;
    List<JsonNode> answers =
        told.subList(0, currencies).stream().map(NodeAnswer::bodyOfSuccess).toList();
    var objects = new HashMap<String, Map<String, OrgShape.Field>>();
    for (int i = 0; i < OBJECTS.size(); i++) {
      objects.put(OBJECTS.get(i), fields(answers.get(i)));
    }
    objects.putAll(documents(told.subList(currencies + 1, told.size())));
    Optional<JsonNode> currency = field(answers.getFirst(), "CurrencyIsoCode");
    String corporate =
        currency
            .map(Describe::corporate)
            .filter(c -> !c.isEmpty())
            .orElseGet(() -> only(rest, config));
    List<String> active = currency.map(Describe::values).orElse(List.of(corporate));
    List<OrgShape.Status> statuses =
        rest.records(answers.getLast()).stream().map(Describe::status).toList();
    return new OrgShape(
        currency.isPresent(),
        corporate,
        active,
        statuses,
        objects,
        decimals(rest, told.get(currencies)));
  }

  /** Those that the org has and shows. */
  private static Map<String, Map<String, OrgShape.Field>> documents(List<NodeAnswer> told) {
    var documents = new HashMap<String, Map<String, OrgShape.Field>>();
    for (int i = 0; i < told.size(); i++) {
      if (told.get(i).ok()) {
        documents.put(OrgShape.DOCUMENTS.get(i), fields(told.get(i).bodyOfSuccess()));
      }
    }
    return documents;
  }

  /** The record type new person accounts get. */
  public static String personRecordType(RestApi rest) {
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
                    Hindrance.NO_PERSON_ACCOUNTS.code(),
                    "The org has no person accounts, or Crossdock's user may not use them.",
                    "Choose another account strategy under Salesforce > Orders > Advanced.")));
  }

  private static Map<String, Integer> decimals(RestApi rest, NodeAnswer told) {
    var decimals = new HashMap<String, Integer>();
    if (told.ok()) {
      for (JsonNode type : rest.records(told.bodyOfSuccess())) {
        decimals.put(Json.string(type, "IsoCode"), type.path("DecimalPlaces").asInt(2));
      }
    }
    return Map.copyOf(decimals);
  }

  private static OrgShape.Status status(JsonNode row) {
    return new OrgShape.Status(
        Json.string(row, "ApiName"), Json.string(row, "StatusCode").startsWith("A"));
  }

  private static Map<String, OrgShape.Field> fields(JsonNode description) {
    var fields = new HashMap<String, OrgShape.Field>();
    var described = Json.list(description.path("fields"));
    for (JsonNode field : described) {
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
              Json.string(field, "label"),
              choices(field, described)));
    }
    return Map.copyOf(fields);
  }

  /** Of the org's lists of countries and states only. */
  private static List<OrgShape.Choice> choices(JsonNode field, List<JsonNode> described) {
    String name = Json.string(field, "name");
    if (!name.endsWith("CountryCode") && !name.endsWith("StateCode")) {
      return List.of();
    }
    String controller = Json.string(field, "controllerName");
    var of =
        described.stream()
            .filter(other -> Json.string(other, "name").equals(controller))
            .findFirst()
            .map(other -> Json.list(other.path("picklistValues")));
    return active(field)
        .map(value ->
            new OrgShape.Choice(
                Json.string(value, "value"),
                Json.string(value, "label"),
                of.map(controlling -> validFor(value, controlling))))
        .toList();
  }

  /**
   * A bit for each value of the controlling field, the most significant first, in Base64 (REST API
   * Developer Guide, sObject Describe).
   */
  private static Set<String> validFor(JsonNode value, List<JsonNode> controlling) {
    byte[] bits;
    try {
      bits = Base64.getDecoder().decode(Json.string(value, "validFor"));
    } catch (IllegalArgumentException e) {
      return Set.of();
    }
    var valid = new HashSet<String>();
    for (int i = 0; i < controlling.size() && i < bits.length * 8; i++) {
      if ((bits[i / 8] & 0x80 >> i % 8) != 0) {
        valid.add(Json.string(controlling.get(i), "value"));
      }
    }
    return Set.copyOf(valid);
  }

  private static List<String> values(JsonNode field) {
    return active(field).map(value -> Json.string(value, "value")).toList();
  }

  private static Stream<JsonNode> active(JsonNode field) {
    return Json.list(field.path("picklistValues")).stream()
        .filter(value -> value.path("active").asBoolean(true));
  }

  private static String corporate(JsonNode currency) {
    return Json.list(currency.path("picklistValues")).stream()
        .filter(value -> value.path("defaultValue").asBoolean(false))
        .map(value -> Json.string(value, "value"))
        .findFirst()
        .orElse("");
  }

  /** Of an org with one currency. Connect REST tells it, in a call of its own. */
  private static String only(RestApi rest, SalesforceConfig config) {
    if (!config.currency().isEmpty()) {
      return config.currency();
    }
    String told = Json.string(features(rest), "defaultCurrencyIsoCode");
    if (!told.matches("[A-Z]{3}")) {
      throw new FailedCall(
          Failure.of(
              Category.MISCONFIGURED,
              "currency-unknown",
              "The org does not tell its currency.",
              "An administrator names it under System > Connections, Org Currency"
                  + " (CROSSDOCK_ORG_CURRENCY)."));
    }
    return told;
  }

  private static JsonNode features(RestApi rest) {
    try {
      return rest.get(rest.base() + "/connect/organization").path("features");
    } catch (FailedCall e) {
      if (e.failure().category() == Category.MISCONFIGURED) {
        return Json.read(""); // without Connect REST, or without the right to it
      }
      throw e;
    }
  }

  private static Optional<JsonNode> field(JsonNode description, String name) {
    return Json.list(description.path("fields")).stream()
        .filter(field -> Json.string(field, "name").equals(name))
        .findFirst();
  }
}
