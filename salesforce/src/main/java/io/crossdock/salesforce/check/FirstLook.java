package io.crossdock.salesforce.check;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.LookAhead;
import io.crossdock.salesforce.goods.Books;
import io.crossdock.salesforce.goods.Goods;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.rest.Soql;
import io.crossdock.salesforce.schema.Describe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the shop's newest orders would meet in the org, before any is sent: price books, products
 * and companies that are there already, twice, or not. Reads only, in few calls.
 */
public final class FirstLook implements LookAhead {

  private static final int NAMED = 5;

  private final SalesforceConfig config;
  private final RestApi rest;
  private final Books books;

  public FirstLook(SalesforceConfig config, RestApi rest) {
    this.config = config;
    this.rest = rest;
    this.books = new Books(config, rest);
  }

  @Override
  public OrgShape shape() {
    return Describe.shape(rest, config);
  }

  @Override
  public List<Row> of(List<Plan> plans) {
    var rows = new ArrayList<Row>();
    priceBooks(plans, rows);
    products(plans, rows);
    companies(plans, rows);
    return List.copyOf(rows);
  }

  /** The connection's own is tested by itself. */
  private void priceBooks(List<Plan> plans, List<Row> rows) {
    var named = plans.stream().map(plan -> plan.catalogue().priceBook()).distinct().toList();
    for (String name : named) {
      try {
        if (!name.isBlank()) {
          books.of(Applied.NOTHING, name);
          rows.add(Row.ok("Price book " + name, "It is there and active."));
        }
      } catch (FailedCall e) {
        rows.add(Row.failed("Price book " + name, e.failure()));
      }
    }
  }

  private void products(List<Plan> plans, List<Row> rows) {
    var sold = new TreeMap<String, Plan.Product>();
    for (Plan plan : plans) {
      plan.lines().stream()
          .map(Plan.Line::product)
          .filter(product -> !product.fee())
          .forEach(product -> sold.putIfAbsent(fold(product.sku()), product));
    }
    if (sold.isEmpty()) {
      return;
    }
    var names = new LinkedHashMap<String, Set<String>>();
    var goods = held(sold.values(), names);
    int known = 0;
    int adopted = 0;
    var several = new ArrayList<String>();
    var doubled = new ArrayList<String>();
    for (Plan.Product product : sold.values()) {
      var found = Goods.find(goods, product);
      var namesakes = names.getOrDefault(fold(product.name()), Set.of());
      if (found.size() > 1) {
        several.add(product.sku() + " (" + some(found.stream().map(Goods::id).toList()) + ")");
      } else if (found.isEmpty() && !namesakes.isEmpty()) {
        doubled.add(product.sku() + " (" + some(List.copyOf(namesakes)) + ")");
      } else if (!found.isEmpty()) {
        known += found.getFirst().older() ? 0 : 1;
        adopted += found.getFirst().older() ? 1 : 0;
      }
    }
    int made = sold.size() - known - adopted - several.size();
    rows.add(told(sold.size(), known, adopted, made, several, doubled));
  }

  private static Row told(
      int sold, int known, int adopted, int made, List<String> several, List<String> doubled) {
    String counted =
        ("Of %d SKUs in the shop's newest orders, %d have Crossdock's key in Salesforce, %d are"
                + " adopted by their Product Code, %d are not there yet.")
            .formatted(sold, known, adopted, made);
    if (several.isEmpty() && doubled.isEmpty()) {
      return Row.ok("Products", counted);
    }
    String codes =
        several.isEmpty() ? "" : " Several products have the Product Code " + some(several) + ".";
    String same =
        doubled.isEmpty()
            ? ""
            : " Not found by code, though a product of that name is there: " + some(doubled) + ".";
    return Row.warning(
        "Products",
        counted + codes + same,
        "Before the first send, a Salesforce administrator gives each SKU to one product as its"
            + " Product Code; of several, \"Several products with that code\" decides (Salesforce >"
            + " Orders > Advanced).");
  }

  /**
   * @param names filled with the ids of products by folded name
   */
  private List<Goods> held(Collection<Plan.Product> sold, Map<String, Set<String>> names) {
    var goods = new LinkedHashMap<String, Goods>();
    for (var records : rest.query(Soql.split(List.copyOf(sold), FirstLook::query))) {
      records.forEach(record -> {
        Goods one = Goods.of(record, List.of());
        goods.put(one.id(), one);
        names
            .computeIfAbsent(fold(Json.string(record, "Name")), n -> new LinkedHashSet<>())
            .add(one.id());
      });
    }
    return List.copyOf(goods.values());
  }

  private static String query(List<Plan.Product> products) {
    var skus = products.stream().map(Plan.Product::sku).toList();
    var keys = products.stream().filter(Plan.Product::keyed).map(Plan.Product::key).toList();
    return "SELECT Id, Name, Magento_Sku__c, Magento_Id__c, ProductCode, IsActive, CreatedDate,"
        + " LastModifiedDate FROM Product2 WHERE Magento_Sku__c IN "
        + Soql.in(skus)
        + " OR ProductCode IN "
        + Soql.in(skus)
        + " OR Name IN "
        + Soql.in(products.stream().map(Plan.Product::name).toList())
        + (keys.isEmpty() ? "" : " OR Magento_Id__c IN " + Soql.in(keys));
  }

  private void companies(List<Plan> plans, List<Row> rows) {
    var wanted = new TreeMap<String, String>();
    for (Plan plan : plans) {
      if (plan.customer().account() instanceof Plan.Account.Company company) {
        String name = String.valueOf(company.fields().get("Name"));
        wanted.putIfAbsent(fold(name), name);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    var held = new TreeMap<String, List<String>>();
    for (var records :
        rest.query(
            Soql.split(
                List.copyOf(wanted.values()),
                part -> "SELECT Id, Name FROM Account WHERE Name IN " + Soql.in(part)))) {
      records.forEach(record ->
          held.computeIfAbsent(fold(Json.string(record, "Name")), n -> new ArrayList<>())
              .add(Json.string(record, "Id")));
    }
    var several =
        held.entrySet().stream()
            .filter(e -> e.getValue().size() > 1)
            .map(e -> wanted.getOrDefault(e.getKey(), e.getKey()) + " (" + some(e.getValue()) + ")")
            .toList();
    String counted =
        "Of %d companies in the shop's newest orders, %d are accounts in Salesforce, %d are not there yet."
            .formatted(wanted.size(), held.size() - several.size(), wanted.size() - held.size());
    rows.add(
        several.isEmpty()
            ? Row.ok("Accounts", counted)
            : Row.warning(
                "Accounts",
                counted + " Several accounts have the name " + some(several) + ".",
                "A Salesforce administrator merges or renames them; until then their orders stop"
                    + " and ask."));
  }

  private static String some(List<String> all) {
    String first = all.stream().limit(NAMED).collect(Collectors.joining(", "));
    return all.size() > NAMED ? first + " and " + (all.size() - NAMED) + " more" : first;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
