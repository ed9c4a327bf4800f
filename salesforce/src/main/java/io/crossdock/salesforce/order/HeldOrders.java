package io.crossdock.salesforce.order;

import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.watch.OrgOrders.Documents;
import io.crossdock.core.watch.OrgOrders.Held;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the Orders that carry Crossdock's key, and what their documents come to, in one call. */
public final class HeldOrders {

  private static final String SELECT =
      "SELECT Id, Magento_Id__c, TotalAmount, Status, EffectiveDate FROM Order WHERE ";

  private static final String TOTAL = "Grand_Total__c";

  private final RestApi rest;
  private final List<Kind> kinds;

  /**
   * @param org of an object that it does not have, or hides, no documents are told
   */
  public HeldOrders(RestApi rest, OrgShape org) {
    this.rest = rest;
    this.kinds =
        Stream.of(Kind.values())
            .filter(kind ->
                columns(kind).stream()
                    .allMatch(field -> org.field(OrgShape.object(kind), field).isPresent()))
            .toList();
  }

  /** A connection's key holds no character that LIKE would read as a wildcard. */
  public List<Held> ofDays(String connection, LocalDate from, LocalDate to) {
    return held(order ->
        List.of(
            Fields.KEY
                + " LIKE "
                + Soql.quote(connection + ":%")
                + " AND "
                + order
                + "EffectiveDate >= "
                + from
                + " AND "
                + order
                + "EffectiveDate <= "
                + to));
  }

  public List<Held> ofKeys(Collection<OrderKey> keys) {
    return held(order ->
        Soql.split(
            keys.stream().map(OrderKey::externalId).toList(),
            some -> order + Fields.KEY + " IN " + Soql.in(some)));
  }

  /**
   * @param which orders, by the way to their fields
   */
  private List<Held> held(Function<String, List<String>> which) {
    var asked = new ArrayList<Optional<Kind>>();
    var queries = new ArrayList<String>();
    for (String where : which.apply("")) {
      asked.add(Optional.empty());
      queries.add(SELECT + where);
    }
    for (Kind kind : kinds) {
      for (String where : which.apply("Order__r.")) {
        asked.add(Optional.of(kind));
        queries.add(
            "SELECT %s FROM %s WHERE %s"
                .formatted(String.join(", ", columns(kind)), OrgShape.object(kind), where));
      }
    }
    var orders = new ArrayList<JsonNode>();
    var documents = new HashMap<String, Map<Kind, Documents>>();
    List<List<JsonNode>> answers = rest.query(queries);
    for (int i = 0; i < answers.size(); i++) {
      Optional<Kind> kind = asked.get(i);
      if (kind.isEmpty()) {
        orders.addAll(answers.get(i));
      } else {
        answers.get(i).forEach(record -> count(kind.get(), record, documents));
      }
    }
    return orders.stream().flatMap(order -> held(order, documents).stream()).toList();
  }

  private void count(Kind kind, JsonNode record, Map<String, Map<Kind, Documents>> documents) {
    Money total = kind == Kind.SHIPMENT ? Money.ZERO : new Money(Json.decimal(record, TOTAL));
    documents
        .computeIfAbsent(Json.string(record, "Order__c"), order -> none())
        .computeIfPresent(kind, (same, so) -> so.and(total));
  }

  private Map<Kind, Documents> none() {
    var none = new EnumMap<Kind, Documents>(Kind.class);
    kinds.forEach(kind -> none.put(kind, Documents.NONE));
    return none;
  }

  private Optional<Held> held(JsonNode order, Map<String, Map<Kind, Documents>> documents) {
    String id = Json.string(order, "Id");
    return OrderKey.parse(Json.string(order, Fields.KEY))
        .map(key ->
            new Held(
                key,
                id,
                new Money(Json.decimal(order, "TotalAmount")),
                Json.string(order, "Status"),
                LocalDate.parse(Json.string(order, "EffectiveDate")),
                documents.getOrDefault(id, none())));
  }

  private static List<String> columns(Kind kind) {
    return kind == Kind.SHIPMENT ? List.of("Order__c") : List.of("Order__c", TOTAL);
  }
}
