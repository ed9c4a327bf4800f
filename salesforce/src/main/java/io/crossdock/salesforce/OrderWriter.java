package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Money;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.Org.Prepared.Ready;
import io.crossdock.core.port.Org.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Writes prepared orders. Thread-safe. */
final class OrderWriter {

  /** What a graph fails with when the org ran its nodes in another order than given. */
  private static final Set<String> REORDERED =
      Set.of("FAILED_ACTIVATION", "ENTITY_IS_LOCKED", "DELETE_FAILED");

  private final RestApi rest;
  private final Graphs graphs;

  OrderWriter(RestApi rest, Graphs graphs) {
    this.rest = rest;
    this.graphs = graphs;
  }

  List<Written> write(List<Ready> orders, String priceBook) {
    var requests = new ArrayList<Graph>();
    for (int i = 0; i < orders.size(); i++) {
      var nodes = GraphBuilder.nodes(rest.base(), priceBook, orders.get(i));
      if (!nodes.isEmpty()) {
        requests.add(new Graph("o" + i, nodes));
      }
    }
    Map<String, GraphAnswer> answers;
    try {
      answers = graphs.send(requests);
    } catch (FailedCall e) {
      return orders.stream().<Written>map(order -> new Written.Failed(e.failure())).toList();
    }
    var written = new ArrayList<Written>();
    for (int i = 0; i < orders.size(); i++) {
      var answer = answers.getOrDefault("o" + i, new GraphAnswer("o" + i, true, List.of()));
      written.add(settle(orders.get(i), answer, nodesOf(requests, "o" + i)));
    }
    return written;
  }

  private static List<Node> nodesOf(List<Graph> graphs, String id) {
    return graphs.stream()
        .filter(graph -> graph.id().equals(id))
        .findFirst()
        .map(Graph::nodes)
        .orElse(List.of());
  }

  private Written settle(Ready order, GraphAnswer answer, List<Node> nodes) {
    try {
      var last = answer;
      if (!answer.ok() && REORDERED.contains(answer.failure().code()) && stages(nodes).size() > 1) {
        last = inStages(answer, nodes);
      }
      if (!last.ok()) {
        return new Written.Failed(last.failure());
      }
      Applied applied = applied(order, last);
      return totalDiffers(order.plan(), applied, last)
          .<Written>map(Written.Failed::new)
          .orElseGet(() -> new Written.Done(applied));
    } catch (FailedCall e) {
      return new Written.Failed(e.failure().asUncertain());
    }
  }

  private static Map<Integer, List<Node>> stages(List<Node> nodes) {
    var stages = new TreeMap<Integer, List<Node>>();
    nodes.forEach(node -> stages.computeIfAbsent(node.stage(), s -> new ArrayList<>()).add(node));
    return stages;
  }

  /** Nothing of the graph was done, so its parts go one after the other, each a graph. */
  private GraphAnswer inStages(GraphAnswer refused, List<Node> nodes) {
    var known = new HashMap<String, String>();
    var done = new ArrayList<NodeAnswer>();
    for (List<Node> stage : stages(nodes).values()) {
      var graph = new Graph("s", stage.stream().map(node -> node.resolved(known)).toList());
      var answer = graphs.send(List.of(graph)).getOrDefault("s", refused);
      if (!answer.ok()) {
        return answer;
      }
      known.putAll(answer.known());
      done.addAll(answer.nodes());
    }
    return new GraphAnswer(refused.id(), true, done);
  }

  /** A total that differs is read again: the read inside the graph may have come too early. */
  private Optional<Failure> totalDiffers(Plan plan, Applied applied, GraphAnswer answer) {
    var inside = answer.body("total");
    if (inside.isEmpty() || total(inside.get()).equals(plan.expectedTotal())) {
      return Optional.empty();
    }
    String id = applied.orderId().orElse("");
    var now = new OrderReader(rest).totals(List.of(id)).getOrDefault(id, inside.get());
    return total(now).equals(plan.expectedTotal())
        ? Optional.empty()
        : Optional.of(differing(plan, total(now)));
  }

  private static Money total(JsonNode order) {
    return new Money(Json.decimal(order, "TotalAmount"));
  }

  private static Failure differing(Plan plan, Money total) {
    return Failure.of(
        Category.REJECTED,
        "total-differs",
        "Salesforce's total is %s %s, Magento's %s %s."
            .formatted(total, plan.currency(), plan.expectedTotal(), plan.currency()),
        "Look for lines or automations in Salesforce that change this order, then press"
            + " \"Salesforce Sync\".");
  }

  private static Applied applied(Ready order, GraphAnswer answer) {
    var plan = order.plan();
    var before = order.applied();
    var sent = new HashMap<String, Map<String, Object>>();
    sent.put("Account", merged(before, "Account", plan.customer().account()));
    sent.put("Contact", contact(before, plan));
    sent.put("Order", merged(before, "Order", plan.header()));
    var lineIds = new HashMap<String, String>();
    for (Plan.Line line : plan.lines()) {
      Optional.ofNullable(before.lineIds().get(line.externalId()))
          .ifPresent(id -> lineIds.put(line.externalId(), id));
      sent.put(line.externalId(), merged(before, line.externalId(), Fields.of(line)));
    }
    var changes = Delta.of(order).lines();
    for (int i = 0; i < changes.size(); i++) {
      String key = changes.get(i).line().externalId();
      answer.id("line" + i).ifPresent(id -> lineIds.put(key, id));
    }
    var notes = new HashSet<>(before.notes());
    plan.notes().forEach(note -> notes.add(note.commentId()));
    return new Applied(
        before.orderId().or(() -> answer.id("order")),
        order.accountId().or(() -> answer.id("account")),
        order.contactId().or(() -> answer.id("contact")),
        sent,
        lineIds,
        plan.status().wanted(),
        notes,
        plan.warnings());
  }

  private static Map<String, Object> contact(Applied before, Plan plan) {
    var sent = merged(before, "Contact", plan.customer().contact());
    if (sent.getOrDefault(Fields.KEY, "").equals("")) {
      sent.put(Fields.KEY, plan.customer().externalId());
    }
    return sent;
  }

  private static Map<String, Object> merged(Applied before, String of, Map<String, Object> now) {
    var sent = new HashMap<>(before.sent().getOrDefault(of, Map.of()));
    sent.putAll(now);
    return sent;
  }
}
