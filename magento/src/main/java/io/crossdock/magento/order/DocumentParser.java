package io.crossdock.magento.order;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Document.CreditMemo;
import io.crossdock.core.order.Document.Head;
import io.crossdock.core.order.Document.Invoice;
import io.crossdock.core.order.Document.Item;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Document.Shipment;
import io.crossdock.core.order.Document.Sums;
import io.crossdock.core.order.Document.Track;
import io.crossdock.core.order.Order;
import io.crossdock.magento.rest.Values.Malformed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** An order's shipments, invoices and credit memos. One that makes no sense costs itself. Pure. */
public final class DocumentParser {

  private static final Map<String, String> INVOICE =
      Map.of("1", "Open", "2", "Paid", "3", "Canceled");
  private static final Map<String, String> CREDIT_MEMO =
      Map.of("1", "Open", "2", "Refunded", "3", "Canceled");

  private final Order order;
  private final List<String> notes = new ArrayList<>();

  /**
   * @param order whose they are
   */
  public DocumentParser(Order order) {
    this.order = order;
  }

  /** Sentences on what was left out, each once. */
  public List<String> notes() {
    return notes.stream().distinct().toList();
  }

  /** Rows of one kind, oldest first. */
  public List<Document> all(Kind kind, List<JsonNode> rows) {
    var documents = new TreeMap<Long, Document>();
    for (JsonNode row : rows) {
      try {
        Document document = one(kind, row);
        documents.putIfAbsent(document.head().id(), document);
      } catch (Malformed e) {
        notes.add(
            "%s %s was left out, as it makes no sense in the shop's answer: %s"
                .formatted(
                    kind.label(), row.path("increment_id").asString(""), e.failure().message()));
      }
    }
    return List.copyOf(documents.values());
  }

  /** Hash of what the shop answered. */
  public static String digest(Map<Kind, List<JsonNode>> rows) {
    var sources = new TreeMap<String, Object>();
    rows.forEach((kind, some) -> sources.put(kind.code(), some.stream().map(Source::of).toList()));
    return Digest.of(sources);
  }

  private Document one(Kind kind, JsonNode row) {
    Part d = Part.of(row, notes::add);
    Head head =
        new Head(
            known(d, "entity_id"),
            d.text("increment_id"),
            d.time("created_at")
                .orElseThrow(() -> new Malformed("created_at", "time like 2026-11-23 10:00:00")),
            kind == Kind.SHIPMENT ? shipped(d) : billed(d),
            CommentParser.ofDocument(d),
            Source.of(row));
    return switch (kind) {
      case SHIPMENT -> new Shipment(head, d.number("total_qty"), tracks(d));
      case INVOICE ->
          new Invoice(
              head, state(d, INVOICE), sums(d, ""), sums(d, "base_"), d.text("transaction_id"));
      case CREDIT_MEMO ->
          new CreditMemo(head, state(d, CREDIT_MEMO), sums(d, ""), sums(d, "base_"));
    };
  }

  private static String state(Part document, Map<String, String> states) {
    String code = document.text("state");
    return states.getOrDefault(code, code);
  }

  private Sums sums(Part d, String base) {
    if (!d.has(base + "grand_total")) {
      throw new Malformed(base + "grand_total", "amount");
    }
    String currency = d.text(base.isEmpty() ? "order_currency_code" : "base_currency_code");
    String orders = base.isEmpty() ? order.total().currency() : order.baseTotal().currency();
    return new Sums(
        currency.isBlank() ? orders : currency.strip().toUpperCase(Locale.ROOT),
        d.money(base + "subtotal"),
        d.money(base + "tax_amount"),
        d.money(base + "shipping_amount"),
        d.money(base + "discount_amount"),
        d.money(base + "grand_total"),
        d.money(base + "adjustment_positive"),
        d.money(base + "adjustment_negative"));
  }

  private static List<Item> shipped(Part document) {
    return items(document, row -> true);
  }

  /** A row without a total repeats what its parts, or its whole, have already. */
  private static List<Item> billed(Part document) {
    return items(document, row -> row.has("row_total"));
  }

  private static List<Item> items(Part document, Function<Part, Boolean> stands) {
    Set<Long> seen = new HashSet<>();
    return document.rows("items").stream()
        .filter(stands::apply)
        .filter(row -> seen.add(known(row, "entity_id")))
        .map(row ->
            new Item(
                row.id("entity_id"),
                row.id("order_item_id"),
                row.text("sku"),
                row.text("name"),
                row.number("qty"),
                row.money("price"),
                row.money("base_price"),
                row.money("row_total"),
                row.money("base_row_total")))
        .toList();
  }

  private static List<Track> tracks(Part shipment) {
    Set<Long> seen = new HashSet<>();
    return shipment.rows("tracks").stream()
        .filter(row -> seen.add(known(row, "entity_id")))
        .map(row ->
            new Track(
                row.id("entity_id"),
                row.text("carrier_code"),
                row.text("title"),
                row.text("track_number")))
        .sorted(java.util.Comparator.comparingLong(Track::id))
        .toList();
  }

  private static long known(Part row, String field) {
    long id = row.id(field);
    if (id <= 0) {
      throw new Malformed(row.name(field), "id");
    }
    return id;
  }
}
