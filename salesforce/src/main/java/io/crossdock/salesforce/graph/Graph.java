package io.crossdock.salesforce.graph;

import java.util.List;
import java.util.Map;

/** Requests that happen together or not at all. */
public record Graph(String id, List<Node> nodes) {

  public Map<String, Object> json() {
    return Map.of("graphId", id, "compositeRequest", nodes.stream().map(Node::json).toList());
  }
}
