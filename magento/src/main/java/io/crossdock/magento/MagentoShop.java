package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Store;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.settings.ConnectionCheck;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.StoreLocales;
import io.crossdock.core.port.shop.WantedDocuments;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.magento.list.DocumentLists;
import io.crossdock.magento.list.OrderList;
import io.crossdock.magento.list.OrderList.Parsers;
import io.crossdock.magento.list.ProductOptions;
import io.crossdock.magento.list.Question;
import io.crossdock.magento.order.OptionLabels;
import io.crossdock.magento.order.OrderParser;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.ShopClock;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Magento 2 shop over REST. */
public final class MagentoShop
    implements OrderSource, ConnectionCheck, Websites, CustomerGroups, StoreLocales {

  private static final int LOAD = 100;

  /** Beyond what the shop's database can compare. */
  private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

  private final MagentoConfig config;
  private final RestApi api;
  private final Stores stores;
  private final Groups groups;
  private final OrderList list;
  private final Parsers parsers;
  private final OrderParser labelling;
  private final DocumentLists documents;
  private final WantedDocuments wanted;

  private MagentoShop(
      MagentoConfig config, RestApi api, WantedDocuments wanted, InstantSource clock) {
    this.wanted = wanted;
    this.documents = new DocumentLists(api, clock);
    this.config = config;
    this.api = api;
    this.stores = new Stores(api, clock, config.timeZone());
    this.groups = new Groups(api, clock);
    var options = new ProductOptions(api, clock);
    this.list = new OrderList(api, clock);
    var parser = new OrderParser(config.connection(), stores::seen, OptionLabels.PLAIN);
    this.labelling =
        parser.sending(
            stores::get,
            new OptionLabels(options::titles, options::refused),
            key -> api.get(RestApi.ORDERS + "/" + key.entityId()));
    this.parsers = new Parsers(parser, labelling);
  }

  /** Reads orders without their documents. Makes no request yet. */
  public static MagentoShop connect(MagentoConfig config, InstantSource clock) {
    return connect(config, WantedDocuments.NONE, clock);
  }

  /** Makes no request yet. */
  public static MagentoShop connect(
      MagentoConfig config, WantedDocuments wanted, InstantSource clock) {
    return new MagentoShop(config, new RestApi(config, clock), wanted, clock);
  }

  @Override
  public Page load(Collection<OrderKey> keys) {
    return load(keys, Set.of());
  }

  @Override
  public Page load(Collection<OrderKey> keys, Set<OrderKey> hearsay) {
    Set<Long> doubted = hearsay.stream().map(OrderKey::entityId).collect(Collectors.toSet());
    var orders = new ArrayList<Order>();
    var unreadable = new HashMap<OrderKey, Unreadable>();
    var ids = new ArrayList<Long>();
    for (OrderKey key : keys) {
      if (key.connection().equals(config.connection())) {
        ids.add(key.entityId());
      } else {
        unreadable.put(key, anothers(key));
      }
    }
    Duration spent = Duration.ZERO;
    int step = list.pageSize(LOAD);
    for (int from = 0; from < ids.size(); from += step) {
      Page page =
          list.ids(ids.subList(from, Math.min(ids.size(), from + step)), doubted, labelling);
      orders.addAll(page.orders());
      unreadable.putAll(page.unreadable());
      spent = spent.plus(page.spent());
    }
    return completed(new Page(List.copyOf(orders), Map.copyOf(unreadable), false, spent));
  }

  @Override
  public Page completed(Page listed) {
    return documents.with(listed, wanted::of);
  }

  private Unreadable anothers(OrderKey key) {
    return new Unreadable(
        Long.toString(key.entityId()),
        Optional.empty(),
        Failure.of(
            Category.REJECTED,
            "another-connection",
            "The order belongs to the connection \"%s\"; this is \"%s\"."
                .formatted(key.connection(), config.connection()),
            "Whoever runs Crossdock: it is sent where CROSSDOCK_CONNECTION is \"%s\"."
                .formatted(key.connection())));
  }

  @Override
  public Page changed(
      Instant from, Instant until, List<? extends LeftOut> leftOut, int page, int size) {
    var question = Question.where("updated_at", "gteq", Values.filter(from));
    if (until.isBefore(FAR)) {
      question = question.and("updated_at", "lteq", Values.filter(until));
    }
    for (LeftOut some : leftOut) {
      question = question.but(some);
    }
    return list.page(question.sorted("updated_at ASC", "entity_id ASC"), parsers, page, size);
  }

  /**
   * Whole orders, without a {@code fields=} projection: that would save the shop no time (measured
   * on 2.4.7), and a list of fields would be blind to what modules add. With their documents, whose
   * tracks and states change behind {@code updated_at} too.
   */
  @Override
  public Page placed(Period period, int page, int size) {
    Question question = placed(period).sorted("created_at DESC", "entity_id DESC");
    return documents.with(list.page(question, parsers, page, size), wanted::known);
  }

  @Override
  public long count(Period period, Set<String> statuses) {
    Question question = placed(period);
    return list.count(
        statuses.isEmpty()
            ? question
            : question.and("status", "in", String.join(",", new TreeSet<>(statuses))));
  }

  private static Question placed(Period period) {
    Question question = Question.where("created_at", "gteq", Values.filter(period.from()));
    if (period.before().isBefore(FAR)) {
      question = question.and("created_at", "lt", Values.filter(period.before()));
    }
    if (period.openOnly()) {
      // SQL's "not in" does not hold for null.
      question = question.and("state", "nin", "complete,closed,canceled").or("state", "null", "1");
    }
    return question;
  }

  @Override
  public List<Order> byIncrementId(String incrementId) {
    return list.page(
            Question.where("increment_id", "eq", incrementId).sorted("entity_id ASC"),
            labelling,
            1,
            LOAD)
        .orders();
  }

  @Override
  public Instant now() {
    ShopClock shop = api.shopClock();
    return shop.last()
        .or(() -> {
          api.get(RestApi.ORDERS, RestApi.SMALLEST);
          return shop.last();
        })
        .or(shop::estimate)
        .orElseThrow(() ->
            new FailedCall(
                Failure.of(
                    Category.MISCONFIGURED,
                    "shop-no-date",
                    "The shop's answers carry no Date header, so its clock can't be read.",
                    "Whoever runs the proxy in front of the shop: let the Date header through.")));
  }

  @Override
  public Instant clock() {
    return api.shopClock().now().orElseGet(this::now);
  }

  @Override
  public List<Website> websites() {
    try {
      return stores.readNow().stream()
          .collect(Collectors.groupingBy(Store::websiteId, TreeMap::new, Collectors.toList()))
          .entrySet()
          .stream()
          .map(entry ->
              new Website(
                  entry.getKey(),
                  stores.websiteName(entry.getValue().getFirst()),
                  entry.getValue().stream().map(Store::name).toList()))
          .toList();
    } catch (FailedCall e) {
      return List.of();
    }
  }

  @Override
  public Told groups() {
    return groups.groups();
  }

  @Override
  public Map<Integer, Locale> locales() {
    return stores.locales();
  }

  @Override
  public List<Row> check() {
    return new ShopCheck(config, api, stores).rows();
  }
}
