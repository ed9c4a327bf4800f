package io.crossdock.sandbox.org;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a fresh org holds: two price books and the order statuses. */
final class Seed {

  private Seed() {}

  /** Does nothing if it was done in an earlier life. */
  static void plant(Records records, String now) {
    Entity book = records.schema().get("Pricebook2");
    if (!records.all(book).isEmpty()) {
      return;
    }
    put(
        records,
        book,
        now,
        Map.of("Name", "Standard Price Book", "IsActive", false, "IsStandard", true));
    put(records, book, now, Map.of("Name", "Magento", "IsActive", true, "IsStandard", false));
    Entity status = records.schema().get("OrderStatus");
    int order = 0;
    for (String name : records.schema().get("Order").fieldOrRefuse("Status").values()) {
      put(
          records,
          status,
          now,
          Map.of(
              "ApiName",
              name,
              "MasterLabel",
              name,
              "StatusCode",
              name.equals("Activated") ? "Activated" : "Draft",
              "IsDefault",
              name.equals("Draft"),
              "SortOrder",
              BigDecimal.valueOf(++order)));
    }
  }

  private static void put(Records records, Entity entity, String now, Map<String, Object> values) {
    var row = new LinkedHashMap<String, Object>(values);
    row.put("Id", Ids.of(entity.prefix(), records.nextNumber()));
    row.put("IsDeleted", false);
    row.put("CreatedDate", now);
    row.put("LastModifiedDate", now);
    row.put("SystemModstamp", now);
    records.put(entity, row);
  }
}
