package io.crossdock.salesforce;

import java.util.List;
import java.util.Map;

/** Requests that happen together or not at all. */
record Graph(String id, List<Node> nodes) {

  Map<String, Object> json() {
    return Map.of("graphId", id, "compositeRequest", nodes.stream().map(Node::json).toList());
  }
}
