package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.people.Matches;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.schema.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds in the org once an order was written, but for what was left out. Pure. */
record MadeTrue(Ready order, GraphAnswer answer, List<LeftOut> left) {

  Applied applied() {
    Plan plan = order.plan();
    Applied before = order.applied();
    var sent = new HashMap<String, Map<String, Object>>();
    people(sent);
    sent.put("Order", unsent("header", "Order", unsent("order", "Order", header())));
    var lineIds = new HashMap<String, String>();
    lines(sent, lineIds);
    documents(sent);
    var notes = new HashSet<>(before.notes());
    plan.notes().forEach(note -> notes.add(note.key()));
    LeftOut.notes(order, left).forEach(note -> notes.remove(note.key()));
    var warnings = new ArrayList<>(plan.warnings());
    warnings.addAll(LeftOut.warnings(order, left));
    return new Applied(
        before.orderId().or(() -> answer.id("order")),
        order.accountId().or(() -> answer.id("account")),
        order.contactId().or(() -> answer.id("contact")).or(this::shadow),
        sent,
        lineIds,
        plan.status().wanted(),
        notes,
        List.copyOf(warnings));
  }

  /** A person account is account and contact in one. */
  private void people(Map<String, Map<String, Object>> sent) {
    var customer = order.plan().customer();
    var account = customer.account().fields();
    if (Matches.isPerson(customer)) {
      sent.put("Account", unsent("account", "Account", stamped("Account", account)));
      sent.put("Contact", Map.of());
    } else {
      sent.put("Account", unsent("account", "Account", merged("Account", account)));
      sent.put("Contact", unsent("contact", "Contact", stamped("Contact", customer.contact())));
    }
  }

  private Map<String, Object> header() {
    var header = merged("Order", order.plan().header());
    header.remove(Fields.TOTAL);
    header.putIfAbsent(Fields.BOOK, order.priceBook());
    return header;
  }

  private void lines(Map<String, Map<String, Object>> sent, Map<String, String> ids) {
    for (Plan.Line line : order.plan().lines()) {
      Optional.ofNullable(order.applied().lineIds().get(line.externalId()))
          .ifPresent(id -> ids.put(line.externalId(), id));
      sent.put(line.externalId(), merged(line.externalId(), Fields.of(line)));
    }
    var changes = Delta.of(order).lines();
    for (int i = 0; i < changes.size(); i++) {
      String key = changes.get(i).line().externalId();
      answer.id("line" + i).ifPresent(id -> ids.put(key, id));
      sent.put(key, unsent("line" + i, key, sent.getOrDefault(key, Map.of())));
    }
  }

  /** Those of a kind that was not planned this time are as they were. */
  private void documents(Map<String, Map<String, Object>> sent) {
    var documents = DocumentDelta.of(order.plan(), order.applied());
    order
        .applied()
        .sent()
        .forEach((key, fields) -> {
          if (DocumentDelta.isDocument(key) && !documents.gone().contains(key)) {
            sent.put(key, fields);
          }
        });
    for (int i = 0; i < documents.changes().size(); i++) {
      var document = documents.changes().get(i).document();
      String key = document.externalId();
      var now = DocumentDelta.kept(document, before(key), answer.id("doc" + i));
      sent.put(key, unsent("doc" + i, key, now));
    }
  }

  private Map<String, Object> unsent(String reference, String of, Map<String, Object> sent) {
    return LeftOut.unsent(left, reference, before(of), sent);
  }

  /** The contact that is a person account's other side. */
  private Optional<String> shadow() {
    return answer
        .body("person")
        .map(body -> Json.string(body, "PersonContactId"))
        .filter(id -> !id.isEmpty());
  }

  private Map<String, Object> stamped(String object, Map<String, Object> fields) {
    var sent = merged(object, fields);
    if (sent.getOrDefault(Fields.KEY, "").equals("")) {
      sent.put(Fields.KEY, order.plan().customer().externalId());
    }
    return sent;
  }

  private Map<String, Object> merged(String of, Map<String, Object> now) {
    var sent = new HashMap<>(before(of));
    sent.putAll(now);
    return sent;
  }

  private Map<String, Object> before(String of) {
    return order.applied().sent().getOrDefault(of, Map.of());
  }
}
