package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Plan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Products and their entries in the price book orders use; makes missing ones. Thread-safe. */
final class Catalogue {

  private final SalesforceConfig config;
  private final RestApi rest;
  private final Graphs graphs;
  private final Map<Wanted, String> known = new ConcurrentHashMap<>();
  private volatile @Nullable Books books;

  Catalogue(SalesforceConfig config, RestApi rest, Graphs graphs) {
    this.config = config;
    this.rest = rest;
    this.graphs = graphs;
  }

  /** Ids of the standard price book and of the one orders use; the same where there is one only. */
  record Books(String standard, String used) {}

  /**
   * An entry looked for.
   *
   * @param sku folded: Salesforce's text keys ignore case
   * @param currency empty in an org with a single currency
   */
  private record Wanted(String sku, String currency) {}

  /** The entries a batch needs, or why one cannot be had. */
  record Found(Map<String, String> entries, Optional<Failure> failure) {}

  Books books() {
    Books read = books;
    if (read == null) {
      read = readBooks();
      books = read;
    }
    return read;
  }

  private Books readBooks() {
    String soql =
        "SELECT Id, Name, IsStandard FROM Pricebook2 WHERE IsStandard = true OR Name = "
            + Soql.quote(config.priceBook());
    var found = rest.query(List.of(soql)).getFirst();
    String standard =
        found.stream()
            .filter(book -> book.path("IsStandard").asBoolean(false))
            .map(book -> Json.string(book, "Id"))
            .findFirst()
            .orElseThrow(() -> new FailedCall(noPriceBook()));
    String used =
        found.stream()
            .filter(book -> Json.string(book, "Name").equalsIgnoreCase(config.priceBook()))
            .map(book -> Json.string(book, "Id"))
            .findFirst()
            .orElse(standard);
    return new Books(standard, used);
  }

  private static Failure noPriceBook() {
    return Failure.of(
        Category.MISCONFIGURED,
        "no-price-book",
        "Crossdock's user sees no standard price book in the org.",
        "A Salesforce administrator gives it access to Products and Price Books.");
  }

  /** Looks up, then makes, what is not known yet; failures by folded SKU and currency. */
  Map<String, Failure> provide(Collection<Plan> plans, boolean multiCurrency) {
    var missing = unknown(plans, multiCurrency);
    if (missing.isEmpty()) {
      return Map.of();
    }
    var standard = new LinkedHashSet<Wanted>();
    var failures = new HashMap<String, Failure>(lookUp(missing, standard));
    missing.keySet().removeIf(w -> known.containsKey(w) || failures.containsKey(name(w)));
    if (!missing.isEmpty()) {
      failures.putAll(create(missing, standard));
    }
    return failures;
  }

  /** What is known for one plan after {@link #provide}. */
  Found find(Plan plan, boolean multiCurrency, Map<String, Failure> failures) {
    var entries = new LinkedHashMap<String, String>();
    for (Plan.Line line : plan.lines()) {
      Wanted wanted = wanted(line, plan, multiCurrency);
      String entry = known.get(wanted);
      if (entry == null) {
        return new Found(Map.of(), Optional.of(failures.getOrDefault(name(wanted), gone())));
      }
      entries.put(line.product().sku(), entry);
    }
    return new Found(entries, Optional.empty());
  }

  /** After a failure the entries are looked up anew. */
  void forget(Plan plan) {
    plan.lines().forEach(line -> known.keySet().removeIf(w -> w.sku().equals(sku(line))));
  }

  private static Failure gone() {
    return Failure.of(
        Category.TRANSIENT, "entry-gone", "A price book entry vanished.", "It is looked up again.");
  }

  private Map<Wanted, Plan.Line> unknown(Collection<Plan> plans, boolean multiCurrency) {
    var unknown = new LinkedHashMap<Wanted, Plan.Line>();
    for (Plan plan : plans) {
      for (Plan.Line line : plan.lines()) {
        Wanted wanted = wanted(line, plan, multiCurrency);
        if (!known.containsKey(wanted)) {
          unknown.putIfAbsent(wanted, line);
        }
      }
    }
    return unknown;
  }

  private Map<String, Failure> lookUp(Map<Wanted, Plan.Line> missing, Collection<Wanted> standard) {
    boolean multi = missing.keySet().stream().anyMatch(w -> !w.currency().isEmpty());
    var skus = missing.values().stream().map(l -> l.product().sku()).distinct().toList();
    var failures = new HashMap<String, Failure>();
    for (var records : rest.query(Soql.split(skus, part -> query(part, multi)))) {
      for (JsonNode entry : records) {
        take(entry, standard, failures);
      }
    }
    return failures;
  }

  private void take(JsonNode entry, Collection<Wanted> standard, Map<String, Failure> failures) {
    String sku = Json.string(entry.path("Product2"), Fields.SKU);
    var wanted = new Wanted(fold(sku), Json.string(entry, "CurrencyIsoCode"));
    String book = Json.string(entry, "Pricebook2Id");
    if (book.equals(books().standard())) {
      standard.add(wanted);
    }
    if (!book.equals(books().used())) {
      return;
    }
    if (entry.path("IsActive").asBoolean(true)) {
      known.put(wanted, Json.string(entry, "Id"));
    } else {
      failures.put(
          name(wanted),
          Failure.of(
              Category.MISCONFIGURED,
              "entry-inactive",
              "The price of product " + sku + " is not active in the price book.",
              "A Salesforce administrator activates that price, then press \"Salesforce Sync\"."));
    }
  }

  private String query(List<String> skus, boolean multi) {
    return "SELECT Id, Pricebook2Id, IsActive, Product2.Magento_Sku__c"
        + (multi ? ", CurrencyIsoCode" : "")
        + " FROM PricebookEntry WHERE Pricebook2Id IN "
        + Soql.in(new LinkedHashSet<>(List.of(books().standard(), books().used())))
        + " AND Product2.Magento_Sku__c IN "
        + Soql.in(skus);
  }

  private Map<String, Failure> create(Map<Wanted, Plan.Line> missing, Collection<Wanted> standard) {
    var failures = new HashMap<String, Failure>();
    var all = List.copyOf(missing.keySet());
    for (int from = 0; from < all.size(); from += Graphs.GRAPHS) {
      var part = all.subList(from, Math.min(all.size(), from + Graphs.GRAPHS));
      var requests = new ArrayList<Graph>();
      for (Wanted wanted : part) {
        var nodes = nodes(missing.get(wanted), wanted, standard.contains(wanted));
        requests.add(new Graph("p" + requests.size(), nodes));
      }
      var answers = graphs.send(requests);
      for (int i = 0; i < part.size(); i++) {
        settle(part.get(i), answers.get("p" + i), failures);
      }
    }
    adoptOthers(missing, failures);
    return failures;
  }

  private void settle(Wanted wanted, @Nullable GraphAnswer answer, Map<String, Failure> failures) {
    Optional<String> entry = answer == null ? Optional.empty() : answer.id("entry");
    if (answer != null && answer.ok() && entry.isPresent()) {
      known.put(wanted, entry.get());
    } else {
      failures.put(name(wanted), answer == null ? gone() : answer.failure());
    }
  }

  /** Someone else may have made them at the same moment: then theirs are as good. */
  private void adoptOthers(Map<Wanted, Plan.Line> missing, Map<String, Failure> failures) {
    var doubled =
        missing.entrySet().stream()
            .filter(e -> alreadyThere(failures.get(name(e.getKey()))))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    if (!doubled.isEmpty()) {
      lookUp(doubled, new LinkedHashSet<>());
    }
  }

  private static boolean alreadyThere(@Nullable Failure failure) {
    return failure != null
        && (failure.code().startsWith("DUPLICATE")
            || failure.message().contains("This price definition already exists"));
  }

  /** Its own price stands on each line, so the entry's is only a first guess. */
  private List<Node> nodes(Plan.@Nullable Line line, Wanted wanted, boolean hasStandard) {
    if (line == null) {
      throw new IllegalStateException("no line for " + wanted);
    }
    String base = rest.base() + "/sobjects/";
    var product = line.product();
    String url = base + "Product2/" + Fields.SKU + "/" + Soql.segment(product.sku());
    var nodes = new ArrayList<Node>();
    Map<String, Object> fields =
        Map.of("Name", product.name(), "ProductCode", product.sku(), "IsActive", true);
    nodes.add(new Node(0, "PATCH", url, "product", fields));
    boolean oneBook = books().used().equals(books().standard());
    String productId = "@{product.id}";
    if (!hasStandard && !oneBook) {
      nodes.add(entry("standard", books().standard(), productId, line, wanted));
      String placed = base + "PricebookEntry/@{standard.id}?fields=Id,Product2Id";
      nodes.add(new Node(0, "GET", placed, "placed", Map.of()));
      productId = "@{placed.Product2Id}";
    }
    nodes.add(entry("entry", books().used(), productId, line, wanted));
    return nodes;
  }

  private Node entry(String ref, String book, String product, Plan.Line line, Wanted wanted) {
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
    return new Node(0, "POST", rest.base() + "/sobjects/PricebookEntry", ref, fields);
  }

  private static Wanted wanted(Plan.Line line, Plan plan, boolean multiCurrency) {
    return new Wanted(sku(line), multiCurrency ? plan.currency() : "");
  }

  private static String sku(Plan.Line line) {
    return fold(line.product().sku());
  }

  private static String name(Wanted wanted) {
    return wanted.sku() + " " + wanted.currency();
  }

  private static String fold(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
