package io.crossdock.app;

import io.crossdock.core.engine.Adopter;
import io.crossdock.core.engine.Budget;
import io.crossdock.core.engine.Engine;
import io.crossdock.core.engine.EngineParts;
import io.crossdock.core.engine.OrderBindings;
import io.crossdock.core.guard.GuardedAdoption;
import io.crossdock.core.guard.GuardedBindings;
import io.crossdock.core.guard.GuardedOrg;
import io.crossdock.core.guard.GuardedShop;
import io.crossdock.core.guard.SameSystem;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.planning.SyncPlanning;
import io.crossdock.core.planning.UnlessDisputed;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.port.Connections;
import io.crossdock.core.port.Connections.Phase;
import io.crossdock.core.port.Gates.Remote;
import io.crossdock.core.port.KnownWebsites;
import io.crossdock.core.port.Mappings;
import io.crossdock.core.port.NewestOrders;
import io.crossdock.core.port.OrderSource;
import io.crossdock.core.port.Org;
import io.crossdock.core.port.OrgAdoption;
import io.crossdock.core.port.Pins;
import io.crossdock.core.port.Settings;
import io.crossdock.core.port.ShopModule;
import io.crossdock.core.port.SyncAnyway;
import io.crossdock.core.port.Websites;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.core.watch.AlarmRules;
import io.crossdock.core.watch.AlarmWatch;
import io.crossdock.core.watch.Auditor;
import io.crossdock.core.watch.OrderPreviews;
import io.crossdock.core.watch.OrgOrders;
import io.crossdock.magento.MagentoShop;
import io.crossdock.mapping.Jsonata;
import io.crossdock.mapping.MappingFile;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.store.Store;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.web.WebConfig;
import io.crossdock.web.WebConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together. */
final class Wiring {

  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  private Wiring() {}

  static Running start(
      ServeSettings settings,
      long revision,
      Store opened,
      SecretKeys keys,
      Connections connections,
      InstantSource clock) {
    Store store = opened.with(settings.connection());
    if (settings.restored().filter(store::restored).isPresent()) {
      log.warn("restored from a backup: each order is read from the org before its next write");
    }
    Instant startDate = startDate(settings, store, clock);
    MagentoShop reached = MagentoShop.connect(Systems.shop(settings), clock);
    String instance = UUID.randomUUID().toString();
    SalesforceOrg salesforce =
        SalesforceOrg.connect(
            Systems.org(settings),
            store.customerLinks(),
            store.personClaims(instance),
            store.pins(),
            store.orgChanges(),
            clock);
    String address = Systems.identity(settings.shop().url());
    OrderSource shop = new GuardedShop(reached, same(Remote.SHOP, store, settings, () -> address));
    SameSystem sameOrg = same(Remote.ORG, store, settings, salesforce::identity);
    Org org = new GuardedOrg(salesforce, sameOrg);
    WorkQueue queue = store.workQueue();
    var expressions = new Jsonata();
    Mappings mappings = store.mappings(settings.connection(), expressions, clock);
    Settings options = store.settings(settings.connection(), startDate, clock);
    Pins pins = store.pins();
    SyncAnyway wishes = store.syncAnyway();
    Predicate<OrderKey> anyway = key -> wishes.find(key).isPresent();
    Planning plain =
        new SyncPlanning(
            options::effective,
            mappings::effective,
            anyway,
            org::shape,
            org::recentShape,
            expressions);
    Planning planning = new UnlessDisputed(plain, store.adoptions()::disputed, anyway);
    ShopModule module = store.shopModule(settings.connection(), keys);
    var budget = new Budget(salesforce, store.callLedger(), () -> budget(options), clock);
    var engine =
        new Engine(
            new EngineParts(
                instance,
                queue,
                shop,
                org,
                planning,
                store.cursors(),
                store.gates(),
                store.backfills(),
                budget,
                store.readings(),
                () -> module.known().notices(),
                clock,
                RandomGenerator.getDefault(),
                startDate));
    OrgAdoption adoption = new GuardedAdoption(salesforce.adoption(), sameOrg);
    var web =
        new WebConfig(
            settings.connection(),
            settings.signIn(),
            settings.apiToken(),
            settings.webhookSecret(),
            org::link,
            settings.shop().admin().map(URI::toString),
            settings.front());
    var console =
        Console.start(
            settings.listen(),
            settings.port(),
            settings.data().resolve("sessions"),
            WebConfiguration.properties(web),
            store.orderViews(),
            store.orderFeed(settings.connection()),
            store.operationViews(),
            store.queueView(),
            store.dashboardView(),
            store.journal(),
            store.backlog(),
            store.alarms(),
            store.operations(),
            queue,
            options,
            wishes,
            store.gates(),
            mappings,
            expressions,
            MappingFile.files(),
            store.appliedOrders(),
            store.personalData(),
            reached,
            pins,
            new OrderPreviews(shop, planning, org, store.appliedOrders()),
            new OrderBindings(
                shop, plain, new GuardedBindings(salesforce, sameOrg), queue, store.orderRecords()),
            store.orderRecords(),
            new AskedOrg(org),
            store.audits(),
            store.adoptions(),
            adoption,
            store.dataSource(),
            store.backfills(),
            store.users(),
            store.apiTokens(),
            module,
            store.savedViews(),
            store.knownSystems(),
            store.signInTries(),
            store.auditLog(),
            store.sessions(),
            connections,
            newest(shop, clock),
            clock,
            web);
    var recurring =
        new RecurringWork(
            store.dataSource(),
            engine,
            audits(settings, store, shop, salesforce, planning, clock),
            alarms(settings, store, budget, options, clock),
            new RecurringWork.Upkeep(
                () -> meet(reached, store.knownWebsites(settings.connection()), clock),
                () -> store.forget(settings.retention()),
                () -> goOn(options)));
    var adopter =
        new Adopter(
            new Adopter.Parts(
                instance,
                store.adoptions(),
                shop,
                adoption,
                plain,
                store.appliedOrders(),
                budget,
                clock));
    var running =
        new Running(
            settings.phase(),
            revision,
            new Running.Work(engine, recurring, adopter),
            store.onWork(engine::wake),
            console);
    running.start();
    return running;
  }

  private static void meet(Websites shop, KnownWebsites known, InstantSource clock) {
    for (Websites.Website website : known.meet(shop.websites(), clock.instant())) {
      log.warn(
          "the shop has a new website, {} ({}): nothing of it is sent until an admin sets \"Send"
              + " orders of this website\" to Yes for it",
          website.code(),
          String.join(", ", website.stores()));
    }
  }

  /** To its end, a batch at a time, unless this instance is to stop. */
  private static void goOn(Settings options) {
    while (!Thread.currentThread().isInterrupted() && options.release()) {}
  }

  private static NewestOrders newest(OrderSource shop, InstantSource clock) {
    return atMost ->
        shop.placed(
                new OrderSource.Period(
                    Instant.EPOCH, clock.instant().plus(Duration.ofDays(1)), false),
                1,
                atMost)
            .orders();
  }

  private static SameSystem same(
      Remote remote, Store store, ServeSettings settings, Supplier<String> identity) {
    return new SameSystem(remote, store.knownSystems(), identity, settings.confirm());
  }

  private static AuditWork audits(
      ServeSettings settings,
      Store store,
      OrderSource shop,
      OrgOrders org,
      Planning planning,
      InstantSource clock) {
    OrderViews views = store.orderViews();
    Predicate<OrderKey> pending =
        key -> views.find(key).filter(row -> row.syncStatus() == SyncStatus.PENDING).isPresent();
    var auditor = new Auditor(shop, org, planning, store.appliedOrders(), pending);
    return new AuditWork(settings.connection(), store.audits(), auditor, clock);
  }

  private static AlarmWork alarms(
      ServeSettings settings, Store store, Budget budget, Settings options, InstantSource clock) {
    return new AlarmWork(
        new AlarmRules(settings.alarms().patience()),
        new AlarmWatch(store.alarms(), AlarmWork.channels(settings.alarms())),
        store.backlog(),
        store.gates(),
        budget,
        () -> budget(options),
        store.readings(),
        clock,
        clock.instant());
  }

  private static ApiBudget budget(Settings options) {
    OptionValues values = options.read().effective(0);
    return new ApiBudget(values.budgetPercent(), values.backfillPercent());
  }

  /** The moment of the first start with a connection, unless one was given. */
  private static Instant startDate(ServeSettings settings, Store store, InstantSource clock) {
    if (settings.phase() == Phase.NOT_CONNECTED) {
      return clock.instant();
    }
    return settings
        .startDate()
        .orElseGet(() ->
            store
                .cursors()
                .read("start")
                .orElseGet(() -> {
                  Instant now = clock.instant();
                  store.cursors().write("start", now);
                  return now;
                }));
  }
}
