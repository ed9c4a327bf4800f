package io.crossdock.salesforce;

import io.crossdock.core.failure.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What became of one graph. */
record GraphAnswer(String id, boolean ok, List<NodeAnswer> nodes) {

  static GraphAnswer of(JsonNode graph) {
    var nodes =
        Json.list(graph.path("graphResponse").path("compositeResponse")).stream()
            .map(NodeAnswer::of)
            .toList();
    boolean ok =
        graph.path("isSuccessful").asBoolean(false) && nodes.stream().allMatch(NodeAnswer::ok);
    return new GraphAnswer(Json.string(graph, "graphId"), ok, nodes);
  }

  /** Not even tried, since too many graphs before it failed. */
  boolean halted() {
    return !ok && nodes.stream().allMatch(NodeAnswer::halted);
  }

  /**
   * The culprit's: all the others were merely rolled back with it. Without a culprit it is
   * uncertain: the answer of the last round may have been lost.
   */
  Failure failure() {
    return nodes.stream()
        .filter(node -> !node.ok() && !node.halted())
        .findFirst()
        .map(NodeAnswer::failure)
        .orElseGet(() -> Failures.of(503, List.of(), "", Optional.empty()).asUncertain());
  }

  Optional<JsonNode> body(String reference) {
    return nodes.stream()
        .filter(node -> node.reference().equals(reference))
        .map(NodeAnswer::body)
        .findFirst();
  }

  Optional<String> id(String reference) {
    return body(reference).map(body -> Json.string(body, "id")).filter(id -> !id.isEmpty());
  }

  /** Values later nodes may refer to, as {@code order.id}. */
  Map<String, String> known() {
    var known = new LinkedHashMap<String, String>();
    for (NodeAnswer node : nodes) {
      for (String field : List.of("id", "Id", "OrderId", "Product2Id")) {
        String value = Json.string(node.body(), field);
        if (!value.isEmpty()) {
          known.put(node.reference() + "." + field, value);
        }
      }
    }
    return known;
  }
}
