package io.crossdock.salesforce.order;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.watch.OrgOrders.Held;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the Orders that carry Crossdock's key. */
public final class HeldOrders {

  private static final String SELECT =
      "SELECT Id, Magento_Id__c, TotalAmount, Status, EffectiveDate FROM Order WHERE ";

  private final RestApi rest;

  public HeldOrders(RestApi rest) {
    this.rest = rest;
  }

  /** A connection's key holds no character that LIKE would read as a wildcard. */
  public List<Held> ofDays(String connection, LocalDate from, LocalDate to) {
    return held(
        List.of(
            SELECT
                + "Magento_Id__c LIKE "
                + Soql.quote(connection + ":%")
                + " AND EffectiveDate >= "
                + from
                + " AND EffectiveDate <= "
                + to));
  }

  public List<Held> ofKeys(Collection<OrderKey> keys) {
    return held(
        Soql.split(
            keys.stream().map(OrderKey::externalId).toList(),
            some -> SELECT + "Magento_Id__c IN " + Soql.in(some)));
  }

  private List<Held> held(List<String> queries) {
    var held = new ArrayList<Held>();
    for (List<JsonNode> records : rest.query(queries)) {
      for (JsonNode order : records) {
        OrderKey.parse(Json.string(order, Fields.KEY)).ifPresent(key -> held.add(held(key, order)));
      }
    }
    return held;
  }

  private static Held held(OrderKey key, JsonNode order) {
    return new Held(
        key,
        Json.string(order, "Id"),
        new Money(Json.decimal(order, "TotalAmount")),
        Json.string(order, "Status"),
        LocalDate.parse(Json.string(order, "EffectiveDate")));
  }
}
