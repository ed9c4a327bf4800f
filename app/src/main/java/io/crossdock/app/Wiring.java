package io.crossdock.app;

import io.crossdock.access.ShopModule;
import io.crossdock.app.recurring.AlarmWork;
import io.crossdock.app.recurring.AuditWork;
import io.crossdock.app.recurring.RecurringWork;
import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.watch.LatestStanding;
import io.crossdock.app.watch.Meters;
import io.crossdock.app.watch.StandingMeters;
import io.crossdock.core.engine.Engine;
import io.crossdock.core.engine.EngineParts;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.engine.takeover.Adopter;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.shop.KnownWebsites;
import io.crossdock.core.port.shop.Websites;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.tally.TalliedOrg;
import io.crossdock.core.tally.TalliedQueue;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.core.watch.AlarmRules;
import io.crossdock.core.watch.AlarmWatch;
import io.crossdock.core.watch.Auditor;
import io.crossdock.store.Store;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.web.server.Console;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of one connection together: each method makes one part of those above it. */
final class Wiring {

  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  private final ServeSettings settings;
  private final InstantSource clock;

  /** Names this process among those that share the database. */
  private final String instance = UUID.randomUUID().toString();

  private final Store store;
  private final Instant startDate;
  private final ShopAndOrg systems;
  private final Rules rules;
  private final Budget budget;
  private final ShopModule module;
  private final Meters meters;
  private final WorkQueue queue;

  private Wiring(ServeSettings settings, Store opened, SecretKeys keys, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.store = opened.with(settings.connection());
    this.startDate = startDate();
    this.meters = new Meters(settings.connection());
    this.queue = new TalliedQueue(store.workQueue(), meters);
    this.systems = ShopAndOrg.reach(settings, store, meters, instance, clock);
    this.rules = Rules.of(settings.connection(), store, systems.org(), startDate, clock);
    this.budget = new Budget(systems.salesforce(), store.callLedger(), rules::budget, clock);
    this.module = store.shopModule(settings.connection(), keys);
    meters.tell(
        new StandingMeters(new LatestStanding(store.standing(), clock), budget, rules::budget));
  }

  /**
   * Starts everything; returns when the console answers.
   *
   * @param revision of the connection it runs with
   */
  static Running start(
      ServeSettings settings,
      long revision,
      Store opened,
      SecretKeys keys,
      Connections connections,
      InstantSource clock) {
    var running = new Wiring(settings, opened, keys, clock).running(revision, connections);
    running.start();
    return running;
  }

  private Running running(long revision, Connections connections) {
    if (settings.restored().filter(store::restored).isPresent()) {
      log.warn("restored from a backup: each order is read from the org before its next write");
    }
    Engine engine = engine();
    Console console =
        new ConsoleWiring(settings, store, queue, meters, systems, rules, module, clock)
            .start(connections);
    var work = new Running.Work(engine, recurring(engine), adopter());
    return new Running(settings.phase(), revision, work, store.onWork(engine::wake), console);
  }

  /** The moment of the first start with a connection, unless one was given. */
  private Instant startDate() {
    if (settings.phase() == Phase.NOT_CONNECTED) {
      return clock.instant();
    }
    return settings
        .startDate()
        .or(() -> store.cursors().read("start"))
        .orElseGet(() -> {
          Instant now = clock.instant();
          store.cursors().write("start", now);
          return now;
        });
  }

  private Engine engine() {
    var reading =
        new EngineParts.Reading(
            store.cursors(),
            store.backfills(),
            store.readings(),
            () -> module.known().notices(),
            startDate,
            settings.shop().workers());
    return new Engine(
        new EngineParts(
            instance,
            queue,
            systems.shop(),
            new TalliedOrg(systems.org(), meters),
            rules.planning(),
            store.gates(),
            budget,
            reading,
            clock,
            RandomGenerator.getDefault()));
  }

  private Adopter adopter() {
    return new Adopter(
        new Adopter.Parts(
            instance,
            store.adoptions(),
            systems.shop(),
            systems.adoption(),
            rules.plain(),
            store.appliedOrders(),
            budget,
            clock));
  }

  private RecurringWork recurring(Engine engine) {
    KnownWebsites known = store.knownWebsites(settings.connection());
    return new RecurringWork(
        store.dataSource(),
        engine,
        audits(),
        alarms(),
        new RecurringWork.Upkeep(
            () -> meet(systems.magento(), known),
            () -> store.forget(settings.retention()),
            this::release));
  }

  private AuditWork audits() {
    OrderViews views = store.orderViews();
    Predicate<OrderKey> pending =
        key -> views.find(key).filter(row -> row.syncStatus() == SyncStatus.PENDING).isPresent();
    var auditor =
        new Auditor(
            systems.shop(),
            systems.salesforce(),
            rules.planning(),
            store.appliedOrders(),
            systems.documents(),
            pending);
    return new AuditWork(settings.connection(), store.audits(), auditor, clock);
  }

  private AlarmWork alarms() {
    return new AlarmWork(
        new AlarmRules(settings.alarms().patience()),
        new AlarmWatch(store.alarms(), AlarmWork.channels(settings.alarms())),
        store.backlog(),
        store.gates(),
        budget,
        rules::budget,
        store.readings(),
        clock,
        clock.instant());
  }

  private void meet(Websites shop, KnownWebsites known) {
    for (Websites.Website website : known.meet(shop.websites(), clock.instant())) {
      log.warn(
          "the shop has a new website, {}: nothing of it is sent until an admin sets \"Send"
              + " orders of this website\" to Yes for it",
          website.label());
    }
  }

  /** To its end, a batch at a time, unless this instance is to stop. */
  private void release() {
    while (!Thread.currentThread().isInterrupted() && rules.options().release()) {}
  }
}
