package io.crossdock.core.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One Magento order, loaded whole.
 *
 * @param digest hex hash of everything that matters in the order's content, comments and addresses
 *     included: what {@code updated_at} hides still changes it
 * @param state Magento's state ({@code new}, {@code processing}, ...)
 * @param status Magento's status code, which a merchant may name freely
 * @param billing empty only in damaged orders
 * @param shipping empty for virtual and downloadable orders
 * @param total in the order currency
 * @param baseTotal in the base currency
 * @param relatedIncrementIds the order this one was made from or was replaced by
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
    String paymentMethod,
    List<Comment> comments,
    List<String> relatedIncrementIds) {

  /**
   * The store view an order was bought in.
   *
   * @param websiteId 0 when the shop does not tell
   * @param timeZone an IANA id; empty when the shop does not tell, and never to be guessed
   */
  public record Store(int id, String name, int websiteId, String websiteCode, String timeZone) {}

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

  /** One entry of the status history. {@code text} may hold HTML. */
  public record Comment(
      long id, String text, String status, Instant createdAt, boolean visibleOnFront) {}

  /** The increment id with the grand total, for log lines. */
  @Override
  public String toString() {
    return key + " (" + incrementId + ")";
  }
}
