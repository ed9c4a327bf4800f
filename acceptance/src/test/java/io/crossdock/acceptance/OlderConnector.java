package io.crossdock.acceptance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Another connector that worked in the org before: its own keys, products and names for fees. */
final class OlderConnector {

  private final Place place;
  private final String book;
  private final String standard;
  private final String account;

  /** Price book entries by product code. */
  private final Map<String, String> entries = new HashMap<>();

  OlderConnector(Place place) {
    this.place = place;
    place.orgSwitch("{\"olderConnector\":true}");
    this.standard = id("SELECT Id FROM Pricebook2 WHERE IsStandard = true");
    this.book = id("SELECT Id FROM Pricebook2 WHERE IsStandard = false");
    this.account = made("Account", "{\"Name\":\"Web customers\"}");
  }

  /** An Order with the shop order's goods and charges; gives its id. */
  String order(long id, String key) {
    JsonNode order = place.order(id);
    String record =
        made(
            "Order",
            """
            {"AccountId":"%s","EffectiveDate":"2026-11-24","Status":"Draft","CurrencyIsoCode":"%s",
             "Pricebook2Id":"%s","Old_Key__c":"%s"}\
            """
                .formatted(account, order.path("order_currency_code").asString(), book, key));
    for (JsonNode item : order.path("items")) {
      line(
          record,
          order,
          item.path("sku").asString(),
          item.path("qty_ordered").decimalValue(),
          item.path("price").decimalValue());
    }
    charge(record, order, "FREIGHT", order.path("shipping_amount").decimalValue());
    charge(record, order, "VAT", order.path("tax_amount").decimalValue());
    return record;
  }

  void activate(String record) {
    place.orgWrite("PATCH", "Order/" + record, "{\"Status\":\"Activated\"}");
  }

  private void charge(String record, JsonNode order, String code, BigDecimal amount) {
    if (amount.signum() != 0) {
      line(record, order, code, BigDecimal.ONE, amount);
    }
  }

  private void line(
      String record, JsonNode order, String code, BigDecimal quantity, BigDecimal price) {
    String currency = order.path("order_currency_code").asString();
    String entry = entries.computeIfAbsent(code, c -> product(c, currency));
    made(
        "OrderItem",
        "{\"OrderId\":\"%s\",\"PricebookEntryId\":\"%s\",\"Quantity\":%s,\"UnitPrice\":%s}"
            .formatted(record, entry, quantity, price));
  }

  private String product(String code, String currency) {
    String product =
        made(
            "Product2",
            "{\"Name\":\"%s\",\"ProductCode\":\"%s\",\"IsActive\":true}".formatted(code, code));
    entry(standard, product, currency);
    return entry(book, product, currency);
  }

  private String entry(String priceBook, String product, String currency) {
    return made(
        "PricebookEntry",
        """
        {"Pricebook2Id":"%s","Product2Id":"%s","UnitPrice":1,"IsActive":true,"CurrencyIsoCode":"%s"}\
        """
            .formatted(priceBook, product, currency));
  }

  private String made(String object, String fields) {
    return place.orgWrite("POST", object, fields).path("id").asString();
  }

  private String id(String soql) {
    return place.soql(soql).path("records").path(0).path("Id").asString();
  }
}
