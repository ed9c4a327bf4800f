package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that must be true in Salesforce for one order. Field maps hold {@code String}, {@code
 * BigDecimal} or {@code Boolean}; an absent field is left alone, an empty text clears it.
 *
 * @param header fields of Order but for Status, the account, the contacts and the price book
 * @param catalogue where products and prices come from
 * @param scope how much of an order that is in Salesforce already may change
 * @param expectedTotal what the org's TotalAmount must be after the write
 * @param currency of all amounts, ISO 4217
 * @param warnings sentences for the order page (cut texts and the like)
 * @param only of mapped fields, when they are written
 * @param documents records of shipments, invoices and credit memos, each after those it refers to
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
    List<String> warnings,
    Only only,
    List<Document> documents) {

  /**
   * Fields that go along only when their record is created, or only when it is changed later; named
   * as in {@code Order.Gift__c}.
   */
  public record Only(SortedSet<String> onInsert, SortedSet<String> onUpdate) {

    public static final Only NONE =
        new Only(Collections.emptySortedSet(), Collections.emptySortedSet());

    /** Those of a record's fields that go along. */
    public SortedMap<String, Object> of(
        String object, SortedMap<String, Object> fields, boolean created) {
      if (onInsert.isEmpty() && onUpdate.isEmpty()) {
        return fields;
      }
      var left = new TreeMap<>(fields);
      left.keySet().removeIf(f -> (created ? onUpdate : onInsert).contains(object + "." + f));
      return left;
    }
  }

  /**
   * The account and contact an order belongs to.
   *
   * @param externalId {@code main:customer:7}, {@code main:email:<sha-256>}, or {@code
   *     main:order:42} where nothing tells who it is
   * @param email folded; empty where it tells nobody, or several people
   * @param account what it does not hold the order does not tell
   * @param contact likewise; of an address either all parts are in it or none
   * @param matching how a contact that Crossdock did not make is found
   * @param asOf the purchase's time, different for each order: a contact is refreshed only from
   *     that customer's newest
   */
  public record Customer(
      String externalId,
      String email,
      boolean guest,
      Account account,
      SortedMap<String, Object> contact,
      Matching matching,
      Instant asOf) {

    /** The last name of somebody who told none; Salesforce requires one. */
    public static final String NAMELESS = "Unknown";

    /** What {@code externalId} says. */
    public CustomerKey key() {
      return new CustomerKey(externalId);
    }

    public Customer with(Account other, SortedMap<String, Object> details) {
      return new Customer(externalId, email, guest, other, details, matching, asOf);
    }
  }

  /** Which Account the order belongs to. */
  public sealed interface Account {

    /** What the record must hold; empty where it is not Crossdock's to change. */
    SortedMap<String, Object> fields();

    /** The same with other fields, where it has any. */
    default Account with(SortedMap<String, Object> others) {
      return switch (this) {
        case PerCustomer per -> new PerCustomer(others);
        case Company company -> new Company(others);
        case Person person -> new Person(others);
        case Fixed fixed -> fixed;
      };
    }

    /** One per customer; it carries the customer's external id. */
    record PerCustomer(SortedMap<String, Object> fields) implements Account {}

    /**
     * Found by its name, compared without case; created when missing; several: a person decides.
     */
    record Company(SortedMap<String, Object> fields) implements Account {}

    /** A person account: Account and Contact are one record; {@code fields} are the Account's. */
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
   * @param details whose order a contact that is there follows
   */
  public record Matching(
      boolean byEmail, SeveralMatches several, boolean onlyBlanks, ContactDetails details) {

    public Matching(boolean byEmail, SeveralMatches several, boolean onlyBlanks) {
      this(byEmail, several, onlyBlanks, ContactDetails.NEWEST);
    }
  }

  /**
   * Where products and prices come from.
   *
   * @param create whether a missing product is created; else the order is blocked, naming the SKU
   * @param priceBook id or name of the price book; empty: the connection's own
   * @param reactivate whether a price that is not active is activated; else the order is blocked
   * @param several what to do when several products have the SKU as their Product Code
   */
  public record Catalogue(
      boolean create, String priceBook, boolean reactivate, SeveralMatches several) {

    public Catalogue(boolean create, String priceBook, boolean reactivate) {
      this(create, priceBook, reactivate, SeveralMatches.NEWEST);
    }
  }

  /** How much may change of an order whose first sync was complete. */
  public enum Scope {
    /** Header, lines, customer, status, notes. */
    ALL,
    /**
     * Header as planned (it holds the figures only), status, new notes; lines, customer and total
     * are left to the people in Salesforce ("Update Order Info" = No).
     */
    STATUS_AND_FIGURES
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

  /**
   * What a line sells; a fee (shipping, tax, ...) is a product of Crossdock's own.
   *
   * @param key such as {@code main:product:5}, where products are found by Magento's product id
   *     first; empty: by SKU only
   */
  public record Product(String sku, String name, boolean fee, String key) {

    /** Found by SKU only. */
    public Product(String sku, String name, boolean fee) {
      this(sku, name, fee, "");
    }

    public boolean keyed() {
      return !key.isEmpty();
    }

    /** What tells it from others: its key, else its SKU, folded as Salesforce ignores case. */
    public String identity() {
      return (keyed() ? key : sku).toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One record of a shipment, invoice or credit memo, or of what belongs to it.
   *
   * @param object its API name
   * @param externalId such as {@code main:shipment:12}
   * @param parents what it belongs to: keys of documents by the field that refers to them; empty =
   *     it belongs to the order itself
   * @param line the external id of the order's line it is about; empty = of none
   */
  public record Document(
      String object,
      String externalId,
      SortedMap<String, Object> fields,
      SortedMap<String, String> parents,
      String line) {

    public Document with(SortedMap<String, Object> others) {
      return new Document(object, externalId, others, parents, line);
    }
  }

  /**
   * A comment as a note. Created once, never changed.
   *
   * @param title unique in the org: names the order and the comment, so that a lost answer can be
   *     looked up
   * @param body plain text
   * @param customerVisible whether customers may see it in Salesforce
   * @param document the key of the document it hangs on; empty = on the order itself
   */
  public record Note(
      long commentId,
      String title,
      String body,
      NoteKind kind,
      boolean customerVisible,
      String document) {

    /** Characters that a classic note holds. */
    public static final int CLASSIC_MOST = 32_000;

    /** Of the order itself. */
    public Note(long commentId, String title, String body, NoteKind kind, boolean visible) {
      this(commentId, title, body, kind, visible, "");
    }

    /**
     * What the comment is known by among all of its order: {@code 7}, or {@code main:shipment:12/7}
     * since each kind of document counts its own.
     */
    public String key() {
      return document.isEmpty() ? Long.toString(commentId) : document + "/" + commentId;
    }

    Note withBody(String other) {
      return new Note(commentId, title, other, kind, customerVisible, document);
    }
  }

  /**
   * @param draft the Draft-category status the order is created in, and put back to while its lines
   *     must change
   * @param wanted the final status
   * @param activated whether {@code wanted} is of the Activated category
   * @param leaveActivated the map does not name the Magento status, so an order that is activated
   *     in the org keeps its status, whatever {@code wanted} says
   */
  public record Status(String draft, String wanted, boolean activated, boolean leaveActivated) {}

  public Plan withStatus(Status other) {
    return with(customer, notes, other);
  }

  public Plan withCustomer(Customer other) {
    return with(other, notes, status);
  }

  public Plan withNotes(List<Note> others) {
    return with(customer, others, status);
  }

  public Plan withHeader(SortedMap<String, Object> other) {
    return new Plan(
        key,
        customer,
        other,
        lines,
        catalogue,
        notes,
        status,
        scope,
        expectedTotal,
        currency,
        warnings,
        only,
        documents);
  }

  public Plan withLines(List<Line> others) {
    return withMapped(customer, header, others, only, List.of());
  }

  /** With mapped values added; further warnings are appended. */
  public Plan withMapped(
      Customer whose,
      SortedMap<String, Object> fields,
      List<Line> mapped,
      Only when,
      List<String> further) {
    return new Plan(
        key,
        whose,
        fields,
        mapped,
        catalogue,
        notes,
        status,
        scope,
        expectedTotal,
        currency,
        Stream.concat(warnings.stream(), further.stream()).toList(),
        when,
        documents);
  }

  public Plan withDocuments(List<Document> others) {
    return new Plan(
        key,
        customer,
        header,
        lines,
        catalogue,
        notes,
        status,
        scope,
        expectedTotal,
        currency,
        warnings,
        only,
        List.copyOf(others));
  }

  private Plan with(Customer whose, List<Note> told, Status becoming) {
    return new Plan(
        key,
        whose,
        header,
        lines,
        catalogue,
        told,
        becoming,
        scope,
        expectedTotal,
        currency,
        warnings,
        only,
        documents);
  }

  /** Hex hash of all of it: equal plans need no write. */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
