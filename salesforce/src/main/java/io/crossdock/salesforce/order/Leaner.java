package io.crossdock.salesforce.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.Graph;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.graph.Graphs;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.rest.Failures;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Sends graphs, and those that were refused for something the order can do without once more
 * without it, at once: a few further calls for all orders of a request together, in the odd case
 * only. One thread.
 */
public final class Leaner {

  /** After so many rounds all that can be left out is. */
  private static final int ROUNDS = 4;

  /** Without these there is no such record, or another one. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "AccountId",
          "BillToContactId",
          "CurrencyIsoCode",
          "EffectiveDate",
          "LastName",
          "Name",
          "OrderId",
          "Pricebook2Id",
          "PricebookEntryId",
          "Quantity",
          "RecordTypeId",
          "Status",
          "UnitPrice",
          Fields.KEY);

  /** Refused for what the field holds, or that it is there. */
  private static final Set<String> OF_A_FIELD =
      Set.of(
          "FIELD_INTEGRITY_EXCEPTION",
          "FIELD_NOT_UPDATABLE",
          "INVALID_CROSS_REFERENCE_KEY",
          "INVALID_EMAIL_ADDRESS",
          "INVALID_FIELD",
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "JSON_PARSER_ERROR",
          "MALFORMED_ID",
          "NUMBER_OUTSIDE_VALID_RANGE",
          "STRING_TOO_LONG");

  private final Graphs graphs;
  private final OffKinds off;
  private final BiPredicate<Ready, Failure> outdated;
  private final Map<String, List<LeftOut>> left = new HashMap<>();

  /**
   * @param off what the org is known to take none of
   * @param outdated whether the order had better be planned anew
   */
  public Leaner(Graphs graphs, OffKinds off, BiPredicate<Ready, Failure> outdated) {
    this.graphs = graphs;
    this.off = off;
    this.outdated = outdated;
  }

  /** What of the graph's order is missing in the org. */
  List<LeftOut> left(String graph) {
    return left.getOrDefault(graph, List.of());
  }

  /**
   * Answers by graph id; a graph of which nothing is left is answered without a call.
   *
   * @param orders by graph id
   */
  Map<String, GraphAnswer> send(List<Graph> wanted, Map<String, Ready> orders) {
    var answers = new HashMap<String, GraphAnswer>();
    List<Graph> sending =
        wanted.stream().map(this::withoutWhatIsOff).map(this::withoutOrphans).toList();
    for (int round = 0; !sending.isEmpty(); round++) {
      once(sending, answers, round > 0);
      var again = new ArrayList<Graph>();
      for (Graph graph : sending) {
        leaner(graph, answers, orders, round).ifPresent(again::add);
      }
      sending = again;
    }
    return answers;
  }

  private void once(List<Graph> sending, Map<String, GraphAnswer> answers, boolean again) {
    sending.stream()
        .filter(graph -> graph.nodes().isEmpty())
        .forEach(graph -> answers.put(graph.id(), new GraphAnswer(graph.id(), true, List.of())));
    List<Graph> some = sending.stream().filter(graph -> !graph.nodes().isEmpty()).toList();
    try {
      answers.putAll(graphs.send(some));
    } catch (FailedCall e) {
      if (!again) {
        throw e;
      }
      some.forEach(graph -> answers.put(graph.id(), GraphAnswer.lost(graph.id())));
    }
  }

  private Optional<Graph> leaner(
      Graph graph, Map<String, GraphAnswer> answers, Map<String, Ready> orders, int round) {
    GraphAnswer answer = answers.get(graph.id());
    Ready order = orders.get(graph.id());
    if (answer == null || order == null || answer.ok() || round >= ROUNDS) {
      return Optional.empty();
    }
    Optional<Node> culprit = answer.culprit(graph.nodes());
    if (culprit.isEmpty()) {
      return Optional.empty();
    }
    Failure failure = answer.failure(graph.nodes());
    boolean more = orders.size() > 1 && failure.code().equals(Failures.OVER_LIMIT);
    if (failure.category() == Category.TRANSIENT || more || outdated.test(order, failure)) {
      return Optional.empty();
    }
    Optional<Graph> without =
        !dispensable(culprit.get(), order) || isDocument(culprit.get())
            ? withoutField(graph, culprit.get(), refused(order, answer, failure), failure)
            : Optional.empty();
    return without.isEmpty() && dispensable(culprit.get(), order)
        ? Optional.of(withoutRecords(graph, culprit.get(), failure, order, round))
        : without;
  }

  private static boolean isDocument(Node node) {
    return OrgShape.DOCUMENTS.contains(node.object());
  }

  private static boolean dispensable(Node node, Ready order) {
    return LeftOut.NOTES.contains(node.object())
        || isDocument(node)
        || (node.reference().equals("account") && order.accountId().isPresent())
        || (node.reference().equals("contact") && order.contactId().isPresent());
  }

  /** The record, or all of its kind where the org takes none; in the end whatever there is. */
  private Graph withoutRecords(Graph graph, Node culprit, Failure failure, Ready order, int round) {
    boolean none = failure.category() == Category.MISCONFIGURED || failure.closesGate();
    boolean notes = LeftOut.NOTES.contains(culprit.object());
    if (none && notes) {
      off.add(culprit.object(), failure);
    }
    boolean all = round == ROUNDS - 1;
    return without(
        graph,
        graph.nodes().stream()
            .filter(node ->
                node.equals(culprit)
                    || (isDocument(culprit) && node.refersTo(culprit))
                    || (none && notes && node.object().equals(culprit.object()))
                    || (all && dispensable(node, order)))
            .toList(),
        failure);
  }

  /** What belongs to a document that was left out of an earlier part can't be made either. */
  private Graph withoutOrphans(Graph graph) {
    Graph kept = graph;
    for (LeftOut one : List.copyOf(left(graph.id()))) {
      if (one.field().isEmpty() && isDocument(one.node())) {
        List<Node> orphans =
            kept.nodes().stream().filter(node -> node.refersTo(one.node())).toList();
        kept = without(kept, orphans, one.failure());
      }
    }
    return kept;
  }

  private Graph withoutWhatIsOff(Graph graph) {
    Graph kept = graph;
    for (String object : LeftOut.NOTES) {
      Optional<Failure> why = off.of(object);
      if (why.isPresent()) {
        kept =
            without(
                kept,
                kept.nodes().stream().filter(node -> node.object().equals(object)).toList(),
                why.get());
      }
    }
    return kept;
  }

  /** A note goes with its link and a link with its note: alone neither is of any use. */
  private Graph without(Graph graph, List<Node> nodes, Failure failure) {
    var gone = new HashSet<String>();
    for (Node node : nodes) {
      gone.add(node.reference());
      if (LeftOut.NOTES.contains(node.object())) {
        gone.add(node.reference().replaceFirst("\\D+", "note"));
        gone.add(node.reference().replaceFirst("\\D+", "link"));
      }
      left.computeIfAbsent(graph.id(), id -> new ArrayList<>())
          .add(new LeftOut(node, Optional.empty(), failure));
    }
    return new Graph(
        graph.id(),
        graph.nodes().stream().filter(node -> !gone.contains(node.reference())).toList());
  }

  /** An address that several people use makes no duplicate of any of them. */
  private static List<String> refused(Ready order, GraphAnswer answer, Failure failure) {
    boolean shared = !order.plan().customer().matching().byEmail();
    if (shared && failure.code().equals(Adoption.REFUSED)) {
      return List.of("Email", "PersonEmail");
    }
    return OF_A_FIELD.contains(failure.code()) ? answer.refusedFields() : List.of();
  }

  /** Where the org names fields that the record can do without. */
  private Optional<Graph> withoutField(
      Graph graph, Node culprit, List<String> refused, Failure failure) {
    var fields =
        refused.stream()
            .filter(culprit.body()::containsKey)
            .filter(field -> !ESSENTIAL.contains(field))
            .toList();
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    var body = new LinkedHashMap<>(culprit.body());
    for (String field : fields) {
      body.remove(field);
      left.computeIfAbsent(graph.id(), id -> new ArrayList<>())
          .add(new LeftOut(culprit, Optional.of(field), failure));
    }
    var kept =
        new Node(culprit.stage(), culprit.method(), culprit.url(), culprit.reference(), body);
    return Optional.of(
        new Graph(
            graph.id(),
            graph.nodes().stream().map(node -> node.equals(culprit) ? kept : node).toList()));
  }
}
