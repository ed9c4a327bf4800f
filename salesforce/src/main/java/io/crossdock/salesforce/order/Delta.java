package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.people.Matches;
import io.crossdock.salesforce.schema.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What of a plan the org does not hold yet. Pure.
 *
 * @param removed external ids of our lines that the plan no longer has
 * @param status whether the final status must be written
 * @param draftFirst whether the order must go back to Draft before its lines change
 */
record Delta(
    SortedMap<String, Object> account,
    SortedMap<String, Object> contact,
    SortedMap<String, Object> header,
    List<LineChange> lines,
    List<String> removed,
    List<Plan.Note> notes,
    boolean status,
    boolean draftFirst,
    DocumentDelta documents) {

  /** The fields of one line that differ; all of them where the line is new. */
  record LineChange(Plan.Line line, boolean created, SortedMap<String, Object> fields) {}

  static Delta of(Ready order) {
    var plan = order.plan();
    var applied = order.applied();
    boolean created = applied.orderId().isEmpty();
    var lines =
        plan.lines().stream()
            .map(line -> change(line, order))
            .filter(change -> change.created() || !change.fields().isEmpty())
            .toList();
    var planned = plan.lines().stream().map(Plan.Line::externalId).toList();
    var removed =
        applied.lineIds().keySet().stream().filter(id -> !planned.contains(id)).sorted().toList();
    boolean ours = wholly(plan, applied);
    if (!ours) {
      lines = List.of();
      removed = List.of();
    }
    boolean linesChange = !lines.isEmpty() || !removed.isEmpty();
    var header = differing(plan.header(), applied.sent().getOrDefault("Order", Map.of()));
    boolean locked = linesChange || header.containsKey("AccountId");
    boolean draftFirst = !created && locked && !applied.status().equals(plan.status().draft());
    String before = created || draftFirst ? plan.status().draft() : applied.status();
    return new Delta(
        ours ? account(order) : new TreeMap<>(),
        ours ? contact(order) : new TreeMap<>(),
        header,
        lines,
        removed,
        plan.notes().stream().filter(n -> !applied.notes().contains(n.key())).toList(),
        !before.equals(plan.status().wanted()),
        draftFirst,
        DocumentDelta.of(plan, applied));
  }

  /** Whether the order's lines and customer may be written, not its status and figures only. */
  static boolean wholly(Plan plan, Applied applied) {
    return plan.scope() == Plan.Scope.ALL || !complete(applied);
  }

  /** Whether a first sync brought the whole order. */
  private static boolean complete(Applied applied) {
    return applied.orderId().isPresent() && !applied.lineIds().isEmpty();
  }

  boolean linesChange() {
    return !lines.isEmpty() || !removed.isEmpty();
  }

  private static SortedMap<String, Object> account(Ready order) {
    var customer = order.plan().customer();
    var sent = order.applied().sent().getOrDefault("Account", Map.of());
    var fields = differing(customer.account().fields(), sent);
    return Matches.isPerson(customer) ? stamped(order, fields, sent) : fields;
  }

  private static SortedMap<String, Object> contact(Ready order) {
    var customer = order.plan().customer();
    var sent = order.applied().sent().getOrDefault("Contact", Map.of());
    return Matches.isPerson(customer)
        ? new TreeMap<>()
        : stamped(order, differing(customer.contact(), sent), sent);
  }

  /** A key once stamped is never rewritten. */
  private static SortedMap<String, Object> stamped(
      Ready order, SortedMap<String, Object> fields, Map<String, Object> sent) {
    boolean stamped = !Objects.toString(sent.get(Fields.KEY), "").isEmpty();
    if (order.contactId().isPresent() && !stamped) {
      fields.put(Fields.KEY, order.plan().customer().externalId());
    }
    return fields;
  }

  private static LineChange change(Plan.Line line, Ready order) {
    boolean created = !order.applied().lineIds().containsKey(line.externalId());
    var sent = order.applied().sent().getOrDefault(line.externalId(), Map.of());
    return new LineChange(line, created, differing(Fields.of(line), created ? Map.of() : sent));
  }

  static SortedMap<String, Object> differing(Map<String, Object> wanted, Map<String, Object> sent) {
    var differing = new TreeMap<String, Object>();
    wanted.forEach((field, value) -> {
      if (!same(value, sent.getOrDefault(field, ""))) {
        differing.put(field, value);
      }
    });
    return differing;
  }

  /** 9.5 is 9.50, and an absent value is an empty one. */
  static boolean same(Object wanted, Object sent) {
    return (wanted instanceof BigDecimal a && sent instanceof BigDecimal b)
        ? a.compareTo(b) == 0
        : wanted.equals(sent);
  }
}
