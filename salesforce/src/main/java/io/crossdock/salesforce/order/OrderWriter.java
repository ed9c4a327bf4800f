package io.crossdock.salesforce.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Money;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.graph.Graph;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.NodeAnswer;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import tools.jackson.databind.JsonNode;

/** Writes prepared orders. Thread-safe. */
public final class OrderWriter {

  /** What a graph fails with when the org ran its nodes in another order than given. */
  private static final Set<String> REORDERED =
      Set.of("FAILED_ACTIVATION", "ENTITY_IS_LOCKED", "DELETE_FAILED");

  /** Of an order too large for one graph, this many records are one transaction. */
  private static final int PART = 200;

  private final RestApi rest;
  private final Leaner graphs;
  private final Adoption adoption;
  private final BiPredicate<Ready, Failure> outdated;

  /**
   * @param graphs of this one call
   * @param outdated whether an order refused so had better be planned anew
   */
  public OrderWriter(
      RestApi rest, Leaner graphs, Adoption adoption, BiPredicate<Ready, Failure> outdated) {
    this.adoption = adoption;
    this.rest = rest;
    this.graphs = graphs;
    this.outdated = outdated;
  }

  public List<Written> write(List<Ready> orders) {
    if (orders.stream().anyMatch(order -> order.nodes() > Limits.NODES)) {
      return orders.stream().map(order -> alone(order)).toList();
    }
    var requests = new ArrayList<Graph>();
    var byGraph = new HashMap<String, Ready>();
    for (int i = 0; i < orders.size(); i++) {
      var nodes = GraphBuilder.nodes(rest.base(), orders.get(i));
      if (!nodes.isEmpty()) {
        requests.add(new Graph("o" + i, nodes));
        byGraph.put("o" + i, orders.get(i));
      }
    }
    Map<String, GraphAnswer> answers = graphs.send(requests, byGraph);
    var written = new ArrayList<Written>();
    for (int i = 0; i < orders.size(); i++) {
      var answer = answers.getOrDefault("o" + i, new GraphAnswer("o" + i, true, List.of()));
      written.add(settle(orders.get(i), answer, nodesOf(requests, "o" + i)));
    }
    return written;
  }

  /** A Draft, its lines part by part, and the status only when the total is right. */
  private Written alone(Ready order) {
    var nodes = GraphBuilder.nodes(rest.base(), order);
    try {
      var answer = new GraphAnswer("a" + order.key().entityId(), false, List.of());
      var lines = nodes.stream().filter(n -> !n.isStatus()).toList();
      var filled = inParts(order, answer, lines, List.of());
      if (!filled.ok()) {
        return failed(filled.failure(nodes).asUncertain());
      }
      Applied applied = new MadeTrue(order, filled, graphs.left(parts(answer))).applied();
      var differs = totalDiffers(order.plan(), applied, filled);
      if (differs.isPresent()) {
        return new Written.Differs(differs.get());
      }
      var last = nodes.stream().filter(Node::isStatus).toList();
      var finished = inParts(order, answer, last, filled.nodes());
      return finished.ok()
          ? new Written.Done(applied)
          : failed(finished.failure(nodes).asUncertain());
    } catch (FailedCall e) {
      return failed(e.failure().asUncertain());
    }
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
      boolean inParts = false;
      if (!answer.ok() && REORDERED.contains(answer.failure().code()) && stages(nodes).size() > 1) {
        last = inParts(order, answer, nodes, List.of());
        inParts = true;
      }
      if (answer.notTried()) {
        return new Written.NotTried();
      }
      if (!last.ok()) {
        Failure failure = adopted(order, last, nodes);
        if (!inParts && outdated.test(order, failure)) {
          return new Written.Outdated(failure);
        }
        return failed(inParts ? failure.asUncertain() : failure);
      }
      String graph = inParts ? parts(answer) : answer.id();
      Applied applied = new MadeTrue(order, last, graphs.left(graph)).applied();
      return totalDiffers(order.plan(), applied, last)
          .<Written>map(Written.Differs::new)
          .orElseGet(() -> new Written.Done(applied));
    } catch (FailedCall e) {
      return failed(e.failure().asUncertain());
    }
  }

  private static Written failed(Failure failure) {
    return switch (failure.code()) {
      case Failures.OVER_LIMIT -> new Written.OverLimit(failure);
      case Failures.LOCKED -> new Written.Locked(failure);
      default -> failure.uncertain() ? new Written.Unknown(failure) : new Written.Refused(failure);
    };
  }

  private Failure adopted(Ready order, GraphAnswer refused, List<Node> nodes) {
    Failure failure = refused.failure(nodes);
    return refused
        .culprit(nodes)
        .filter(node -> failure.code().equals(Adoption.REFUSED))
        .map(node -> adoption.of(order, node, failure))
        .orElse(failure);
  }

  private static Map<Integer, List<Node>> stages(List<Node> nodes) {
    var stages = new TreeMap<Integer, List<Node>>();
    nodes.forEach(node -> stages.computeIfAbsent(node.stage(), s -> new ArrayList<>()).add(node));
    return stages;
  }

  /**
   * Stage after stage, none larger than a part, each a graph that the earlier ones are known to.
   */
  private GraphAnswer inParts(
      Ready order, GraphAnswer refused, List<Node> nodes, List<NodeAnswer> before) {
    var known = new HashMap<>(new GraphAnswer(refused.id(), true, before).known());
    var done = new ArrayList<NodeAnswer>(before);
    for (List<Node> stage : parts(nodes)) {
      var graph =
          new Graph(parts(refused), stage.stream().map(node -> node.resolved(known)).toList());
      var answer =
          graphs.send(List.of(graph), Map.of(graph.id(), order)).getOrDefault(graph.id(), refused);
      if (!answer.ok()) {
        return answer;
      }
      known.putAll(answer.known());
      done.addAll(answer.nodes());
    }
    return new GraphAnswer(refused.id(), true, done);
  }

  /** The id of an order's parts: what is left out of them is kept by it. */
  private static String parts(GraphAnswer whole) {
    return whole.id() + "s";
  }

  private static List<List<Node>> parts(List<Node> nodes) {
    var parts = new ArrayList<List<Node>>();
    for (List<Node> stage : stages(nodes).values()) {
      for (int from = 0; from < stage.size(); from += PART) {
        parts.add(stage.subList(from, Math.min(stage.size(), from + PART)));
      }
    }
    return parts;
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
        : Optional.of(differing(plan, total(now), foreign(plan, now)));
  }

  private static Money total(JsonNode order) {
    return new Money(Json.decimal(order, "TotalAmount"));
  }

  /** Lines that people or automations added; they are never touched. */
  private String foreign(Plan plan, JsonNode order) {
    var lines =
        rest.records(order.path("OrderItems")).stream()
            .filter(
                line -> !Json.string(line, Fields.KEY).startsWith(plan.key().connection() + ":"))
            .toList();
    if (lines.isEmpty()) {
      return "";
    }
    Money sum =
        lines.stream()
            .map(line -> new Money(Json.decimal(line, "TotalPrice")))
            .reduce(Money.ZERO, Money::plus);
    var names =
        lines.stream().map(line -> Json.string(line.path("Product2"), "Name")).limit(5).toList();
    return " %d lines are not Crossdock's (%s); they make %s %s."
        .formatted(lines.size(), String.join(", ", names), sum, plan.currency());
  }

  /**
   * The write was done all the same; the fingerprint stays unknown, so the next one reads first.
   */
  private static Failure differing(Plan plan, Money total, String foreign) {
    return Failure.of(
        Category.REJECTED,
        "total-differs",
        "Salesforce's total is %s %s, Magento's %s %s."
                .formatted(total, plan.currency(), plan.expectedTotal(), plan.currency())
            + foreign,
        "Look for lines or automations in Salesforce that change this order, then press"
            + " \"Salesforce Sync\".");
  }
}
