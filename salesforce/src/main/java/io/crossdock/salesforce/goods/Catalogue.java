package io.crossdock.salesforce.goods;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.plan.Plan;
import io.crossdock.salesforce.graph.Graph;
import io.crossdock.salesforce.graph.GraphAnswer;
import io.crossdock.salesforce.graph.Graphs;
import io.crossdock.salesforce.rest.Inquiry;
import io.crossdock.salesforce.rest.Limits;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.rest.Soql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Products and their entries in the price books orders use; makes missing ones. Thread-safe. */
public final class Catalogue implements Prices {

  private final RestApi rest;
  private final Graphs graphs;
  private final Books books;
  private final Map<Wanted, Known> known = new ConcurrentHashMap<>();

  public Catalogue(SalesforceConfig config, RestApi rest, Graphs graphs) {
    this.rest = rest;
    this.graphs = graphs;
    this.books = new Books(config, rest);
  }

  /**
   * @param asOf the product's SKU is not older than this
   */
  private record Known(String entry, String sku, Instant asOf) {}

  /** A line that needs an entry, and the first order it stands on. */
  private record Need(Plan plan, Plan.Line line) {}

  public Books books() {
    return books;
  }

  /** Looks up, but makes nothing: the entries of products still missing are empty texts. */
  public Prices lookedUp() {
    return new Prices() {
      @Override
      public Supplier<Map<Wanted, Failure>> provide(
          Collection<Sale> sales, boolean multiCurrency, Inquiry inquiry) {
        var needs = needs(sales, multiCurrency);
        var goods = ask(needs, inquiry);
        return () -> open(needs, goods).failures();
      }

      @Override
      public Found find(Sale sale, boolean multiCurrency, Map<Wanted, Failure> failures) {
        return Catalogue.this.find(sale, multiCurrency, failures, true);
      }
    };
  }

  /** Looks up, then makes, what is not known yet. */
  @Override
  public Supplier<Map<Wanted, Failure>> provide(
      Collection<Sale> sales, boolean multiCurrency, Inquiry inquiry) {
    var needs = needs(sales, multiCurrency);
    var goods = ask(needs, inquiry);
    return () -> {
      Open open = open(needs, goods);
      make(open);
      return open.failures();
    };
  }

  @Override
  public Found find(Sale sale, boolean multiCurrency, Map<Wanted, Failure> failures) {
    return find(sale, multiCurrency, failures, false);
  }

  private Found find(
      Sale sale, boolean multiCurrency, Map<Wanted, Failure> failures, boolean missingAllowed) {
    String book;
    try {
      book = books.of(sale.applied(), sale.plan().catalogue().priceBook());
    } catch (FailedCall e) {
      return Found.not(e.failure());
    }
    var entries = new LinkedHashMap<String, String>();
    for (Plan.Line line : sale.plan().lines()) {
      Wanted wanted = wanted(line, sale.plan(), book, multiCurrency);
      Known found = known.get(wanted);
      if (found == null) {
        found = ofTheSameSku(line, sale.plan(), book, multiCurrency);
      }
      if (found == null && (!missingAllowed || failures.containsKey(wanted))) {
        return Found.not(failures.getOrDefault(wanted, gone()));
      }
      entries.put(line.product().identity(), found == null ? "" : found.entry());
    }
    return new Found(book, entries, Optional.empty());
  }

  /**
   * Of a product that another line of the order sells under the same SKU and another of Magento's
   * ids, as it was made anew meanwhile: within one order one SKU is one product.
   */
  private @Nullable Known ofTheSameSku(
      Plan.Line line, Plan plan, String book, boolean multiCurrency) {
    String sku = line.product().sku();
    return plan.lines().stream()
        .filter(other -> other.product().sku().equalsIgnoreCase(sku))
        .flatMap(other -> Stream.ofNullable(known.get(wanted(other, plan, book, multiCurrency))))
        .filter(other -> other.sku().equalsIgnoreCase(sku))
        .findFirst()
        .orElse(null);
  }

  /** After a failure the entries are looked up anew. */
  public void forget(Plan plan) {
    plan.lines()
        .forEach(
            line -> known.keySet().removeIf(w -> w.product().equals(line.product().identity())));
  }

  private static Failure gone() {
    return Failure.of(
        Category.TRANSIENT, "entry-gone", "A price book entry vanished.", "It is looked up again.");
  }

  /** A price book that cannot be had is told by {@link #find}. */
  private Map<Wanted, Need> needs(Collection<Sale> sales, boolean multiCurrency) {
    var needs = new LinkedHashMap<Wanted, Need>();
    for (Sale sale : sales) {
      try {
        String book = books.of(sale.applied(), sale.plan().catalogue().priceBook());
        for (Plan.Line line : sale.plan().lines()) {
          Wanted wanted = wanted(line, sale.plan(), book, multiCurrency);
          if (!current(known.get(wanted), line, sale.plan())) {
            needs.merge(wanted, new Need(sale.plan(), line), Catalogue::rather);
          }
        }
      } catch (FailedCall e) {
        if (!Books.notUsable(e.failure())) {
          throw e;
        }
      }
    }
    return needs;
  }

  /** One whose website lets products be made, else the newest: it knows the product best. */
  private static Need rather(Need one, Need other) {
    boolean may = one.plan().catalogue().create();
    boolean otherMay = other.plan().catalogue().create();
    boolean newer = other.plan().customer().asOf().isAfter(one.plan().customer().asOf());
    return (may == otherMay ? newer : otherMay) ? other : one;
  }

  private static boolean current(@Nullable Known known, Plan.Line line, Plan plan) {
    return known != null
        && (!line.product().keyed()
            || known.sku().equalsIgnoreCase(line.product().sku())
            || !plan.customer().asOf().isAfter(known.asOf()));
  }

  /** Fills what it returns when the inquiry is sent. */
  private List<Goods> ask(Map<Wanted, Need> needs, Inquiry inquiry) {
    var goods = new ArrayList<Goods>();
    boolean multi = needs.keySet().stream().anyMatch(w -> !w.currency().isEmpty());
    var used = new LinkedHashSet<String>();
    needs.keySet().forEach(wanted -> used.add(wanted.book()));
    if (!used.isEmpty()) {
      used.add(books.standard());
    }
    var products = needs.values().stream().map(n -> n.line().product()).distinct().toList();
    inquiry.ask(
        Soql.split(products, part -> query(part, used, multi)),
        records -> records.forEach(r -> goods.add(Goods.of(r, entries(r)))));
    return goods;
  }

  private List<JsonNode> entries(JsonNode product) {
    return rest.records(product.path("PricebookEntries"));
  }

  private static String query(List<Plan.Product> products, Collection<String> used, boolean multi) {
    var skus = new LinkedHashSet<String>();
    var keys = new LinkedHashSet<String>();
    for (Plan.Product product : products) {
      skus.add(product.sku());
      if (product.keyed()) {
        keys.add(product.key());
      }
    }
    return "SELECT Id, Magento_Sku__c, ProductCode, IsActive, CreatedDate, LastModifiedDate"
        + (keys.isEmpty() ? "" : ", Magento_Id__c")
        + ", (SELECT Id, Pricebook2Id, IsActive"
        + (multi ? ", CurrencyIsoCode" : "")
        + " FROM PricebookEntries WHERE Pricebook2Id IN "
        + Soql.in(used)
        + ") FROM Product2 WHERE Magento_Sku__c IN "
        + Soql.in(skus)
        + " OR ProductCode IN "
        + Soql.in(skus)
        + (keys.isEmpty() ? "" : " OR Magento_Id__c IN " + Soql.in(keys));
  }

  /** What is still to be made, and what can't be. */
  private record Open(Map<Wanted, Pricing> toMake, Map<Wanted, Failure> failures) {}

  private Open open(Map<Wanted, Need> needs, List<Goods> goods) {
    var open = new Open(new LinkedHashMap<>(), new HashMap<>());
    needs.forEach((wanted, need) -> {
      var held = Goods.find(goods, need.line().product());
      var pricing = new Pricing(need.plan(), need.line(), wanted, books.standard(), held);
      if (pricing.failure().isPresent()) {
        open.failures().put(wanted, pricing.failure().get());
      } else if (pricing.nodes("").isEmpty()) {
        learn(pricing, pricing.entryId().orElse(""));
      } else {
        open.toMake().put(wanted, pricing);
      }
    });
    return open;
  }

  private void learn(Pricing pricing, String entry) {
    Instant asOf = pricing.plan().customer().asOf();
    Instant changed = pricing.goods().map(Goods::changed).orElse(asOf);
    known.put(
        pricing.wanted(), new Known(entry, pricing.sku(), asOf.isAfter(changed) ? asOf : changed));
  }

  private void make(Open open) {
    send(open);
    adoptOthers(open);
  }

  private void send(Open open) {
    var all = List.copyOf(open.toMake().values());
    for (int from = 0; from < all.size(); from += Limits.GRAPHS) {
      var part = all.subList(from, Math.min(all.size(), from + Limits.GRAPHS));
      var requests = new ArrayList<Graph>();
      part.forEach(p -> requests.add(new Graph("p" + requests.size(), p.nodes(rest.base()))));
      var answers = graphs.send(requests);
      for (int i = 0; i < part.size(); i++) {
        settle(part.get(i), answers.get("p" + i), open.failures());
      }
    }
  }

  private void settle(
      Pricing pricing, @Nullable GraphAnswer answer, Map<Wanted, Failure> failures) {
    var entry = answer == null ? pricing.entryId() : answer.id("entry").or(pricing::entryId);
    if (answer != null && answer.ok() && entry.isPresent()) {
      learn(pricing, entry.get());
    } else {
      failures.put(
          pricing.wanted(), answer == null ? gone() : answer.failure(pricing.nodes(rest.base())));
    }
  }

  /**
   * Someone else may have made them at the same moment, this batch too, for another price book or
   * currency: then theirs are as good, and what they lack is made.
   */
  private void adoptOthers(Open open) {
    var doubled = new LinkedHashMap<Wanted, Need>();
    var told = new HashMap<Wanted, Failure>();
    open.toMake()
        .forEach((wanted, pricing) -> {
          Failure failure = open.failures().get(wanted);
          if (alreadyThere(failure)) {
            doubled.put(wanted, new Need(pricing.plan(), pricing.line()));
            told.put(wanted, failure);
          }
        });
    if (doubled.isEmpty()) {
      return;
    }
    var again = new Inquiry();
    var goods = ask(doubled, again);
    again.send(rest);
    open.failures().keySet().removeAll(doubled.keySet());
    Open left = open(doubled, goods);
    left.toMake()
        .forEach((wanted, pricing) -> {
          if (pricing.goods().isEmpty()) {
            left.failures().put(wanted, pricing.hidden(told.getOrDefault(wanted, gone())));
          }
        });
    left.toMake().keySet().removeAll(left.failures().keySet());
    send(left);
    left.toMake()
        .forEach((wanted, pricing) ->
            left.failures()
                .computeIfPresent(
                    wanted,
                    (w, failure) -> alreadyThere(failure) ? pricing.hidden(failure) : failure));
    open.failures().putAll(left.failures());
  }

  private static boolean alreadyThere(@Nullable Failure failure) {
    return failure != null
        && (failure.code().startsWith("DUPLICATE")
            || failure.message().contains("This price definition already exists"));
  }

  private static Wanted wanted(Plan.Line line, Plan plan, String book, boolean multiCurrency) {
    return new Wanted(line.product().identity(), multiCurrency ? plan.currency() : "", book);
  }
}
