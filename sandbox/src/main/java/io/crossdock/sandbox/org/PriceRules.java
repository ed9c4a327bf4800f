package io.crossdock.sandbox.org;

import java.util.List;
import java.util.Map;

/** Price book entries: the standard price first, one per product, book and currency. */
final class PriceRules {

  private final Records records;

  PriceRules(Records records) {
    this.records = records;
  }

  void before(Change entry) {
    if (!entry.has("Pricebook2Id") || !entry.has("Product2Id") || !entry.has("UnitPrice")) {
      return; // the general check names what is missing
    }
    Map<String, Object> product = records.get("Product2", entry.text("Product2Id"));
    entry.row().put("Name", Rules.text(product, "Name"));
    entry.row().put("ProductCode", Rules.text(product, "ProductCode"));
    List<Map<String, Object>> same =
        records.by("PricebookEntry", "Product2Id", entry.text("Product2Id")).stream()
            .filter(e -> entry.text("CurrencyIsoCode").equals(Rules.text(e, "CurrencyIsoCode")))
            .filter(e -> !entry.id().equals(e.get("Id")))
            .toList();
    if (same.stream().anyMatch(e -> entry.text("Pricebook2Id").equals(e.get("Pricebook2Id")))) {
      throw Refusal.data(
          "FIELD_INTEGRITY_EXCEPTION", "This price definition already exists in this price book");
    }
    if (!standard(entry.text("Pricebook2Id"))) {
      followStandard(entry, same);
    }
  }

  void beforeDelete(Map<String, Object> entry) {
    if (!records.by("OrderItem", "PricebookEntryId", Rules.text(entry, "Id")).isEmpty()) {
      throw Refusal.data("DELETE_FAILED", "This price book entry is used by order products.");
    }
  }

  private void followStandard(Change entry, List<Map<String, Object>> same) {
    Map<String, Object> standard =
        same.stream()
            .filter(e -> standard(Rules.text(e, "Pricebook2Id")))
            .findFirst()
            .orElseThrow(() ->
                Refusal.data(
                    "STANDARD_PRICE_NOT_DEFINED",
                    "Before creating a custom price, create a standard price."));
    if (Boolean.TRUE.equals(entry.row().get("UseStandardPrice"))
        && !entry.text("UnitPrice").equals(Rules.text(standard, "UnitPrice"))) {
      throw Refusal.data("FIELD_INTEGRITY_EXCEPTION", "field integrity exception", "UnitPrice");
    }
  }

  private boolean standard(String book) {
    return Boolean.TRUE.equals(records.get("Pricebook2", book).get("IsStandard"));
  }
}
