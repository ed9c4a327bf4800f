package io.crossdock.core.order;

import io.crossdock.core.order.OrderLine.Done;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One Magento order, loaded whole.
 *
 * @param digest hex hash of everything that matters in the order's content, comments and addresses
 *     included: what {@code updated_at} hides still changes it. Where its documents were read, a
 *     colon and their hash follow
 * @param state Magento's state ({@code new}, {@code processing}, ...)
 * @param status Magento's status code, which a merchant may name freely
 * @param billing empty only in damaged orders
 * @param shipping empty for virtual and downloadable orders
 * @param total in the order currency
 * @param baseTotal in the base currency
 * @param virtual nothing is shipped
 * @param source the order's JSON as Magento gave it, for field mapping: maps, lists, texts, {@code
 *     BigDecimal}s and booleans, deeply immutable, without nulls. Secrets, the buyer's network
 *     address and payment details that are secret are not in it, see {@link Withheld}
 * @param warnings sentences on parts of the shop's answer that were left out or could not be
 *     understood; each names the part and holds nothing of its value
 * @param documents its shipments, invoices and credit memos, as far as they were asked for
 */
public record Order(
    OrderKey key,
    String incrementId,
    String digest,
    Store store,
    Instant createdAt,
    Instant updatedAt,
    String state,
    String status,
    Buyer buyer,
    Optional<Address> billing,
    Optional<Address> shipping,
    List<OrderLine> lines,
    Totals total,
    Totals baseTotal,
    String coupon,
    String shippingDescription,
    Payment payment,
    List<Comment> comments,
    Relation relation,
    boolean virtual,
    Map<String, Object> source,
    List<String> warnings,
    List<Document> documents) {

  /** An order of which every part was understood, and whose documents were not asked for. */
  public Order(
      OrderKey key,
      String incrementId,
      String digest,
      Store store,
      Instant createdAt,
      Instant updatedAt,
      String state,
      String status,
      Buyer buyer,
      Optional<Address> billing,
      Optional<Address> shipping,
      List<OrderLine> lines,
      Totals total,
      Totals baseTotal,
      String coupon,
      String shippingDescription,
      String paymentMethod,
      List<Comment> comments,
      Relation relation,
      boolean virtual,
      Map<String, Object> source) {
    this(
        key,
        incrementId,
        digest,
        store,
        createdAt,
        updatedAt,
        state,
        status,
        buyer,
        billing,
        shipping,
        lines,
        total,
        baseTotal,
        coupon,
        shippingDescription,
        Payment.by(paymentMethod),
        comments,
        relation,
        virtual,
        source,
        List.of(),
        List.of());
  }

  /**
   * The same with its documents.
   *
   * @param told sentences on documents that could not be read
   * @param hash of the documents; empty: not all could be read, so nothing is known of changes
   */
  public Order with(List<Document> read, List<String> told, Optional<String> hash) {
    return new Order(
        key,
        incrementId,
        digest + hash.map(h -> ":" + h).orElse(""),
        store,
        createdAt,
        updatedAt,
        state,
        status,
        buyer,
        billing,
        shipping,
        lines,
        total,
        baseTotal,
        coupon,
        shippingDescription,
        payment,
        comments,
        relation,
        virtual,
        source,
        Stream.concat(warnings.stream(), told.stream()).toList(),
        List.copyOf(read));
  }

  /**
   * Whether the shop has documents of this kind for it, as far as the order tells. A canceled
   * invoice gives its quantities back, and leaves a total of zero where was none.
   */
  public boolean tellsOf(Document.Kind kind) {
    return switch (kind) {
      case SHIPMENT -> any(Done::shipped);
      case INVOICE -> any(Done::invoiced) || source.containsKey("total_invoiced");
      case CREDIT_MEMO -> any(Done::refunded) || source.containsKey("total_refunded");
    };
  }

  private boolean any(Function<Done, BigDecimal> quantity) {
    return lines.stream().anyMatch(line -> quantity.apply(line.done()).signum() > 0);
  }

  /** Magento's code, such as {@code checkmo}. */
  public String paymentMethod() {
    return payment.method();
  }

  /** The order this one was made from, and the one it was replaced by, if any. */
  public List<String> relatedIncrementIds() {
    return Stream.of(relation.parentIncrementId(), relation.childIncrementId())
        .filter(number -> !number.isEmpty())
        .toList();
  }

  /**
   * The store view an order was bought in.
   *
   * @param websiteId 0 when the shop does not tell
   * @param timeZone an IANA id; empty when the shop does not tell, and never to be guessed
   */
  public record Store(int id, String name, int websiteId, String websiteCode, String timeZone) {}

  /**
   * How it is paid.
   *
   * @param method Magento's code
   * @param title as the buyer saw it, such as "Check / Money order"; empty when the shop does not
   *     tell
   * @param poNumber the buyer's own number for a purchase order; empty = none
   */
  public record Payment(String method, String title, String poNumber) {

    public static Payment by(String method) {
      return new Payment(method, "", "");
    }

    /** The title, or where there is none the code. */
    public String words() {
      return title.isEmpty() ? method : title;
    }
  }

  /**
   * Who bought.
   *
   * @param customerId empty for guests
   * @param email as typed; fold its case before comparing
   */
  public record Buyer(
      Optional<Long> customerId, String email, String firstName, String lastName, int groupId) {

    public boolean guest() {
      return customerId.isEmpty();
    }
  }

  /**
   * An address; absent parts are empty texts.
   *
   * @param countryId ISO 3166-1 alpha-2
   */
  public record Address(
      String firstName,
      String lastName,
      String company,
      List<String> street,
      String city,
      String region,
      String regionCode,
      String postcode,
      String countryId,
      String telephone) {}

  /**
   * Editing an order in Magento cancels it and makes a new one: 012 becomes 012-1.
   *
   * @param parentIncrementId of the order this one replaced; empty = none
   * @param childIncrementId of the order that replaced this one; empty = none
   * @param originalIncrementId of the first order of the chain; empty when never edited
   */
  public record Relation(
      Optional<Long> parentId,
      String parentIncrementId,
      Optional<Long> childId,
      String childIncrementId,
      String originalIncrementId) {

    public static final Relation NONE =
        new Relation(Optional.empty(), "", Optional.empty(), "", "");
  }

  /**
   * One entry of the status history.
   *
   * @param text may hold HTML; empty for a mere change of status
   * @param notified the customer got it by e-mail
   * @param entity what wrote it: {@code order}, {@code creditmemo} (a refund); empty when made over
   *     REST
   */
  public record Comment(
      long id,
      String text,
      String status,
      Instant createdAt,
      boolean visibleOnFront,
      boolean notified,
      Author author,
      String entity) {}

  /** Whose words a comment is. Magento keeps no name with it. */
  public enum Author {
    /** The customer's note at checkout, which Magento copies into the history. */
    CUSTOMER,
    /** Staff, or the shop itself. */
    SHOP
  }

  /** The increment id with the grand total, for log lines. */
  @Override
  public String toString() {
    return key + " (" + incrementId + ")";
  }
}
