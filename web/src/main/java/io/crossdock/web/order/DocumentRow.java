package io.crossdock.web.order;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Document.CreditMemo;
import io.crossdock.core.order.Document.Invoice;
import io.crossdock.core.order.Document.Shipment;
import io.crossdock.core.order.Document.Sums;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A shipment, invoice or credit memo on the page of its order.
 *
 * @param name such as "Invoice 000000012"
 * @param details what else Magento shows of it, a sentence each
 * @param amount empty for shipments
 * @param recordId empty while Salesforce does not have it
 */
public record DocumentRow(
    String name, Instant at, String state, List<String> details, String amount, String recordId) {

  /** In Magento's order: invoices, credit memos, shipments; of each the oldest first. */
  static List<DocumentRow> of(Order order, Applied applied, ShopWords words) {
    return order.documents().stream()
        .sorted(java.util.Comparator.comparingInt(DocumentRow::place))
        .map(document -> {
          Function<Sums, String> money =
              sums ->
                  words.money(
                      sums.grandTotal().amount(), order.total().currency(), order.store().id());
          return of(
              document,
              applied.documentId(document.key(order.key().connection())).orElse(""),
              money);
        })
        .toList();
  }

  private static int place(Document document) {
    return switch (document) {
      case Invoice invoice -> 0;
      case CreditMemo memo -> 1;
      case Shipment shipment -> 2;
    };
  }

  private static DocumentRow of(Document document, String recordId, Function<Sums, String> money) {
    var details = new ArrayList<String>();
    String state = "";
    String amount = "";
    switch (document) {
      case Invoice invoice -> {
        state = invoice.state();
        amount = money.apply(invoice.sums());
      }
      case CreditMemo memo -> {
        state = memo.state();
        amount = money.apply(memo.sums());
      }
      case Shipment shipment -> {
        state = Show.quantity(shipment.quantity()) + " shipped";
        shipment.tracks().forEach(track -> details.add((track.title() + " " + track.number())));
      }
    }
    document.head().comments().stream()
        .map(Order.Comment::text)
        .filter(text -> !text.isBlank())
        .forEach(details::add);
    return new DocumentRow(
        document.kind().label() + " " + document.head().number(),
        document.head().createdAt(),
        state,
        List.copyOf(details),
        amount,
        recordId);
  }
}
