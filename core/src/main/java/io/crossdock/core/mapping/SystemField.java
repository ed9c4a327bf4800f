package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.FieldMapping.Target.ACCOUNT;
import static io.crossdock.core.mapping.FieldMapping.Target.CONTACT;
import static io.crossdock.core.mapping.FieldMapping.Target.CREDIT_MEMO;
import static io.crossdock.core.mapping.FieldMapping.Target.DOCUMENT_LINE;
import static io.crossdock.core.mapping.FieldMapping.Target.INVOICE;
import static io.crossdock.core.mapping.FieldMapping.Target.ORDER;
import static io.crossdock.core.mapping.FieldMapping.Target.ORDER_ITEM;
import static io.crossdock.core.mapping.FieldMapping.Target.SHIPMENT;
import static io.crossdock.core.mapping.FieldMapping.Target.TRACKING;

import io.crossdock.core.mapping.FieldMapping.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * A field that Crossdock fills itself; people see it and cannot map it.
 *
 * @param source where its value comes from, in words
 */
public record SystemField(Target target, String field, String source) {

  /** All of them, in the order of the page. */
  public static final List<SystemField> ALL = all();

  public static boolean is(Target target, String field) {
    return ALL.stream()
        .anyMatch(own -> own.target() == target && own.field().equalsIgnoreCase(field));
  }

  private static List<SystemField> all() {
    var all = new ArrayList<SystemField>();
    order(all);
    figures(all);
    address(all, ORDER, "Billing", "billing address");
    address(all, ORDER, "Shipping", "shipping address");
    line(all);
    people(all);
    shipment(all);
    billed(all, INVOICE, "invoice");
    add(all, INVOICE, "Transaction_Id__c", "transaction_id");
    billed(all, CREDIT_MEMO, "credit memo");
    add(all, CREDIT_MEMO, "Adjustment_Refund__c", "adjustment_positive");
    add(all, CREDIT_MEMO, "Adjustment_Fee__c", "adjustment_negative");
    documentLine(all);
    return List.copyOf(all);
  }

  private static void order(List<SystemField> all) {
    add(all, ORDER, "Magento_Id__c", "connection and entity_id");
    add(all, ORDER, "OrderReferenceNumber", "increment_id");
    add(all, ORDER, "Name", "\"Magento\" and increment_id");
    add(all, ORDER, "EffectiveDate", "created_at, the day in the store's time zone");
    add(all, ORDER, "Status", "status, by the status map");
    add(all, ORDER, "AccountId", "the customer's account");
    add(all, ORDER, "BillToContactId", "the customer's contact");
    add(all, ORDER, "ShipToContactId", "the customer's contact");
    add(all, ORDER, "Pricebook2Id", "the option Price book");
    add(all, ORDER, "CurrencyIsoCode", "order_currency_code");
    add(all, ORDER, "Description", "shipping_description and payment.method");
    add(all, ORDER, "TotalAmount", "Salesforce's sum of the lines");
  }

  private static void figures(List<SystemField> all) {
    add(all, ORDER, "Magento_Status__c", "status");
    add(all, ORDER, "Magento_Store__c", "store view");
    add(all, ORDER, "Magento_Coupon__c", "coupon_code");
    add(all, ORDER, "Magento_Related_Order__c", "the order it replaced or was replaced by");
    add(all, ORDER, "Magento_Grand_Total__c", "grand_total");
    add(all, ORDER, "Magento_Tax__c", "tax_amount");
    add(all, ORDER, "Magento_Shipping__c", "shipping_amount");
    add(all, ORDER, "Magento_Discount__c", "discount_amount");
    add(all, ORDER, "Magento_Total_Paid__c", "total_paid");
    add(all, ORDER, "Magento_Total_Due__c", "total_due");
    add(all, ORDER, "Magento_Total_Refunded__c", "total_refunded");
    add(all, ORDER, "Magento_Total_Canceled__c", "total_canceled");
    add(all, ORDER, "Magento_Net_Total__c", "grand_total less refunded and canceled");
    add(all, ORDER, "Magento_Base_Grand_Total__c", "base_grand_total");
    add(all, ORDER, "Magento_Base_Currency__c", "base_currency_code");
  }

  private static void line(List<SystemField> all) {
    add(all, ORDER_ITEM, "Magento_Id__c", "connection and item_id");
    add(all, ORDER_ITEM, "OrderId", "the order");
    add(all, ORDER_ITEM, "PricebookEntryId", "the product's price");
    add(all, ORDER_ITEM, "Product2Id", "the product, by SKU");
    add(all, ORDER_ITEM, "Quantity", "qty_ordered");
    add(all, ORDER_ITEM, "UnitPrice", "price of one, by the option Line prices");
    add(all, ORDER_ITEM, "Description", "chosen options");
    add(all, ORDER_ITEM, "Magento_Sku__c", "sku");
    add(all, ORDER_ITEM, "Magento_Quantity__c", "qty_ordered, exact");
    add(all, ORDER_ITEM, "Magento_Row_Total__c", "the row's amount, exact");
  }

  private static void people(List<SystemField> all) {
    add(all, ACCOUNT, "Magento_Id__c", "connection and customer");
    add(all, ACCOUNT, "Name", "company, else the buyer's name");
    add(all, ACCOUNT, "RecordTypeId", "of person accounts");
    for (Target person : List.of(ACCOUNT, CONTACT)) {
      add(all, person, "FirstName", "customer_firstname");
      add(all, person, "LastName", "customer_lastname");
      add(all, person, "Phone", "billing_address.telephone");
    }
    add(all, ACCOUNT, "PersonEmail", "customer_email");
    address(all, ACCOUNT, "PersonMailing", "billing address");
    add(all, CONTACT, "Magento_Id__c", "connection and customer");
    add(all, CONTACT, "AccountId", "the customer's account");
    add(all, CONTACT, "Email", "customer_email");
    address(all, CONTACT, "Mailing", "billing address");
  }

  private static void shipment(List<SystemField> all) {
    document(all, SHIPMENT, "shipment");
    add(all, SHIPMENT, "Total_Quantity__c", "total_qty");
    add(all, SHIPMENT, "Comment__c", "its first comment");
    add(all, SHIPMENT, "Carrier__c", "title of its first tracking number");
    add(all, SHIPMENT, "Tracking_Number__c", "its first tracking number");
    add(all, SHIPMENT, "Tracking_Link__c", "the carrier's page of that");
    key(all, TRACKING, "the tracking number");
    add(all, TRACKING, "Name", "track_number");
    add(all, TRACKING, "Shipment__c", "its shipment");
    add(all, TRACKING, "Carrier__c", "title");
    add(all, TRACKING, "Number__c", "track_number");
    add(all, TRACKING, "Link__c", "the carrier's page");
  }

  private static void billed(List<SystemField> all, Target of, String which) {
    document(all, of, which);
    add(all, of, "State__c", "state, in words");
    add(all, of, "Subtotal__c", "subtotal");
    add(all, of, "Tax__c", "tax_amount");
    add(all, of, "Shipping__c", "shipping_amount");
    add(all, of, "Discount__c", "discount_amount");
    add(all, of, "Grand_Total__c", "grand_total");
    add(all, of, "Base_Grand_Total__c", "base_grand_total");
    add(all, of, "Base_Currency__c", "base_currency_code");
  }

  private static void document(List<SystemField> all, Target of, String which) {
    key(all, of, "the " + which);
    add(all, of, "Name", "increment_id");
    add(all, of, "Order__c", "the order");
    add(all, of, "Date__c", "created_at");
  }

  private static void key(List<SystemField> all, Target of, String which) {
    add(all, of, "Magento_Id__c", "connection and entity_id of " + which);
    add(all, of, "CurrencyIsoCode", "order_currency_code");
  }

  private static void documentLine(List<SystemField> all) {
    key(all, DOCUMENT_LINE, "the row");
    add(all, DOCUMENT_LINE, "Name", "sku");
    add(all, DOCUMENT_LINE, "Shipment__c", "its shipment");
    add(all, DOCUMENT_LINE, "Invoice__c", "its invoice");
    add(all, DOCUMENT_LINE, "Credit_Memo__c", "its credit memo");
    add(all, DOCUMENT_LINE, "Order_Product__c", "the order product it is about");
    add(all, DOCUMENT_LINE, "Sku__c", "sku");
    add(all, DOCUMENT_LINE, "Quantity__c", "qty");
    add(all, DOCUMENT_LINE, "Price__c", "price");
    add(all, DOCUMENT_LINE, "Row_Total__c", "row_total");
  }

  private static void address(List<SystemField> all, Target of, String prefix, String source) {
    for (String part :
        List.of("Street", "City", "PostalCode", "State", "StateCode", "Country", "CountryCode")) {
      add(all, of, prefix + part, source);
    }
  }

  private static void add(List<SystemField> all, Target of, String field, String source) {
    all.add(new SystemField(of, field, source));
  }
}
