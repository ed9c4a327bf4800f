package io.crossdock.salesforce.graph;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends graphs, many in one call. Thread-safe. */
public final class Graphs {

  /** After 14 failed graphs the org stops; each round gets rid of at least these. */
  private static final int ROUNDS = 7;

  private final RestApi rest;

  public Graphs(RestApi rest) {
    this.rest = rest;
  }

  /**
   * Answers by graph id. A graph not even tried is sent again unchanged. Graphs that are of more
   * kinds together than one request takes go in several; when one of these fails, what was sent
   * before it counts.
   */
  public Map<String, GraphAnswer> send(List<Graph> graphs) {
    var answers = new HashMap<String, GraphAnswer>();
    for (List<Graph> request : requests(graphs)) {
      try {
        answers.putAll(sent(request));
      } catch (FailedCall e) {
        if (answers.isEmpty()) {
          throw e;
        }
        for (Graph graph : request) {
          answers.put(
              graph.id(),
              e.failure().uncertain()
                  ? GraphAnswer.lost(graph.id())
                  : new GraphAnswer(graph.id(), false, List.of()));
        }
      }
    }
    return answers;
  }

  private static List<List<Graph>> requests(List<Graph> graphs) {
    var requests = new ArrayList<List<Graph>>();
    var kinds = new HashSet<String>();
    for (Graph graph : graphs) {
      graph.nodes().forEach(node -> kinds.add(node.kind()));
      if (requests.isEmpty() || kinds.size() > Limits.KINDS) {
        kinds.clear();
        graph.nodes().forEach(node -> kinds.add(node.kind()));
        requests.add(new ArrayList<>());
      }
      requests.getLast().add(graph);
    }
    return requests;
  }

  private Map<String, GraphAnswer> sent(List<Graph> graphs) {
    var answers = new HashMap<String, GraphAnswer>();
    List<Graph> left = graphs;
    for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
      try {
        once(left, answers);
      } catch (FailedCall e) {
        if (round == 0) {
          throw e;
        }
        if (e.failure().uncertain()) {
          left.forEach(graph -> answers.put(graph.id(), GraphAnswer.lost(graph.id())));
        }
        return answers; // the others keep their halted answer, which says: again later
      }
      left = left.stream().filter(graph -> halted(answers.get(graph.id()))).toList();
    }
    return answers;
  }

  private void once(List<Graph> graphs, Map<String, GraphAnswer> answers) {
    requireWithinLimits(graphs);
    var body = Map.of("graphs", graphs.stream().map(Graph::json).toList());
    JsonNode answer = rest.post(rest.base() + "/composite/graph", body, true);
    for (JsonNode graph : Json.list(answer.path("graphs"))) {
      var one = GraphAnswer.of(graph);
      answers.put(one.id(), one);
    }
    for (Graph graph : graphs) {
      answers.computeIfAbsent(graph.id(), id -> new GraphAnswer(id, false, List.of()));
    }
  }

  private static boolean halted(@org.jspecify.annotations.Nullable GraphAnswer answer) {
    return answer == null || answer.halted();
  }

  private static void requireWithinLimits(List<Graph> graphs) {
    var nodes = new ArrayList<Node>();
    graphs.forEach(graph -> nodes.addAll(graph.nodes()));
    long kinds = nodes.stream().map(Node::kind).distinct().count();
    if (graphs.size() > Limits.GRAPHS || nodes.size() > Limits.NODES || kinds > Limits.KINDS) {
      throw new IllegalArgumentException(
          "%d graphs, %d nodes, %d kinds are more than one call takes"
              .formatted(graphs.size(), nodes.size(), kinds));
    }
  }
}
