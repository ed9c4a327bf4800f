package io.crossdock.salesforce.schema;

import io.crossdock.core.plan.Plan;
import java.util.SortedMap;
import java.util.TreeMap;

/** Names of fields, and the fields of a line. */
public final class Fields {

  /** The external id on Account, Contact, Order and OrderItem. */
  public static final String KEY = "Magento_Id__c";

  /** The external id on Product2. */
  public static final String SKU = "Magento_Sku__c";

  public static final String BOOK = "Pricebook2Id";

  /** The customer's contact on an Order. */
  public static final String CONTACT = "BillToContactId";

  /** Salesforce's own sum; read, never written. */
  public static final String TOTAL = "TotalAmount";

  /** What a document refers to its Order by. */
  public static final String ORDER = "Order__c";

  /** What a document's line refers to the OrderItem by. */
  public static final String ORDER_PRODUCT = "Order_Product__c";

  private Fields() {}

  public static SortedMap<String, Object> of(Plan.Line line) {
    var fields = new TreeMap<String, Object>(line.fields());
    fields.put("Quantity", line.quantity());
    fields.put("UnitPrice", line.unitPrice());
    return fields;
  }
}
