package io.crossdock.salesforce.graph;

import io.crossdock.core.failure.Failure;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.NodeAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What became of one graph. */
public record GraphAnswer(String id, boolean ok, List<NodeAnswer> nodes) {

  public static GraphAnswer of(JsonNode graph) {
    var nodes =
        Json.list(graph.path("graphResponse").path("compositeResponse")).stream()
            .map(NodeAnswer::of)
            .toList();
    boolean ok =
        graph.path("isSuccessful").asBoolean(false) && nodes.stream().allMatch(NodeAnswer::ok);
    return new GraphAnswer(Json.string(graph, "graphId"), ok, nodes);
  }

  /** Not even tried, since too many graphs before it failed, or its answer was lost. */
  public boolean halted() {
    return !ok && nodes.stream().allMatch(NodeAnswer::halted);
  }

  /** As {@link #halted}, but that the org has said so. */
  public boolean notTried() {
    return halted() && !unanswered();
  }

  private boolean unanswered() {
    return nodes.stream().anyMatch(node -> node.status() == 0);
  }

  /** What a graph gets whose last answer was lost: it may have been done. */
  public static GraphAnswer lost(String id) {
    return new GraphAnswer(id, false, List.of(new NodeAnswer("", 0, Json.read("[]"))));
  }

  /** As {@link #failure()}, with the record that Salesforce refused. */
  public Failure failure(List<Node> sent) {
    return culprit(sent)
        .map(node -> Failures.at(failure(node), node.record()))
        .orElseGet(this::failure);
  }

  /** The node that Salesforce refused. */
  public Optional<Node> culprit(List<Node> sent) {
    Optional<String> culprit = culprit().map(NodeAnswer::reference);
    return sent.stream()
        .filter(node -> culprit.filter(node.reference()::equals).isPresent())
        .findFirst();
  }

  private Failure failure(Node culprit) {
    return culprit.neverMakes() && failure().code().equals("NOT_FOUND")
        ? Failures.gone()
        : failure();
  }

  private Optional<NodeAnswer> culprit() {
    return nodes.stream().filter(node -> !node.ok() && !node.halted()).findFirst();
  }

  /** The culprit's: all the others were merely rolled back with it, or not even tried. */
  public Failure failure() {
    return culprit()
        .map(NodeAnswer::failure)
        .orElseGet(() ->
            unanswered()
                ? Failures.of(503, List.of(), "", Optional.empty()).asUncertain()
                : Failures.halted());
  }

  /** The fields that the culprit's answer names; some codes name them in their words only. */
  public List<String> refusedFields() {
    return culprit().stream()
        .flatMap(node -> Failures.rows(node.body()).stream())
        .flatMap(row -> row.fields().isEmpty() ? row.named().stream() : row.fields().stream())
        .distinct()
        .toList();
  }

  public Optional<JsonNode> body(String reference) {
    return nodes.stream()
        .filter(node -> node.reference().equals(reference))
        .map(NodeAnswer::body)
        .findFirst();
  }

  public Optional<String> id(String reference) {
    return body(reference).map(body -> Json.string(body, "id")).filter(id -> !id.isEmpty());
  }

  /** Values later nodes may refer to, as {@code order.id}. */
  public Map<String, String> known() {
    var known = new LinkedHashMap<String, String>();
    for (NodeAnswer node : nodes) {
      for (String field : List.of("id", "Id", "OrderId", "Product2Id", "PersonContactId")) {
        String value = Json.string(node.body(), field);
        if (!value.isEmpty()) {
          known.put(node.reference() + "." + field, value);
        }
      }
    }
    return known;
  }
}
