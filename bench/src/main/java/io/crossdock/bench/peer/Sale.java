package io.crossdock.bench.peer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a connector takes from one Magento order. */
record Sale(
    String key, String customer, String email, boolean shipped, List<Line> lines, JsonNode order) {

  record Line(String key, String sku, BigDecimal quantity, BigDecimal price) {
    Map<String, Object> fields(String entry) {
      var fields = new LinkedHashMap<String, Object>();
      fields.put("Quantity", quantity);
      fields.put("UnitPrice", price);
      fields.put("Magento_Sku__c", sku);
      fields.put("PricebookEntryId", entry);
      return fields;
    }
  }

  static Sale of(JsonNode order) {
    String key = "main:" + order.path("entity_id").asLong();
    var lines = new ArrayList<Line>();
    for (JsonNode item : order.path("items")) {
      lines.add(
          new Line(
              "main:" + item.path("item_id").asLong(),
              item.path("sku").asString(),
              item.path("qty_ordered").decimalValue(),
              item.path("price").decimalValue()));
    }
    fee(lines, key, "shipping", order.path("shipping_amount").decimalValue());
    fee(lines, key, "tax", order.path("tax_amount").decimalValue());
    return new Sale(
        key,
        "main:customer:" + order.path("customer_id").asLong(),
        order.path("customer_email").asString(),
        order.path("status").asString().equals("complete"),
        lines,
        order);
  }

  private static void fee(List<Line> lines, String key, String kind, BigDecimal amount) {
    if (amount.signum() != 0) {
      lines.add(new Line(key + ":" + kind, "crossdock-" + kind, BigDecimal.ONE, amount));
    }
  }

  Map<String, Object> account() {
    return fields("Name", text("customer_firstname") + " " + text("customer_lastname"));
  }

  Map<String, Object> contact(String accountId) {
    var fields = contact();
    fields.put("AccountId", accountId);
    return fields;
  }

  /** Without its account. */
  Map<String, Object> contact() {
    var fields = fields("FirstName", text("customer_firstname"));
    fields.put("LastName", text("customer_lastname"));
    fields.put("Email", email);
    address(fields, "Mailing", order.path("billing_address"));
    return fields;
  }

  Map<String, Object> header(String accountId, String contactId, String priceBook) {
    var fields = header(priceBook);
    fields.put("AccountId", accountId);
    fields.put("BillToContactId", contactId);
    return fields;
  }

  /** Without its customer. */
  Map<String, Object> header(String priceBook) {
    var fields = fields("OrderReferenceNumber", text("increment_id"));
    fields.put("Name", "Magento " + text("increment_id"));
    fields.put("EffectiveDate", text("created_at").substring(0, 10));
    fields.put("Status", "Draft");
    fields.put("Pricebook2Id", priceBook);
    fields.put("CurrencyIsoCode", text("order_currency_code"));
    fields.put("Magento_Status__c", text("status"));
    fields.put("Magento_Grand_Total__c", order.path("grand_total").decimalValue());
    fields.put("Magento_Tax__c", order.path("tax_amount").decimalValue());
    fields.put("Magento_Shipping__c", order.path("shipping_amount").decimalValue());
    address(fields, "Billing", order.path("billing_address"));
    return fields;
  }

  /** What makes the shipped ones of these final. */
  static List<Map<String, Object>> activations(List<Sale> sales) {
    return sales.stream()
        .filter(Sale::shipped)
        .map(sale -> keyed(sale.key(), Map.of("Status", "Activated")))
        .toList();
  }

  /** The fields of a record, its key among them. */
  static Map<String, Object> keyed(String key, Map<String, Object> fields) {
    var keyed = new LinkedHashMap<String, Object>(fields);
    keyed.put("Magento_Id__c", key);
    return keyed;
  }

  private static Map<String, Object> fields(String name, Object value) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(name, value);
    return fields;
  }

  private static void address(Map<String, Object> fields, String prefix, JsonNode address) {
    fields.put(prefix + "Street", address.path("street").path(0).asString(""));
    fields.put(prefix + "City", address.path("city").asString());
    fields.put(prefix + "State", address.path("region").asString());
    fields.put(prefix + "PostalCode", address.path("postcode").asString());
    fields.put(prefix + "Country", address.path("country_id").asString());
  }

  private String text(String field) {
    return order.path(field).asString();
  }
}
