package io.crossdock.core.mapping;

import io.crossdock.core.plan.OrgShape;

/**
 * One value of the shop in one field of the org.
 *
 * @param website 0 = the connection; a website's own mapping of a field stands in for that one
 * @param field Salesforce's API name
 * @param expression JSONata over the order's JSON; for lines over the item's, for what is of a
 *     document over its own, the order being {@code $order} and the document {@code $document}
 * @param otherwise stands in where the expression gives nothing; empty = none
 */
public record FieldMapping(
    int website,
    Target target,
    String field,
    String expression,
    boolean enabled,
    When when,
    String otherwise,
    Blank blank) {

  /** The record a field is of. */
  public enum Target {
    ORDER("Order"),
    /** Of items; fee lines have no mapped fields. */
    ORDER_ITEM("OrderItem"),
    ACCOUNT("Account"),
    CONTACT("Contact"),
    SHIPMENT(OrgShape.SHIPMENT),
    TRACKING(OrgShape.TRACKING),
    INVOICE(OrgShape.INVOICE),
    CREDIT_MEMO(OrgShape.CREDIT_MEMO),
    /** Rows of all three. */
    DOCUMENT_LINE(OrgShape.DOCUMENT_LINE);

    private final String object;

    Target(String object) {
      this.object = object;
    }

    /** Salesforce's name of it. */
    public String object() {
      return object;
    }

    /** Whether it is of an object of Crossdock's package, which the org need not have. */
    public boolean isDocument() {
      return OrgShape.DOCUMENTS.contains(object);
    }
  }

  /** On which writes of the record the value goes along. */
  public enum When {
    UPSERT,
    INSERT_ONLY,
    UPDATE_ONLY
  }

  /** What is done where there is no value and no default. */
  public enum Blank {
    /** The field is left as it is in Salesforce. */
    KEEP,
    /** The field is emptied. */
    CLEAR
  }

  /** Such as {@code Order.Gift_Message__c}: how people name it. */
  public String name() {
    return target.object() + "." + field;
  }

  /** Unique among all mappings; field names differ in more than case. */
  public String key() {
    return website + " " + name().toLowerCase(java.util.Locale.ROOT);
  }
}
