package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.OrgShape;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads the org's shape from its descriptions of Order and OrderItem. */
final class Describe {

  private Describe() {}

  static OrgShape shape(RestApi rest, SalesforceConfig config) {
    JsonNode order = rest.get(rest.base() + "/sobjects/Order/describe");
    JsonNode item = rest.get(rest.base() + "/sobjects/OrderItem/describe");
    var currency = field(order, "CurrencyIsoCode");
    return new OrgShape(
        currency.isPresent(),
        currency.map(Describe::corporate).filter(c -> !c.isEmpty()).orElseGet(() -> only(config)),
        scale(item, "Quantity"),
        scale(item, "UnitPrice"));
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

  private static int scale(JsonNode description, String name) {
    return field(description, name).map(field -> field.path("scale").asInt(2)).orElse(2);
  }

  private static Optional<JsonNode> field(JsonNode description, String name) {
    return Json.list(description.path("fields")).stream()
        .filter(field -> Json.string(field, "name").equals(name))
        .findFirst();
  }
}
