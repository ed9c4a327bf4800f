package io.crossdock.salesforce.takeover;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.Bindings.Line;
import io.crossdock.core.port.org.OrgBindings;
import io.crossdock.salesforce.goods.Books;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Binds orders to records; see {@code Bindings}. Thread-safe. */
public final class Binding implements OrgBindings {

  /** By the start of an id; whoever is no longer active can't be given an order. */
  private static final Map<String, String> OBJECTS =
      Map.of(
          "001", "FROM Account WHERE",
          "003", "FROM Contact WHERE",
          "005", "FROM User WHERE IsActive = true AND",
          "00G", "FROM Group WHERE Type = 'Queue' AND");

  private final RestApi rest;
  private final CompositeCalls calls;
  private final Books books;
  private final boolean multiCurrency;

  public Binding(RestApi rest, Books books, boolean multiCurrency) {
    this.rest = rest;
    this.calls = new CompositeCalls(rest);
    this.books = books;
    this.multiCurrency = multiCurrency;
  }

  /**
   * What was read.
   *
   * @param adopted external id of the item by line
   * @param former the record with the order's key, where that is another one
   */
  private record Found(
      Plan plan,
      JsonNode order,
      Map<Line, String> adopted,
      List<Line> rest,
      Optional<JsonNode> former) {

    String id() {
      return Json.string(order, "Id");
    }
  }

  @Override
  public Set<String> missing(Collection<String> recordIds) {
    var missing = new LinkedHashSet<String>();
    OBJECTS.forEach((prefix, ofObject) -> {
      var asked = recordIds.stream().filter(id -> id.startsWith(prefix)).toList();
      if (!asked.isEmpty()) {
        String soql = "SELECT Id " + ofObject + " Id IN " + Soql.in(asked);
        var found =
            rest.query(List.of(soql)).stream()
                .flatMap(List::stream)
                .map(row -> Json.string(row, "Id").substring(0, 15))
                .collect(Collectors.toSet());
        asked.stream().filter(id -> !found.contains(id.substring(0, 15))).forEach(missing::add);
      }
    });
    return missing;
  }

  @Override
  public Bound examine(Plan plan, String recordId) {
    try {
      return open(look(plan, recordId));
    } catch (Refusal e) {
      return new Bound.Refused(e.failure());
    }
  }

  @Override
  public Bound bind(Plan plan, String recordId, Set<String> delete) {
    try {
      Found found = look(plan, recordId);
      var unknown = new TreeSet<>(delete);
      found.rest().forEach(line -> unknown.remove(line.id()));
      var gone = deletedBefore(unknown, found);
      unknown.removeAll(gone);
      if (!unknown.isEmpty()) {
        throw refused("no-such-line", "The order has no line " + unknown.first() + " to delete.");
      }
      var left = new TreeSet<>(delete);
      left.removeAll(gone);
      write(found, left);
      return open(found);
    } catch (Refusal e) {
      return new Bound.Refused(e.failure());
    }
  }

  /**
   * Those that an earlier try, which failed half-way, has deleted: the order carries the key since,
   * and they are nowhere any more. A deleted line leaves no trace in the org.
   */
  private Set<String> deletedBefore(Set<String> lines, Found found) {
    String key = Json.string(found.order(), Fields.KEY);
    if (lines.isEmpty() || !key.equals(found.plan().key().externalId())) {
      return Set.of();
    }
    var gone = new TreeSet<>(lines);
    rest.query(Soql.split(lines, ids -> "SELECT Id FROM OrderItem WHERE Id IN " + Soql.in(ids)))
        .forEach(records -> records.forEach(line -> gone.remove(Json.string(line, "Id"))));
    return gone;
  }

  private static Bound open(Found found) {
    return new Bound.Open(
        List.copyOf(found.adopted().keySet()),
        found.rest(),
        found.former().map(order -> Json.string(order, "Id")));
  }

  private Found look(Plan plan, String recordId) throws Refusal {
    String key = plan.key().externalId();
    String id = Soql.quote(recordId);
    var orders = new ArrayList<JsonNode>();
    var former = new ArrayList<JsonNode>();
    var reductions = new ArrayList<JsonNode>();
    var inquiry = new Inquiry();
    inquiry.ask(
        List.of(
            "SELECT Id, OrderNumber, Magento_Id__c, Pricebook2Id, Pricebook2.Name, StatusCode"
                + (multiCurrency ? ", CurrencyIsoCode" : "")
                + ", (SELECT Id, Magento_Id__c, Quantity, UnitPrice, Product2.Magento_Sku__c,"
                + " Product2.ProductCode FROM OrderItems) FROM Order WHERE Id = "
                + id),
        orders::addAll);
    inquiry.ask(
        List.of(
            "SELECT Id, (SELECT Id, Magento_Id__c FROM OrderItems) FROM Order WHERE Magento_Id__c ="
                + " "
                + Soql.quote(key)),
        former::addAll);
    inquiry.ask(
        List.of("SELECT OrderNumber FROM Order WHERE OriginalOrderId = " + id), reductions::addAll);
    inquiry.send(rest);
    JsonNode order =
        orders.stream()
            .findFirst()
            .orElseThrow(
                () -> refused("no-such-order", "Salesforce has no Order " + recordId + "."));
    refuse(plan, order, reductions);
    return matched(
        plan,
        order,
        former.stream()
            .filter(o -> !Json.string(o, "Id").equals(Json.string(order, "Id")))
            .findFirst());
  }

  private void refuse(Plan plan, JsonNode order, List<JsonNode> reductions) throws Refusal {
    String has = Json.string(order, Fields.KEY);
    if (!has.isEmpty() && !has.equals(plan.key().externalId())) {
      throw refused("other-key", "It carries the key of another order, " + has + ".");
    }
    String currency = Json.string(order, "CurrencyIsoCode");
    if (!currency.isEmpty() && !currency.equals(plan.currency())) {
      throw refused(
          "other-currency",
          "It is in " + currency + ", the order of the shop in " + plan.currency() + ".");
    }
    String book = books.of(Applied.NOTHING, plan.catalogue().priceBook());
    String hasBook = Json.string(order, Fields.BOOK);
    if (!hasBook.equals(book)) {
      String name = Json.string(order.path("Pricebook2"), "Name");
      throw refused(
          "other-price-book",
          (name.isEmpty() ? "It has no price book" : "It has the price book \"" + name + "\"")
              + ", not the one Crossdock uses for this order.");
    }
    if (!reductions.isEmpty()) {
      throw refused(
          "reduction-orders",
          "It has reduction orders: "
              + String.join(
                  ", ", reductions.stream().map(o -> Json.string(o, "OrderNumber")).toList())
              + ".");
    }
  }

  /**
   * Each line becomes the first item's that has its SKU and quantity. Those that carry an item's
   * key, as of an earlier try that failed half-way, come first: no other may take that key.
   */
  private Found matched(Plan plan, JsonNode order, Optional<JsonNode> former) {
    var open = new ArrayList<>(plan.lines());
    var adopted = new LinkedHashMap<Line, String>();
    var left = new ArrayList<Line>();
    for (JsonNode item : keyedFirst(rest.records(order.path("OrderItems")))) {
      Line line = line(item);
      String key = Json.string(item, Fields.KEY);
      Plan.Line its =
          open.stream()
              .filter(
                  wanted -> key.isEmpty() ? same(wanted, line) : wanted.externalId().equals(key))
              .findFirst()
              .orElse(null);
      if (its == null) {
        left.add(line);
      } else {
        open.remove(its);
        adopted.put(line, its.externalId());
      }
    }
    return new Found(plan, order, adopted, List.copyOf(left), former);
  }

  private static List<JsonNode> keyedFirst(List<JsonNode> items) {
    return items.stream()
        .sorted(Comparator.comparing(item -> Json.string(item, Fields.KEY).isEmpty()))
        .toList();
  }

  private static boolean same(Plan.Line wanted, Line line) {
    return wanted.product().sku().equalsIgnoreCase(line.sku())
        && wanted.quantity().compareTo(line.quantity()) == 0;
  }

  private static Line line(JsonNode item) {
    JsonNode product = item.path("Product2");
    String sku = Json.string(product, Fields.SKU);
    return new Line(
        Json.string(item, "Id"),
        sku.isEmpty() ? Json.string(product, "ProductCode") : sku,
        Json.decimal(item, "Quantity"),
        Json.decimal(item, "UnitPrice"));
  }

  /**
   * In the order given: a key must be free before it is stamped elsewhere. All or nothing for up to
   * 1,000 lines of both records together; what is larger goes in several such calls, and binding it
   * once more goes on where one of them failed.
   */
  private void write(Found found, Set<String> delete) {
    var requests = new ArrayList<Map<String, Object>>();
    found
        .former()
        .ifPresent(order -> {
          var items = new ArrayList<Map<String, Object>>();
          for (JsonNode item : rest.records(order.path("OrderItems"))) {
            if (!Json.string(item, Fields.KEY).isEmpty()) {
              items.add(CompositeCalls.stamped("OrderItem", Json.string(item, "Id"), null));
            }
          }
          requests.addAll(calls.patches(items, "f"));
          requests.add(
              calls.patch("Order", Json.string(order, "Id"), Map.of(Fields.KEY, ""), "former"));
        });
    var header = new LinkedHashMap<String, Object>();
    header.put(Fields.KEY, found.plan().key().externalId());
    if (!delete.isEmpty() && Json.string(found.order(), "StatusCode").startsWith("A")) {
      header.put("Status", found.plan().status().draft());
    }
    requests.add(calls.patch("Order", found.id(), header, "header"));
    var lines = new ArrayList<Map<String, Object>>();
    found
        .adopted()
        .forEach((line, key) -> lines.add(CompositeCalls.stamped("OrderItem", line.id(), key)));
    requests.addAll(calls.patches(lines, "l"));
    requests.addAll(calls.deletes(List.copyOf(delete)));
    List<List<Map<String, Object>>> parts = CompositeCalls.parts(requests);
    for (int done = 0; done < parts.size(); done++) {
      try {
        calls.send(parts.get(done));
      } catch (FailedCall e) {
        throw done == 0 ? e : new FailedCall(halfWay(e.failure(), found, done, parts.size()), e);
      }
    }
  }

  /** What is there of a binding that takes several calls is said, and that it can go on. */
  private static Failure halfWay(Failure failure, Found found, int done, int calls) {
    String number = Json.string(found.order(), "OrderNumber");
    return new Failure(
        failure.category(),
        failure.code(),
        "Order %s has so many lines that binding it takes %d calls. It stopped after %d of them: %s"
            .formatted(number, calls, done, failure.message()),
        "What is done stays: keys that were cleared or stamped, and lines that were deleted. Press"
            + " \"Save and Sync Order\" again: it goes on where it stopped. "
            + failure.hint(),
        failure.raw(),
        failure.retryAfter(),
        failure.uncertain());
  }

  private static Refusal refused(String code, String sentence) {
    return new Refusal(
        Failure.of(
            Category.REJECTED,
            code,
            sentence,
            "Pick another Order, or settle that in Salesforce; then press \"Save and Sync"
                + " Order\"."));
  }

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final Failure failure;

    Refusal(Failure failure) {
      super(failure.message());
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }
}
