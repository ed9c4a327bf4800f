package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;

/**
 * All that must be true in Salesforce for one order. Field maps hold {@code String}, {@code
 * BigDecimal} or {@code Boolean}; an absent field is left alone, an empty text clears it.
 *
 * @param header fields of Order but for Status, the account, the contacts and the price book
 * @param expectedTotal what the org's TotalAmount must be after the write
 * @param currency of all amounts, ISO 4217
 * @param warnings sentences for the order page (cut texts and the like)
 */
public record Plan(
    OrderKey key,
    Customer customer,
    SortedMap<String, Object> header,
    List<Line> lines,
    List<Note> notes,
    Status status,
    Money expectedTotal,
    String currency,
    List<String> warnings) {

  /**
   * The account and contact an order belongs to.
   *
   * @param externalId {@code main:customer:7} or {@code main:email:<sha-256>}
   * @param email folded
   */
  public record Customer(
      String externalId,
      String email,
      boolean guest,
      SortedMap<String, Object> account,
      SortedMap<String, Object> contact) {}

  /**
   * One OrderItem.
   *
   * @param externalId {@code main:<item_id>}, or {@code main:<entity_id>:shipping} for a fee line
   * @param quantity at the org's scale
   * @param unitPrice at the org's scale
   * @param fields further fields, such as Description
   */
  public record Line(
      String externalId,
      Product product,
      BigDecimal quantity,
      BigDecimal unitPrice,
      SortedMap<String, Object> fields) {

    public BigDecimal total() {
      return quantity.multiply(unitPrice);
    }
  }

  /** What a line sells; a fee (shipping, tax, ...) is a product of Crossdock's own. */
  public record Product(String sku, String name, boolean fee) {}

  /**
   * A comment as a note. Created once, never changed.
   *
   * @param title unique in the org: names the order and the comment, so that a lost answer can be
   *     looked up
   * @param body plain text
   */
  public record Note(long commentId, String title, String body, boolean customerVisible) {}

  /**
   * @param draft the Draft-category status the order is created in
   * @param wanted the final status
   * @param activated whether {@code wanted} is of the Activated category
   */
  public record Status(String draft, String wanted, boolean activated) {}

  /** Hex hash of all of it: equal plans need no write. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
