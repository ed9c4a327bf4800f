package io.crossdock.salesforce.goods;

import io.crossdock.core.plan.Plan;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.schema.Fields;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A Product2 as the org holds it.
 *
 * @param sku its Magento_Sku__c; empty for one older than Crossdock
 * @param key its Magento_Id__c, which only products found by Magento's product id have
 * @param code its Product Code, which several products may share
 * @param changed when it was last changed by anyone
 */
public record Goods(
    String id,
    String sku,
    String key,
    String code,
    boolean active,
    Instant created,
    Instant changed,
    List<Entry> entries) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  /**
   * @param currency empty in an org with a single currency
   */
  record Entry(String id, String book, String currency, boolean active) {}

  /** Of several an active one first, then the one made last. */
  private static final Comparator<Goods> NEWEST =
      Comparator.comparing(Goods::active)
          .thenComparing(Goods::created)
          .thenComparing(Goods::id)
          .reversed();

  public static Goods of(JsonNode record, List<JsonNode> entries) {
    return new Goods(
        Json.string(record, "Id"),
        Json.string(record, Fields.SKU),
        Json.string(record, Fields.KEY),
        Json.string(record, "ProductCode"),
        record.path("IsActive").asBoolean(true),
        TIME.parse(Json.string(record, "CreatedDate"), Instant::from),
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

  /**
   * By its key, else by its SKU, else by a Product Code that is the SKU: then those that are no
   * product of Crossdock's yet, the best first.
   */
  public static List<Goods> find(Collection<Goods> all, Plan.Product wanted) {
    var own =
        all.stream()
            .filter(goods -> wanted.keyed() && goods.key.equalsIgnoreCase(wanted.key()))
            .findFirst()
            .or(() -> all.stream().filter(g -> g.sku.equalsIgnoreCase(wanted.sku())).findFirst());
    return own.map(List::of)
        .orElseGet(() ->
            all.stream()
                .filter(Goods::older)
                .filter(goods -> goods.code.strip().equalsIgnoreCase(wanted.sku()))
                .filter(goods -> !goods.another(wanted))
                .distinct()
                .sorted(NEWEST)
                .toList());
  }

  /** Than Crossdock: it carries no SKU of ours. */
  public boolean older() {
    return sku.isEmpty();
  }

  /**
   * Found by its SKU, which another product of the same shop had before. A product that another
   * connection knows by an id is shared: one SKU is one product in an org.
   */
  boolean another(Plan.Product wanted) {
    return wanted.keyed()
        && key.startsWith(wanted.key().substring(0, wanted.key().indexOf(':') + 1))
        && !key.equalsIgnoreCase(wanted.key());
  }

  Optional<Entry> entry(String book, String currency) {
    return entries.stream()
        .filter(entry -> entry.book().equals(book) && entry.currency().equals(currency))
        .findFirst();
  }
}
