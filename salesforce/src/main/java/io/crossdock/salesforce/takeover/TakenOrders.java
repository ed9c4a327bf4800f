package io.crossdock.salesforce.takeover;

import io.crossdock.core.adopt.HeldOrder;
import io.crossdock.core.adopt.OrderCheck;
import io.crossdock.core.adopt.OrderCheck.Checked;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Money;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Customer;
import io.crossdock.core.port.org.CustomerLinks;
import io.crossdock.core.port.org.CustomerLinks.Person;
import io.crossdock.core.port.org.OrgAdoption.Candidate;
import io.crossdock.core.port.org.OrgAdoption.Stamped;
import io.crossdock.salesforce.graph.Graph;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.graph.Graphs;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Takes over Orders: one call looks at 200, each is stamped with its lines in one transaction. */
final class TakenOrders {

  private final RestApi rest;
  private final CustomerLinks links;
  private final boolean multiCurrency;
  private final Map<String, JsonNode> orders = new HashMap<>();
  private final Map<String, String> holders = new HashMap<>();
  private final Map<String, List<String>> reductions = new HashMap<>();

  TakenOrders(RestApi rest, CustomerLinks links, boolean multiCurrency) {
    this.rest = rest;
    this.links = links;
    this.multiCurrency = multiCurrency;
  }

  List<Stamped> take(List<Candidate> candidates, boolean dryRun) {
    look(candidates);
    var identities = new HashSet<String>();
    candidates.forEach(c -> identities.addAll(Identities.of(c.plan().customer())));
    var people = links.find(identities);
    var results = new ArrayList<Stamped>();
    var graphs = new LinkedHashMap<Integer, Graph>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Optional<HeldOrder> held = held(candidate);
      Checked checked =
          held.map(order -> OrderCheck.of(candidate.plan(), order, account(candidate, people)))
              .orElseGet(
                  () -> new Checked.Stands("deleted", "It was deleted in Salesforce meanwhile."));
      results.add(result(checked));
      if (checked instanceof Checked.Fits fits) {
        Graph graph = new Graph("o" + i, nodes(candidate, fits.lines()));
        if (graph.nodes().size() > Limits.NODES) {
          results.set(i, tooLarge());
        } else {
          graphs.put(i, graph);
        }
      }
    }
    if (!dryRun) {
      send(graphs, results);
    }
    return results;
  }

  private void look(List<Candidate> candidates) {
    var ids = candidates.stream().map(Candidate::recordId).toList();
    var keys = candidates.stream().map(Candidate::key).toList();
    var inquiry = new Inquiry();
    inquiry.ask(
        Soql.split(ids, this::query),
        found -> found.forEach(order -> orders.put(Json.string(order, "Id"), order)));
    inquiry.ask(
        Soql.split(
            keys,
            some -> "SELECT Id, Magento_Id__c FROM Order WHERE Magento_Id__c IN " + Soql.in(some)),
        found -> found.forEach(o -> holders.put(Json.string(o, Fields.KEY), Json.string(o, "Id"))));
    inquiry.ask(
        Soql.split(
            ids,
            some ->
                "SELECT OriginalOrderId, OrderNumber FROM Order WHERE OriginalOrderId IN "
                    + Soql.in(some)),
        found ->
            found.forEach(o ->
                reductions
                    .computeIfAbsent(Json.string(o, "OriginalOrderId"), id -> new ArrayList<>())
                    .add(Json.string(o, "OrderNumber"))));
    inquiry.send(rest);
  }

  private String query(List<String> ids) {
    return "SELECT Id, Magento_Id__c, TotalAmount, AccountId"
        + (multiCurrency ? ", CurrencyIsoCode" : "")
        + ", (SELECT Id, Magento_Id__c, Quantity, UnitPrice, Product2.Magento_Sku__c,"
        + " Product2.ProductCode FROM OrderItems) FROM Order WHERE Id IN "
        + Soql.in(ids);
  }

  private Optional<HeldOrder> held(Candidate candidate) {
    String id = candidate.recordId();
    JsonNode order = orders.get(id);
    if (order == null) {
      return Optional.empty();
    }
    String holder = holders.getOrDefault(candidate.key(), "");
    return Optional.of(
        new HeldOrder(
            id,
            Json.string(order, Fields.KEY),
            Json.string(order, "CurrencyIsoCode"),
            new Money(Json.decimal(order, Fields.TOTAL)),
            Json.string(order, "AccountId"),
            rest.records(order.path("OrderItems")).stream().map(TakenOrders::line).toList(),
            reductions.getOrDefault(id, List.of()),
            holder.equals(id) ? "" : holder));
  }

  private static HeldOrder.Line line(JsonNode item) {
    JsonNode product = item.path("Product2");
    String sku = Json.string(product, Fields.SKU);
    return new HeldOrder.Line(
        Json.string(item, "Id"),
        Json.string(item, Fields.KEY),
        sku.isEmpty() ? Json.string(product, "ProductCode") : sku,
        Json.decimal(item, "Quantity"),
        Json.decimal(item, "UnitPrice"));
  }

  private static Optional<String> account(Candidate candidate, Map<String, Person> people) {
    Customer customer = candidate.plan().customer();
    if (customer.account() instanceof Plan.Account.Fixed(String id)) {
      return Optional.of(id);
    }
    return Identities.of(customer).stream()
        .filter(people::containsKey)
        .findFirst()
        .map(identity -> Objects.requireNonNull(people.get(identity)).accountId())
        .filter(id -> !id.isEmpty());
  }

  private static Stamped result(Checked checked) {
    return switch (checked) {
      case Checked.Fits fits -> new Stamped.Done(left(fits.left()));
      case Checked.Ours ours -> new Stamped.Ours();
      case Checked.Stands stands -> new Stamped.Not(stands.code(), stands.sentence());
    };
  }

  private static String left(List<HeldOrder.Line> left) {
    return left.isEmpty()
        ? ""
        : "Lines that are no item of the shop's order stay as they are: "
            + left.stream().map(HeldOrder.Line::sku).collect(Collectors.joining(", "))
            + ".";
  }

  private static Stamped tooLarge() {
    return new Stamped.Not(
        "too-large",
        "It has more lines than one transaction takes. Enter its id as Salesforce Order ID on the"
            + " order's Salesforce tab.");
  }

  private List<Node> nodes(Candidate candidate, Map<String, String> lines) {
    var nodes = new ArrayList<Node>();
    nodes.add(node("Order/" + candidate.recordId(), "order", candidate.key()));
    lines.forEach((id, key) -> nodes.add(node("OrderItem/" + id, "line" + nodes.size(), key)));
    return nodes;
  }

  private Node node(String record, String reference, String key) {
    return new Node(
        0, "PATCH", rest.base() + "/sobjects/" + record, reference, Map.of(Fields.KEY, key));
  }

  /** As many as fit go in one request. */
  private void send(Map<Integer, Graph> graphs, List<Stamped> results) {
    var part = new LinkedHashMap<Integer, Graph>();
    int nodes = 0;
    for (var one : graphs.entrySet()) {
      int more = one.getValue().nodes().size();
      if (part.size() == Limits.GRAPHS || nodes + more > Limits.NODES) {
        sendTogether(part, results);
        part.clear();
        nodes = 0;
      }
      part.put(one.getKey(), one.getValue());
      nodes += more;
    }
    if (!part.isEmpty()) {
      sendTogether(part, results);
    }
  }

  /**
   * @throws FailedCall where it is not known what became of one, or a limit was met: the step is
   *     made again and finds what was stamped
   */
  private void sendTogether(Map<Integer, Graph> part, List<Stamped> results) {
    var answers = new Graphs(rest).send(List.copyOf(part.values()));
    part.forEach((place, graph) -> {
      GraphAnswer answer = Objects.requireNonNull(answers.get(graph.id()));
      if (!answer.ok()) {
        Failure failure = answer.failure(graph.nodes());
        if (failure.uncertain() || failure.closesGate()) {
          throw new FailedCall(failure);
        }
        results.set(
            place,
            new Stamped.Not(failure.code(), "Salesforce refuses the key: " + failure.message()));
      }
    });
  }
}
