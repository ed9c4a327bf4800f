package io.crossdock.bench.peer;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Price book entries by SKU, looked up once each and kept; the fee products are made when missing.
 * Thread-safe.
 */
final class Entries {

  private static final int SKUS_A_QUERY = 400;

  private final Org org;
  private final String standard;
  private final String used;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  Entries(Org org) throws IOException, InterruptedException {
    this.org = org;
    List<JsonNode> books = org.query("SELECT Id, IsStandard FROM Pricebook2");
    this.standard = book(books, true);
    this.used = book(books, false);
  }

  private static String book(List<JsonNode> books, boolean standard) {
    return books.stream()
        .filter(b -> b.path("IsStandard").asBoolean() == standard)
        .map(b -> b.path("Id").asString())
        .findFirst()
        .orElseThrow();
  }

  String priceBook() {
    return used;
  }

  /** Looks up by itself when it must. */
  String of(Sale.Line line) throws IOException, InterruptedException {
    if (!known.containsKey(line.sku())) {
      learn(List.of(line.sku()));
    }
    return Objects.requireNonNull(known.get(line.sku()), line.sku());
  }

  /** At once for all lines of these. */
  void learnOf(List<Sale> sales) throws IOException, InterruptedException {
    learn(sales.stream().flatMap(s -> s.lines().stream()).map(Sale.Line::sku).toList());
  }

  private synchronized void learn(Collection<String> skus)
      throws IOException, InterruptedException {
    var missing = skus.stream().filter(sku -> !known.containsKey(sku)).distinct().toList();
    for (int from = 0; from < missing.size(); from += SKUS_A_QUERY) {
      var part = missing.subList(from, Math.min(missing.size(), from + SKUS_A_QUERY));
      String in = part.stream().map(s -> "'" + s + "'").collect(Collectors.joining(","));
      for (JsonNode entry :
          org.query(
              "SELECT Id, Product2.Magento_Sku__c FROM PricebookEntry WHERE Pricebook2Id = '"
                  + used
                  + "' AND CurrencyIsoCode = 'USD' AND Product2.Magento_Sku__c IN ("
                  + in
                  + ")")) {
        known.put(
            entry.path("Product2").path("Magento_Sku__c").asString(), entry.path("Id").asString());
      }
    }
    for (String sku : missing) {
      if (!known.containsKey(sku)) {
        known.put(sku, make(sku));
      }
    }
  }

  private String make(String sku) throws IOException, InterruptedException {
    var product = new LinkedHashMap<String, Object>();
    product.put("Name", sku);
    product.put("Magento_Sku__c", sku);
    product.put("IsActive", true);
    String id = org.send("POST", Org.BASE + "/sobjects/Product2", product).path("id").asString();
    entry(standard, id);
    return entry(used, id);
  }

  private String entry(String book, String product) throws IOException, InterruptedException {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("Pricebook2Id", book);
    entry.put("Product2Id", product);
    entry.put("UnitPrice", 0);
    entry.put("IsActive", true);
    entry.put("CurrencyIsoCode", "USD");
    return org.send("POST", Org.BASE + "/sobjects/PricebookEntry", entry).path("id").asString();
  }
}
