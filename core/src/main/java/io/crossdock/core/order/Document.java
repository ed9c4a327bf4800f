package io.crossdock.core.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the shop wrote of an order after it: a shipment, an invoice or a credit memo. */
public sealed interface Document {

  Head head();

  default Kind kind() {
    return switch (this) {
      case Shipment shipment -> Kind.SHIPMENT;
      case Invoice invoice -> Kind.INVOICE;
      case CreditMemo memo -> Kind.CREDIT_MEMO;
    };
  }

  /** What its record is known by, such as {@code main:shipment:12}. */
  default String key(String connection) {
    return connection + ":" + kind().code() + ":" + head().id();
  }

  /** What may be read and sent, or not. */
  enum Kind {
    SHIPMENT("shipment", "Shipment"),
    INVOICE("invoice", "Invoice"),
    CREDIT_MEMO("creditmemo", "Credit Memo");

    private final String code;
    private final String label;

    Kind(String code, String label) {
      this.code = code;
      this.label = label;
    }

    /** Magento's own, as in {@code main:creditmemo:7}. */
    public String code() {
      return code;
    }

    /** Magento's own, for people. */
    public String label() {
      return label;
    }
  }

  /**
   * What all have.
   *
   * @param id Magento's {@code entity_id}, unique among documents of the kind
   * @param number the increment id
   * @param items rows that stand for goods: where a bundle or a configurable product has its amount
   *     on its parts, those, else the product itself
   * @param source its JSON as plain values, as that of {@link Order#source()}
   */
  record Head(
      long id,
      String number,
      Instant createdAt,
      List<Item> items,
      List<Order.Comment> comments,
      Map<String, Object> source) {}

  /**
   * One row.
   *
   * @param price of one, tax excluded; zero on shipments
   * @param rowTotal before discounts; zero on shipments
   */
  record Item(
      long id,
      long orderItemId,
      String sku,
      String name,
      BigDecimal quantity,
      Money price,
      Money basePrice,
      Money rowTotal,
      Money baseRowTotal) {}

  /**
   * A parcel's number.
   *
   * @param carrier Magento's code, such as {@code ups}
   * @param title the carrier as people read it
   */
  record Track(long id, String carrier, String title, String number) {}

  /** Totals in one currency; the discount is negative. */
  record Sums(
      String currency,
      Money subtotal,
      Money tax,
      Money shipping,
      Money discount,
      Money grandTotal,
      Money adjustmentRefund,
      Money adjustmentFee) {}

  /** Goods that left. */
  record Shipment(Head head, BigDecimal quantity, List<Track> tracks) implements Document {}

  /**
   * @param state Open, Paid or Canceled
   * @param transactionId of the payment; empty = none
   */
  record Invoice(Head head, String state, Sums sums, Sums baseSums, String transactionId)
      implements Document {}

  /**
   * A refund.
   *
   * @param state Open, Refunded or Canceled
   */
  record CreditMemo(Head head, String state, Sums sums, Sums baseSums) implements Document {}
}
