package io.crossdock.salesforce.goods;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.salesforce.goods.Prices.Wanted;
import io.crossdock.salesforce.graph.Node;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What must be written so that a product has its price: nothing where all is there. Pure. People's
 * names and codes of products stay as they are.
 *
 * @param standard id of the standard price book
 * @param found the product, where the org has it; several of the same Product Code, the best first
 */
record Pricing(Plan plan, Plan.Line line, Wanted wanted, String standard, List<Goods> found) {

  private static final String PRESS = " then press \"Salesforce Sync\".";

  Optional<Goods> goods() {
    return found.stream().findFirst();
  }

  private boolean reactivates() {
    return plan.catalogue().reactivate();
  }

  private Optional<Goods.Entry> entry() {
    return goods().flatMap(g -> g.entry(wanted.book(), wanted.currency()));
  }

  /** The id of the entry, where it can be used as it is or will be once written. */
  Optional<String> entryId() {
    return entry().map(Goods.Entry::id);
  }

  /** What the product is known by once the nodes are written. */
  String sku() {
    return goods()
        .filter(held -> !held.older() && !renumbered(held))
        .map(Goods::sku)
        .orElse(line.product().sku());
  }

  /** Why the order must wait for people; empty where Crossdock may do what is missing. */
  Optional<Failure> failure() {
    String sku = line.product().sku();
    if (found.size() > 1 && plan.catalogue().several() == SeveralMatches.ASK) {
      return Optional.of(several(sku));
    }
    if (goods().filter(g -> g.another(line.product())).isPresent()) {
      return Optional.of(taken(sku, goods().get()));
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
    String id = goods().map(Goods::id).orElse("@{product.id}");
    if (goods().isEmpty()) {
      var product = line.product();
      nodes.add(
          product.keyed()
              ? new Node(0, "PATCH", byKey(objects, product), "product", fields)
              : new Node(0, "POST", objects + "Product2", "product", fields));
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

  /** An SKU may hold what no address does, so that products found by it are made without. */
  private static String byKey(String objects, Plan.Product product) {
    return objects + "Product2/" + Fields.KEY + "/" + Soql.segment(product.key());
  }

  private boolean standardMissing() {
    return goods().flatMap(g -> g.entry(standard, wanted.currency())).isEmpty();
  }

  /** What the product lacks. */
  private Map<String, Object> product() {
    var product = line.product();
    var fields = new LinkedHashMap<String, Object>();
    if (goods().isEmpty()) {
      fields.put("Name", product.name());
      fields.put("ProductCode", product.sku());
      fields.put("IsActive", true);
      fields.put(Fields.SKU, product.sku());
      return fields;
    }
    Goods held = goods().get();
    if (product.keyed() && held.key().isEmpty()) {
      fields.put(Fields.KEY, product.key());
    }
    if (held.older()) {
      fields.put(Fields.SKU, product.sku());
    } else if (renumbered(held)) {
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
        Hindrance.NO_PRICE.code(),
        ("The price book has no entry for SKU " + sku + " " + wanted.currency()).strip() + ".",
        "A Salesforce administrator adds the product (its Product Code is the SKU) and its price,"
            + " or an admin switches on creating products under Salesforce > Orders > Advanced;"
            + PRESS);
  }

  private Failure several(String sku) {
    return Failure.of(
        Category.MISCONFIGURED,
        "several-products",
        "Salesforce has %d products with the Product Code %s: %s."
            .formatted(
                found.size(), sku, found.stream().map(Goods::id).collect(Collectors.joining(", "))),
        "A Salesforce administrator leaves the code with one of them, or sets Magento_Sku__c of"
            + " that one to the SKU, or an admin sets \"Several products with that code\" to \"Take"
            + " the newest\" under Salesforce > Orders > Advanced;"
            + PRESS);
  }

  private static Failure inactive(String sku) {
    return Failure.of(
        Category.MISCONFIGURED,
        Hindrance.ENTRY_INACTIVE.code(),
        "The price of product " + sku + " is not active in the price book.",
        "A Salesforce administrator activates that price, or an admin sets Inactive prices to"
            + " \"Activate again\" under Salesforce > Orders > Advanced;"
            + PRESS);
  }

  private static Failure taken(String sku, Goods other) {
    return Failure.of(
        Category.REJECTED,
        Hindrance.SKU_TAKEN.code(),
        "SKU %s is carried in Salesforce by another product of the shop (%s, %s), whose SKU has changed since."
            .formatted(sku, other.id(), other.key()),
        "Correct Magento_Sku__c of that product in Salesforce, or send an order with its new SKU;"
            + PRESS);
  }

  /** Salesforce says that it is there, yet does not show it. */
  Failure hidden(Failure told) {
    return Failure.of(
            Category.MISCONFIGURED,
            Hindrance.ENTRY_HIDDEN.code(),
            "Product "
                + line.product().sku()
                + " has a price in the price book that is archived or hidden from Crossdock's"
                + " user.",
            "A Salesforce administrator restores the archived product or price, or gives access to"
                + " it;"
                + PRESS)
        .withRaw(told.raw());
  }
}
