package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * All that must be true in Salesforce for one order. Field maps hold {@code String}, {@code
 * BigDecimal} or {@code Boolean}; an absent field is left alone, an empty text clears it.
 *
 * @param header fields of Order but for Status, the account, the contacts and the price book
 * @param catalogue where products and prices come from
 * @param expectedTotal what the org's TotalAmount must be after the write
 * @param currency of all amounts, ISO 4217
 * @param scope how much of an order that is in Salesforce already may change
 * @param warnings sentences for the order page (cut texts and the like)
 */
public record Plan(
    OrderKey key,
    Customer customer,
    SortedMap<String, Object> header,
    List<Line> lines,
    Catalogue catalogue,
    List<Note> notes,
    Status status,
    Scope scope,
    Money expectedTotal,
    String currency,
    List<String> warnings) {

  /**
   * The account and contact an order belongs to.
   *
   * @param externalId {@code main:customer:7} or {@code main:email:<sha-256>}
   * @param email folded
   * @param matching how a contact that Crossdock did not make is found
   * @param asOf the purchase's time: a contact is refreshed only from that customer's newest order
   */
  public record Customer(
      String externalId,
      String email,
      boolean guest,
      Account account,
      SortedMap<String, Object> contact,
      Matching matching,
      Instant asOf) {}

  /** Which Account the order belongs to. */
  public sealed interface Account {

    /** What the record must hold; empty where it is not Crossdock's to change. */
    SortedMap<String, Object> fields();

    /** One per customer; it carries the customer's external id. */
    record PerCustomer(SortedMap<String, Object> fields) implements Account {}

    /**
     * Found by its name, compared without case; created when missing; several: a person decides.
     */
    record Company(SortedMap<String, Object> fields) implements Account {}

    /** A person account: Account and Contact are one record. */
    record Person(SortedMap<String, Object> fields) implements Account {}

    /** One for all, by its Salesforce id; contacts are created below it. */
    record Fixed(String accountId) implements Account {
      @Override
      public SortedMap<String, Object> fields() {
        return Collections.emptySortedMap();
      }
    }
  }

  /**
   * How people are matched.
   *
   * @param byEmail false for an address that several people share (a till, phone orders)
   * @param several what to do when several contacts have the address
   * @param onlyBlanks of a contact older than Crossdock only empty fields are filled
   */
  public record Matching(boolean byEmail, Several several, boolean onlyBlanks) {}

  /** What to do when several records match. */
  public enum Several {
    NEWEST,
    ASK
  }

  /**
   * Where products and prices come from.
   *
   * @param create whether a missing product is created; else the order is blocked, naming the SKU
   * @param priceBook id or name of the price book; empty: the connection's own
   */
  public record Catalogue(boolean create, String priceBook) {}

  /** How much may change of an order whose first sync was complete. */
  public enum Scope {
    /** Header, lines, customer, status, notes. */
    ALL,
    /** Status, paid and refunded figures, new notes ("Update Order Info" = No). */
    STATUS_AND_FIGURES
  }

  /** What a comment becomes. */
  public enum NoteKind {
    CONTENT_NOTE,
    CLASSIC_NOTE
  }

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
   * @param customerVisible whether customers may see it in Salesforce
   */
  public record Note(
      long commentId, String title, String body, NoteKind kind, boolean customerVisible) {}

  /**
   * @param draft the Draft-category status the order is created in, and put back to while its lines
   *     must change
   * @param wanted the final status
   * @param activated whether {@code wanted} is of the Activated category
   */
  public record Status(String draft, String wanted, boolean activated) {}

  /** Hex hash of all of it: equal plans need no write. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
