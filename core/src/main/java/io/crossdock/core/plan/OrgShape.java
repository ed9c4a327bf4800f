package io.crossdock.core.plan;

import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.policy.OrgStatuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What planning must know of the org, read by describe.
 *
 * @param currency the corporate currency, ISO 4217
 * @param currencies the active ones; of an org with a single currency only that
 * @param statuses Order statuses, the org's own default of each category first
 * @param objects fields by name, by object: Order, OrderItem, Account, Contact, and those of {@link
 *     #DOCUMENTS} that it has
 * @param decimals of amounts by currency, where the org has several; empty where it does not tell
 */
public record OrgShape(
    boolean multiCurrency,
    String currency,
    List<String> currencies,
    List<Status> statuses,
    Map<String, Map<String, Field>> objects,
    Map<String, Integer> decimals) {

  public static final String SHIPMENT = "Magento_Shipment__c";
  public static final String TRACKING = "Magento_Tracking__c";
  public static final String INVOICE = "Magento_Invoice__c";
  public static final String CREDIT_MEMO = "Magento_Credit_Memo__c";
  public static final String DOCUMENT_LINE = "Magento_Document_Line__c";

  /** Objects of Crossdock's package for shipments, invoices, credit memos and what is in them. */
  public static final List<String> DOCUMENTS =
      List.of(SHIPMENT, TRACKING, INVOICE, CREDIT_MEMO, DOCUMENT_LINE);

  private static final int SHIPPED_SCALE = 2;

  /** Of an org that tells no decimals of its currencies. */
  public OrgShape(
      boolean multiCurrency,
      String currency,
      List<String> currencies,
      List<Status> statuses,
      Map<String, Map<String, Field>> objects) {
    this(multiCurrency, currency, currencies, statuses, objects, Map.of());
  }

  /** An Order status; lines can be changed in the Draft category only. */
  public record Status(String name, boolean activated) {}

  /**
   * @param type describe's word: string, double, currency, boolean, date, picklist, reference, ...
   * @param length of texts, in characters; 0 for others
   * @param scale decimals of numbers; 0 for others
   * @param values of a restricted picklist; empty for others
   * @param label as people in Salesforce see it
   * @param choices of the org's lists of countries and states; empty for all other fields
   */
  public record Field(
      String type,
      int length,
      int scale,
      boolean createable,
      boolean updateable,
      boolean required,
      List<String> values,
      String label,
      List<Choice> choices) {

    public Field(
        String type,
        int length,
        int scale,
        boolean createable,
        boolean updateable,
        boolean required,
        List<String> values,
        String label) {
      this(type, length, scale, createable, updateable, required, values, label, List.of());
    }

    public Field(
        String type,
        int length,
        int scale,
        boolean createable,
        boolean updateable,
        boolean required,
        List<String> values) {
      this(type, length, scale, createable, updateable, required, values, "");
    }
  }

  /**
   * A country or a state of the org's lists.
   *
   * @param of the countries a state belongs to; empty where the org does not tell
   */
  public record Choice(String value, String label, Optional<Set<String>> of) {

    boolean within(String country) {
      return of.map(countries -> countries.contains(country)).orElse(true);
    }
  }

  public Optional<Field> field(String object, String name) {
    return Optional.ofNullable(objects.getOrDefault(object, Map.of()).get(name));
  }

  /** Whether it has the object a document becomes. */
  public boolean has(Kind kind) {
    return has(object(kind));
  }

  /** Whether it has an object of {@link #DOCUMENTS}, and shows it to Crossdock's user. */
  public boolean has(String object) {
    return field(object, "Magento_Id__c").isPresent();
  }

  /** What a document becomes. */
  public static String object(Kind kind) {
    return switch (kind) {
      case SHIPMENT -> SHIPMENT;
      case INVOICE -> INVOICE;
      case CREDIT_MEMO -> CREDIT_MEMO;
    };
  }

  /** What is told of an object of {@link #DOCUMENTS} that it does not have. */
  public static String lacking(String object) {
    return "The org has no "
        + object
        + ", or hides it from Crossdock's user. A Salesforce administrator deploys Crossdock's"
        + " Salesforce package and assigns its permission set.";
  }

  /** Decimals of OrderItem.Quantity. */
  public int quantityScale() {
    return field("OrderItem", "Quantity").map(Field::scale).orElse(SHIPPED_SCALE);
  }

  /** Decimals of OrderItem.UnitPrice. */
  public int priceScale() {
    return field("OrderItem", "UnitPrice").map(Field::scale).orElse(SHIPPED_SCALE);
  }

  /** Decimals that an amount of this currency can have on a line and in an order's total. */
  public int scale(String of) {
    Integer told = decimals.get(of);
    if (!multiCurrency || told == null) {
      return priceScale();
    }
    return field("OrderItem", "UnitPrice").map(f -> Math.min(told, f.scale())).orElse(told);
  }

  /** Whether the org has this currency, and it is active. */
  public boolean takes(String other) {
    return multiCurrency ? currencies.contains(other) : currency.equals(other);
  }

  /** Whether the status is of the Activated category. */
  public boolean activated(String status) {
    return statuses.stream().anyMatch(s -> s.activated() && s.name().equals(status));
  }

  /** The statuses by category. */
  public OrgStatuses orderStatuses() {
    return new OrgStatuses(true, names(false), names(true));
  }

  private List<String> names(boolean activated) {
    return statuses.stream().filter(s -> s.activated() == activated).map(Status::name).toList();
  }
}
