package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.FieldMapping.Target.ACCOUNT;
import static io.crossdock.core.mapping.FieldMapping.Target.CONTACT;
import static io.crossdock.core.mapping.FieldMapping.Target.ORDER;
import static io.crossdock.core.mapping.FieldMapping.Target.ORDER_ITEM;

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
