package io.crossdock.salesforce;

import io.crossdock.core.plan.Plan;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A Product2 as the org holds it.
 *
 * @param key its Magento_Id__c, which only products found by Magento's product id have
 * @param changed when it was last changed by anyone
 */
record Goods(
    String id,
    String sku,
    String key,
    String code,
    boolean active,
    Instant changed,
    List<Entry> entries) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  /**
   * @param currency empty in an org with a single currency
   */
  record Entry(String id, String book, String currency, boolean active) {}

  static Goods of(JsonNode record, List<JsonNode> entries) {
    return new Goods(
        Json.string(record, "Id"),
        Json.string(record, Fields.SKU),
        Json.string(record, Fields.KEY),
        Json.string(record, "ProductCode"),
        record.path("IsActive").asBoolean(true),
        TIME.parse(Json.string(record, "LastModifiedDate"), Instant::from),
        entries.stream().map(Goods::entry).toList());
  }

  private static Entry entry(JsonNode record) {
    return new Entry(
        Json.string(record, "Id"),
        Json.string(record, "Pricebook2Id"),
        Json.string(record, "CurrencyIsoCode"),
        record.path("IsActive").asBoolean(true));
  }

  /** By its key, else by its SKU. */
  static Optional<Goods> find(Collection<Goods> all, Plan.Product wanted) {
    return all.stream()
        .filter(goods -> wanted.keyed() && goods.key.equalsIgnoreCase(wanted.key()))
        .findFirst()
        .or(() -> all.stream().filter(g -> g.sku.equalsIgnoreCase(wanted.sku())).findFirst());
  }

  /** Found by its SKU, which another product of the shop had before. */
  boolean another(Plan.Product wanted) {
    return wanted.keyed() && !key.isEmpty() && !key.equalsIgnoreCase(wanted.key());
  }

  Optional<Entry> entry(String book, String currency) {
    return entries.stream()
        .filter(entry -> entry.book().equals(book) && entry.currency().equals(currency))
        .findFirst();
  }
}
