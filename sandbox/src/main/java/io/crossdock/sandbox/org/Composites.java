package io.crossdock.sandbox.org;

import io.crossdock.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** {@code /composite} and {@code /composite/graph}: many subrequests, one call. */
final class Composites {

  private static final int FAILED_GRAPHS = 14;
  private static final String GRAPH_URL =
      "/services/data/v\\d+\\.0/sobjects/\\w+(/[^/?]+(/[^/?]+)?)?/?(\\?.*)?";

  /** Thrown through a transaction to undo it; carries what to answer. */
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Map<String, Reply> replies;

    Undone(Map<String, Reply> replies) {
      super("rolled back", null, false, false);
      this.replies = replies;
    }
  }

  private final Records records;
  private final Setup setup;
  private final Function<Call, Reply> answer;
  private final IntConsumer halted;

  /**
   * @param halted told how many graphs of a call were not tried
   */
  Composites(Records records, Setup setup, Function<Call, Reply> answer, IntConsumer halted) {
    this.records = records;
    this.setup = setup;
    this.answer = answer;
    this.halted = halted;
  }

  Reply composite(Call call) {
    List<Node> nodes = Node.list(call.object().get("compositeRequest"));
    refuse(nodes.isEmpty() || nodes.size() > 25, "a composite takes 1 to 25 subrequests");
    long heavy =
        nodes.stream()
            .filter(n -> n.url().matches(".*/(query|queryAll|composite/.*)([/?].*)?"))
            .count();
    refuse(heavy > 5, "at most 5 queries and collections in a composite");
    checkReferences(nodes);
    nodes.forEach(n -> refuse(n.forbidden(), "header not allowed in a subrequest: " + n.url()));
    boolean all = Boolean.TRUE.equals(call.object().get("allOrNone"));
    return Reply.of(200, Map.of("compositeResponse", results(nodes, run(nodes, call, all))));
  }

  Reply graphs(Call call) {
    var graphs = Json.asList(call.object().get("graphs")).stream().map(Json::asObject).toList();
    checkLimits(graphs);
    var shown = new ArrayList<Object>();
    int failed = 0;
    int untried = 0;
    for (Map<String, Object> graph : graphs) {
      List<Node> nodes = Node.list(graph.get("compositeRequest"));
      boolean tried = failed < FAILED_GRAPHS;
      Map<String, Reply> replies = tried ? run(nodes, call, true) : halted(nodes);
      boolean successful = replies.values().stream().noneMatch(Reply::failed);
      failed += successful || !tried ? 0 : 1;
      untried += tried ? 0 : 1;
      shown.add(
          Map.of(
              "graphId", Rules.text(graph, "graphId"),
              "graphResponse", Map.of("compositeResponse", results(nodes, replies)),
              "isSuccessful", successful));
    }
    halted.accept(untried);
    return Reply.of(200, Map.of("graphs", shown));
  }

  private void checkLimits(List<Map<String, Object>> graphs) {
    refuse(graphs.isEmpty() || graphs.size() > 75, "a request takes 1 to 75 graphs");
    var ids = new HashSet<String>();
    var kinds = new HashSet<String>();
    int count = 0;
    for (Map<String, Object> graph : graphs) {
      String id = Rules.text(graph, "graphId");
      refuse(!id.matches("[A-Za-z0-9][^.]{0,38}"), "graphId '" + id + "' is not valid");
      refuse(!ids.add(id), "graphId '" + id + "' is not unique");
      List<Node> nodes = Node.list(graph.get("compositeRequest"));
      checkReferences(nodes);
      for (Node node : nodes) {
        refuse(!node.url().matches(GRAPH_URL), "not allowed in a graph: " + node.url());
        kinds.add(node.kind());
      }
      refuse(depth(nodes) > 15, "graph '" + id + "' is deeper than 15");
      count += nodes.size();
    }
    refuse(count > 500, "at most 500 nodes in a request, here are " + count);
    refuse(kinds.size() > 15, "at most 15 kinds of nodes in a request, here are " + kinds.size());
  }

  private static void checkReferences(List<Node> nodes) {
    var seen = new HashSet<String>();
    for (Node node : nodes) {
      String id = node.referenceId();
      refuse(!id.matches("[A-Za-z0-9][A-Za-z0-9_]*"), "referenceId '" + id + "' is not valid");
      refuse(!seen.add(id), "referenceId '" + id + "' is not unique");
      refuse(!node.url().startsWith("/services/data/v"), "not a valid url: " + node.url());
    }
  }

  private static int depth(List<Node> nodes) {
    var depths = new LinkedHashMap<String, Integer>();
    for (Node node : nodes) {
      int below =
          References.in(List.of(node.url(), node.body())).stream()
              .mapToInt(r -> depths.getOrDefault(r, 0))
              .max()
              .orElse(0);
      depths.put(node.referenceId(), below + 1);
    }
    return depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private Map<String, Reply> run(List<Node> nodes, Call call, boolean allOrNone) {
    if (!allOrNone) {
      return runAll(nodes, call, false);
    }
    try {
      return records.transaction(() -> runAll(nodes, call, true));
    } catch (Undone e) {
      return e.replies;
    }
  }

  private Map<String, Reply> runAll(List<Node> nodes, Call call, boolean allOrNone) {
    var references = new References();
    var replies = new LinkedHashMap<String, Reply>();
    boolean reorders =
        setup.isOn("reorderUnreferencedNodes")
            && !Boolean.FALSE.equals(call.object().get("collateSubrequests"));
    for (Node node : reorders ? reordered(nodes) : nodes) {
      Reply reply = one(node, call, references);
      if (reply.failedInside() && allOrNone) {
        Map<String, Reply> all = halted(nodes);
        all.put(node.referenceId(), reply);
        throw new Undone(all);
      }
      replies.put(node.referenceId(), reply);
      references.put(node.referenceId(), reply.failed() ? null : reply.body());
    }
    return replies;
  }

  private Reply one(Node node, Call call, References references) {
    try {
      Object body = Objects.requireNonNull(references.fill(node.body()));
      return answer.apply(
          Call.of(node.method(), references.fill(node.url()), body, call.allowDuplicates()));
    } catch (Refusal e) {
      return Reply.of(e);
    }
  }

  /** Last first, as far as references allow: list order is not promised without them. */
  private static List<Node> reordered(List<Node> nodes) {
    var left = new ArrayList<Node>(nodes);
    var done = new ArrayList<Node>();
    Set<String> names = new HashSet<>();
    while (!left.isEmpty()) {
      Node next =
          left.reversed().stream()
              .filter(n -> names.containsAll(References.in(List.of(n.url(), n.body()))))
              .findFirst()
              .orElse(left.getFirst());
      left.remove(next);
      names.add(next.referenceId());
      done.add(next);
    }
    return done;
  }

  private static Map<String, Reply> halted(List<Node> nodes) {
    var replies = new LinkedHashMap<String, Reply>();
    Reply halted = Reply.of(Refusal.halted(Refusal.ROLLED_BACK));
    nodes.forEach(n -> replies.put(n.referenceId(), halted));
    return replies;
  }

  private static List<Map<String, @Nullable Object>> results(
      List<Node> nodes, Map<String, Reply> replies) {
    var results = new ArrayList<Map<String, @Nullable Object>>();
    for (Node node : nodes) {
      results.add(node.result(Objects.requireNonNull(replies.get(node.referenceId()))));
    }
    return results;
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw Refusal.data("INVALID_INPUT", why);
    }
  }
}
