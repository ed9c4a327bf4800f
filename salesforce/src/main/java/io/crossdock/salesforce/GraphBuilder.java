package io.crossdock.salesforce;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.Org.Prepared.Ready;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what differs into the nodes of one graph. Pure. Nodes are chained by references wherever
 * Salesforce lets one be made, since the order of independent nodes is not certain: header, then
 * lines, then the total read back, then the status.
 */
final class GraphBuilder {

  private static final int HEADER = 0;
  private static final int LINES = 1;
  private static final int STATUS = 2;

  private final String base;
  private final String priceBook;
  private final Ready order;
  private final Delta delta;
  private final List<Node> nodes = new ArrayList<>();

  private GraphBuilder(String base, String priceBook, Ready order) {
    this.base = base + "/sobjects/";
    this.priceBook = priceBook;
    this.order = order;
    this.delta = Delta.of(order);
  }

  /**
   * @param base such as {@code /services/data/v66.0}
   * @param priceBook id of the price book new orders get
   */
  static List<Node> nodes(String base, String priceBook, Ready order) {
    var builder = new GraphBuilder(base, priceBook, order);
    builder.account();
    builder.contact();
    builder.header();
    builder.lines();
    builder.notes();
    builder.total();
    builder.status();
    return List.copyOf(builder.nodes);
  }

  private boolean created() {
    return order.applied().orderId().isEmpty();
  }

  private void account() {
    if (order.accountId().isEmpty()) {
      add(HEADER, "PATCH", upsert("Account", person()), "account", filled(delta.account()));
    } else if (!delta.account().isEmpty()) {
      add(HEADER, "PATCH", "Account/" + order.accountId().get(), "account", delta.account());
    }
  }

  private void contact() {
    var fields = new LinkedHashMap<String, Object>(delta.contact());
    if (order.accountId().isEmpty() || order.contactId().isEmpty()) {
      fields.put("AccountId", order.accountId().orElse("@{account.id}"));
    }
    if (order.contactId().isEmpty()) {
      fields.remove(Fields.KEY);
      add(HEADER, "PATCH", upsert("Contact", person()), "contact", filled(fields));
    } else if (!fields.isEmpty()) {
      add(HEADER, "PATCH", "Contact/" + order.contactId().get(), "contact", fields);
    }
  }

  private void header() {
    var fields = new LinkedHashMap<String, Object>(delta.header());
    if (created()) {
      fields.put("Pricebook2Id", priceBook);
      fields.put("AccountId", order.accountId().orElse("@{account.id}"));
      fields.put("BillToContactId", order.contactId().orElse("@{contact.id}"));
    }
    if (created() || delta.draftFirst()) {
      fields.put("Status", order.plan().status().draft());
      add(HEADER, "PATCH", upsert("Order", order.key().externalId()), "order", headerBody(fields));
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
    String entry = order.entries().get(line.product().sku());
    if (entry == null) {
      throw new IllegalArgumentException("prepared without an entry for " + line.product().sku());
    }
    return entry;
  }

  private void notes() {
    for (int i = 0; i < delta.notes().size(); i++) {
      var note = delta.notes().get(i);
      add(LINES, "POST", "ContentNote", "note" + i, content(note));
      var link = new LinkedHashMap<String, Object>();
      link.put("ContentDocumentId", "@{note" + i + ".id}");
      link.put("LinkedEntityId", orderReference());
      link.put("ShareType", "V");
      link.put("Visibility", "InternalUsers");
      add(LINES, "POST", "ContentDocumentLink", "link" + i, link);
    }
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

  /** Reads the total back, through the last line where there is one, so that it comes after it. */
  private void total() {
    if (!delta.linesChange()) {
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

  private String person() {
    return order.plan().customer().externalId();
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
