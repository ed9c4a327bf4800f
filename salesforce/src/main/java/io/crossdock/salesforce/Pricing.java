package io.crossdock.salesforce;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Plan;
import io.crossdock.salesforce.Prices.Wanted;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What must be written so that a product has its price: nothing where all is there. Pure. People's
 * names and codes of products stay as they are.
 *
 * @param standard id of the standard price book
 * @param goods the product, where the org has it
 */
record Pricing(Plan plan, Plan.Line line, Wanted wanted, String standard, Optional<Goods> goods) {

  private static final String PRESS = " then press \"Salesforce Sync\".";

  private boolean reactivates() {
    return plan.catalogue().reactivate();
  }

  private Optional<Goods.Entry> entry() {
    return goods.flatMap(g -> g.entry(wanted.book(), wanted.currency()));
  }

  /** The id of the entry, where it can be used as it is or will be once written. */
  Optional<String> entryId() {
    return entry().map(Goods.Entry::id);
  }

  /** What the product is known by once the nodes are written. */
  String sku() {
    return goods.filter(held -> !renumbered(held)).map(Goods::sku).orElse(line.product().sku());
  }

  /** Why the order must wait for people; empty where Crossdock may do what is missing. */
  Optional<Failure> failure() {
    String sku = line.product().sku();
    if (goods.filter(g -> g.another(line.product())).isPresent()) {
      return Optional.of(taken(sku, goods.get()));
    }
    if (entry().isEmpty()) {
      return plan.catalogue().create() ? Optional.empty() : Optional.of(missing(sku));
    }
    return entry().get().active() || reactivates() ? Optional.empty() : Optional.of(inactive(sku));
  }

  /**
   * @param base such as {@code /services/data/v66.0}
   */
  List<Node> nodes(String base) {
    var nodes = new ArrayList<Node>();
    String objects = base + "/sobjects/";
    Map<String, Object> fields = product();
    String id = goods.map(Goods::id).orElse("@{product.id}");
    if (goods.isEmpty()) {
      var product = line.product();
      String by =
          product.keyed()
              ? Fields.KEY + "/" + Soql.segment(product.key())
              : Fields.SKU + "/" + Soql.segment(product.sku());
      nodes.add(new Node(0, "PATCH", objects + "Product2/" + by, "product", fields));
    } else if (!fields.isEmpty()) {
      nodes.add(new Node(0, "PATCH", objects + "Product2/" + id, "product", fields));
    }
    if (entry().isEmpty()) {
      if (!wanted.book().equals(standard) && standardMissing()) {
        nodes.add(made(objects, "standard", standard, id));
        String placed = objects + "PricebookEntry/@{standard.id}?fields=Id,Product2Id";
        nodes.add(new Node(0, "GET", placed, "placed", Map.of()));
        id = "@{placed.Product2Id}";
      }
      nodes.add(made(objects, "entry", wanted.book(), id));
    } else if (!entry().get().active()) {
      String url = objects + "PricebookEntry/" + entry().get().id();
      nodes.add(new Node(0, "PATCH", url, "active", Map.of("IsActive", true)));
    }
    return nodes;
  }

  private boolean standardMissing() {
    return goods.flatMap(g -> g.entry(standard, wanted.currency())).isEmpty();
  }

  /** What the product lacks. */
  private Map<String, Object> product() {
    var product = line.product();
    var fields = new LinkedHashMap<String, Object>();
    if (goods.isEmpty()) {
      fields.put("Name", product.name());
      fields.put("ProductCode", product.sku());
      fields.put("IsActive", true);
      if (product.keyed()) {
        fields.put(Fields.SKU, product.sku());
      }
      return fields;
    }
    Goods held = goods.get();
    if (product.keyed() && held.key().isEmpty()) {
      fields.put(Fields.KEY, product.key());
    }
    if (renumbered(held)) {
      fields.put(Fields.SKU, product.sku());
      if (held.code().equalsIgnoreCase(held.sku())) {
        fields.put("ProductCode", product.sku());
      }
    }
    if (!held.active() && reactivates()) {
      fields.put("IsActive", true);
    }
    return fields;
  }

  /** An order placed before the product last changed may carry the SKU it had before. */
  private boolean renumbered(Goods held) {
    return line.product().keyed()
        && !held.sku().equalsIgnoreCase(line.product().sku())
        && plan.customer().asOf().isAfter(held.changed());
  }

  /** Its own price stands on each line, so the entry's is only a first guess. */
  private Node made(String objects, String ref, String book, String product) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("Pricebook2Id", book);
    fields.put("Product2Id", product);
    fields.put(
        "UnitPrice",
        line.product().fee() ? BigDecimal.ZERO : line.unitPrice().max(BigDecimal.ZERO));
    fields.put("IsActive", true);
    if (!wanted.currency().isEmpty()) {
      fields.put("CurrencyIsoCode", wanted.currency());
    }
    return new Node(0, "POST", objects + "PricebookEntry", ref, fields);
  }

  /** One sentence per SKU, so that orders that wait for the same one can be told together. */
  private Failure missing(String sku) {
    return Failure.of(
        Category.MISCONFIGURED,
        "no-price",
        ("The price book has no entry for SKU " + sku + " " + wanted.currency()).strip() + ".",
        "A Salesforce administrator adds the product (SKU in Magento_Sku__c) and its price, or an"
            + " admin switches on creating products under Salesforce > Orders > Advanced;"
            + PRESS);
  }

  private static Failure inactive(String sku) {
    return Failure.of(
        Category.MISCONFIGURED,
        "entry-inactive",
        "The price of product " + sku + " is not active in the price book.",
        "A Salesforce administrator activates that price, or an admin sets Inactive prices to"
            + " \"Activate again\" under Salesforce > Orders > Advanced;"
            + PRESS);
  }

  private static Failure taken(String sku, Goods other) {
    return Failure.of(
        Category.REJECTED,
        "sku-taken",
        "SKU %s is carried in Salesforce by another product of the shop (%s, %s), whose SKU has changed since."
            .formatted(sku, other.id(), other.key()),
        "Correct Magento_Sku__c of that product in Salesforce, or send an order with its new SKU;"
            + PRESS);
  }

  /**
   * Salesforce says that it is there, yet does not show it; empty where someone else was faster.
   */
  Optional<Failure> hiddenFrom(Failure told) {
    return goods.isEmpty() || told.message().contains("already exists")
        ? Optional.of(hidden(told))
        : Optional.empty();
  }

  private Failure hidden(Failure told) {
    return Failure.of(
            Category.MISCONFIGURED,
            "entry-hidden",
            "Product "
                + line.product().sku()
                + " has a price in the price book that is archived or hidden from Crossdock's user.",
            "A Salesforce administrator restores the archived product or price, or gives access to"
                + " it;"
                + PRESS)
        .withRaw(told.raw());
  }
}
