package io.crossdock.salesforce.order;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.core.order.Money;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.people.Identities;
import io.crossdock.salesforce.people.Matches;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what differs into the nodes of one graph. Pure. Nodes are chained by references wherever
 * Salesforce lets one be made, since the order of independent nodes is not certain: header, then
 * lines, then the total read back, then the status. Documents follow the lines they refer to, and
 * their notes follow them.
 */
public final class GraphBuilder {

  private static final int HEADER = 0;
  private static final int LINES = 1;
  private static final int DOCUMENTS = 2;
  private static final int STATUS = 3;

  private final String base;
  private final Ready order;
  private final Delta delta;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<String, String> madeDocuments = new HashMap<>();

  private GraphBuilder(String base, Ready order) {
    this.base = base + "/sobjects/";
    this.order = order;
    this.delta = Delta.of(order);
  }

  /**
   * @param base such as {@code /services/data/v66.0}
   */
  public static List<Node> nodes(String base, Ready order) {
    var builder = new GraphBuilder(base, order);
    builder.account();
    builder.contact();
    builder.header();
    builder.lines();
    builder.documents();
    builder.notes();
    builder.total();
    builder.status();
    return List.copyOf(builder.nodes);
  }

  private boolean created() {
    return order.applied().orderId().isEmpty();
  }

  private boolean person() {
    return Matches.isPerson(order.plan().customer());
  }

  private void account() {
    var fields = new LinkedHashMap<String, Object>(delta.account());
    if (order.accountId().isEmpty()) {
      fields.remove(Fields.KEY);
      add(HEADER, "PATCH", upsert("Account", accountKey()), "account", filled(fields));
    } else if (!fields.isEmpty() && (person() || !(created() && shared()))) {
      add(HEADER, "PATCH", "Account/" + order.accountId().get(), "account", fields);
    }
    if (person() && order.contactId().isEmpty()) {
      String id = order.accountId().orElse("@{account.id}");
      add(HEADER, "GET", "Account/" + id + "?fields=Id,PersonContactId", "person", Map.of());
    }
  }

  /** An Account of several customers is made once and then left to the people there. */
  private boolean shared() {
    return order.plan().customer().account() instanceof Plan.Account.Company;
  }

  private String accountKey() {
    var customer = order.plan().customer();
    return customer.account() instanceof Plan.Account.Company company
        ? Identities.company(customer, String.valueOf(company.fields().get("Name")))
        : customer.externalId();
  }

  private void contact() {
    if (person()) {
      return;
    }
    var fields = new LinkedHashMap<String, Object>(delta.contact());
    if (order.accountId().isEmpty() || order.contactId().isEmpty()) {
      fields.put("AccountId", order.accountId().orElse("@{account.id}"));
    }
    if (order.contactId().isEmpty()) {
      fields.remove(Fields.KEY);
      String key = order.plan().customer().externalId();
      add(HEADER, "PATCH", upsert("Contact", key), "contact", filled(fields));
    } else if (!fields.isEmpty()) {
      add(HEADER, "PATCH", "Contact/" + order.contactId().get(), "contact", fields);
    }
  }

  private void header() {
    var fields = new LinkedHashMap<String, Object>(delta.header());
    if (created()) {
      fields.put(Fields.BOOK, order.priceBook());
      fields.put("AccountId", order.accountId().orElse("@{account.id}"));
      fields.put(
          Fields.CONTACT,
          order.contactId().orElse(person() ? "@{person.PersonContactId}" : "@{contact.id}"));
    } else if (order.contactId().isEmpty() && !person()) {
      fields.put(Fields.CONTACT, "@{contact.id}"); // it is made anew
    }
    if (created() || delta.draftFirst()) {
      fields.put("Status", order.plan().status().draft());
      String url = upsert("Order", order.key().externalId()) + (created() ? "" : Node.NEVER_MADE);
      add(HEADER, "PATCH", url, "order", headerBody(fields));
    } else if (!fields.isEmpty()) {
      add(HEADER, "PATCH", "Order/" + order.applied().orderId().get(), "header", fields);
    }
  }

  private Map<String, Object> headerBody(Map<String, Object> fields) {
    return created() ? filled(fields) : fields;
  }

  private void lines() {
    for (String gone : delta.removed()) {
      String id = order.applied().lineIds().get(gone);
      add(LINES, "DELETE", "OrderItem/" + id, "removed" + nodes.size(), Map.of());
    }
    for (int i = 0; i < delta.lines().size(); i++) {
      var change = delta.lines().get(i);
      var line = change.line();
      var fields = new LinkedHashMap<String, Object>(change.fields());
      if (change.created()) {
        fields.put("OrderId", orderReference());
        fields.put("PricebookEntryId", entry(line));
      }
      var body = change.created() ? filled(fields) : fields;
      add(LINES, "PATCH", upsert("OrderItem", line.externalId()), "line" + i, body);
    }
  }

  private String entry(Plan.Line line) {
    String entry = order.entries().get(line.product().identity());
    if (entry == null) {
      throw new IllegalArgumentException("prepared without an entry for " + line.product().sku());
    }
    return entry;
  }

  private void notes() {
    for (int i = 0; i < delta.notes().size(); i++) {
      var note = delta.notes().get(i);
      int stage = note.document().isEmpty() ? LINES : DOCUMENTS;
      if (note.kind() == NoteKind.CLASSIC_NOTE) {
        add(stage, "POST", "Note", "note" + i, classic(note));
        continue;
      }
      add(stage, "POST", "ContentNote", "note" + i, content(note));
      var link = new LinkedHashMap<String, Object>();
      link.put("ContentDocumentId", "@{note" + i + ".id}");
      link.put("LinkedEntityId", noted(note));
      link.put("ShareType", "V");
      link.put("Visibility", note.customerVisible() ? "AllUsers" : "InternalUsers");
      add(stage, "POST", "ContentDocumentLink", "link" + i, link);
    }
  }

  /** The record a note hangs on. */
  private String noted(Plan.Note note) {
    return note.document().isEmpty()
        ? orderReference()
        : documentReference(note.document()).orElseThrow();
  }

  private Map<String, Object> classic(Plan.Note note) {
    String body = note.body();
    int end = Math.min(Plan.Note.CLASSIC_MOST, body.length());
    boolean half = end > 0 && Character.isHighSurrogate(body.charAt(end - 1));
    return Map.of(
        "ParentId",
        noted(note),
        "Title",
        note.title(),
        "Body",
        body.substring(0, half ? end - 1 : end),
        "IsPrivate",
        false);
  }

  private static Map<String, Object> content(Plan.Note note) {
    String html =
        note.body()
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("\r\n", "<br>")
            .replace("\n", "<br>");
    return Map.of(
        "Title", note.title(), "Content", Base64.getEncoder().encodeToString(html.getBytes(UTF_8)));
  }

  /** A record that is made refers to what it belongs to, which may be made beside it. */
  private void documents() {
    var changes = delta.documents().changes();
    for (int i = 0; i < changes.size(); i++) {
      var change = changes.get(i);
      var document = change.document();
      String reference = "doc" + i;
      var body = new LinkedHashMap<String, Object>(change.fields());
      if (change.created()) {
        body.values().removeIf(""::equals);
        if (document.parents().isEmpty()) {
          body.put(Fields.ORDER, orderReference());
        }
        document
            .parents()
            .forEach(
                (field, parent) -> documentReference(parent).ifPresent(id -> body.put(field, id)));
        madeDocuments.put(document.externalId(), "@{" + reference + ".id}");
      }
      lineReference(document.line(), change.created())
          .ifPresent(id -> body.put(Fields.ORDER_PRODUCT, id));
      String url = upsert(document.object(), document.externalId());
      add(DOCUMENTS, "PATCH", url, reference, body);
    }
    for (String gone : delta.documents().gone()) {
      String id = DocumentDelta.id(order.applied(), gone).orElse("");
      String reference = "untracked" + nodes.size();
      add(DOCUMENTS, "DELETE", OrgShape.TRACKING + "/" + id, reference, Map.of());
    }
  }

  private Optional<String> documentReference(String key) {
    return Optional.ofNullable(madeDocuments.get(key))
        .or(() -> DocumentDelta.id(order.applied(), key));
  }

  /** The line a record is about, where it is to be told: to a new record, and of a new line. */
  private Optional<String> lineReference(String line, boolean told) {
    for (int i = 0; i < delta.lines().size(); i++) {
      var change = delta.lines().get(i);
      if (change.created() && change.line().externalId().equals(line)) {
        return Optional.of("@{line" + i + ".id}");
      }
    }
    return Optional.ofNullable(order.applied().lineIds().get(line)).filter(id -> told);
  }

  /** Reads the total back, through the last line where there is one, so that it comes after it. */
  private void total() {
    if (!delta.linesChange() && !strange()) {
      return;
    }
    String id = orderReference();
    if (!delta.lines().isEmpty()) {
      String last = "line" + (delta.lines().size() - 1);
      add(STATUS, "GET", "OrderItem/@{" + last + ".id}?fields=Id,OrderId", "placed", Map.of());
      id = "@{placed.OrderId}";
    }
    add(STATUS, "GET", "Order/" + id + "?fields=Id,TotalAmount,Status", "total", Map.of());
  }

  /** Whether the total that was read is not ours, though all of our lines are as they should be. */
  private boolean strange() {
    Object read = order.applied().sent().getOrDefault("Order", Map.of()).get(Fields.TOTAL);
    return order.plan().scope() == Plan.Scope.ALL
        && read instanceof BigDecimal total
        && !new Money(total).equals(order.plan().expectedTotal());
  }

  private void status() {
    if (delta.status()) {
      String id = delta.linesChange() ? "@{total.Id}" : orderReference();
      Map<String, Object> status = Map.of("Status", order.plan().status().wanted());
      add(STATUS, "PATCH", "Order/" + id, "status", status);
    }
  }

  private String orderReference() {
    return created() || delta.draftFirst() ? "@{order.id}" : order.applied().orderId().get();
  }

  private static String upsert(String type, String key) {
    return type + "/" + Fields.KEY + "/" + Soql.segment(key);
  }

  private static Map<String, Object> filled(Map<String, Object> fields) {
    var filled = new LinkedHashMap<>(fields);
    filled.values().removeIf(""::equals);
    return filled;
  }

  private void add(int stage, String method, String path, String ref, Map<String, Object> body) {
    nodes.add(new Node(stage, method, base + path, ref, body));
  }
}
