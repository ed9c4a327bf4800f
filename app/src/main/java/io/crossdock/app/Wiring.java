package io.crossdock.app;

import io.crossdock.core.engine.Engine;
import io.crossdock.core.engine.EngineParts;
import io.crossdock.core.engine.Planning;
import io.crossdock.core.plan.PlanOptions;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.Decision;
import io.crossdock.core.policy.SyncPolicy;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.Org;
import io.crossdock.core.port.Trigger;
import io.crossdock.magento.MagentoConfig;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceConfig;
import io.crossdock.salesforce.SalesforceOrg;
import io.crossdock.store.Store;
import io.crossdock.web.WebConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Puts the parts together. */
final class Wiring {

  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Behind this many API versions the org changes nothing that matters here. */
  private static final String API_VERSION = "66.0";

  private Wiring() {}

  static Crossdock start(ServeSettings settings, Database database, InstantSource clock) {
    Store store = database.store();
    Instant startDate = startDate(settings, store, clock);
    MagentoShop shop =
        MagentoShop.connect(
            new MagentoConfig(
                settings.connection(),
                settings.shop().url(),
                settings.shop().credentials(),
                TIMEOUT,
                settings.shop().timeZone()),
            clock);
    SalesforceOrg org =
        SalesforceOrg.connect(
            new SalesforceConfig(
                settings.org().url(),
                settings.org().clientId(),
                settings.org().clientSecret(),
                API_VERSION,
                TIMEOUT),
            clock);
    var engine =
        new Engine(
            new EngineParts(
                UUID.randomUUID().toString(),
                store.workQueue(),
                shop,
                org,
                planning(SyncSettings.defaults(startDate), org),
                store.cursors(),
                clock,
                RandomGenerator.getDefault(),
                startDate));
    var web =
        new WebConfig(
            settings.connection(),
            settings.adminPassword(),
            settings.apiToken(),
            settings.webhookSecret(),
            org::link);
    var console =
        Console.start(
            settings.port(), store.orderViews(), store.operations(), store.workQueue(), clock, web);
    var recurring = new RecurringWork(store.dataSource(), engine::poll, engine::sweep);
    store.onWork(engine::wake);
    engine.start();
    recurring.start();
    return new Crossdock(database, engine, recurring, console);
  }

  /** The moment of the first start, unless one was given. */
  private static Instant startDate(ServeSettings settings, Store store, InstantSource clock) {
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

  private static Planning planning(SyncSettings settings, Org org) {
    var options = new PlanOptions(settings.notes(), settings.defaultStatus(), settings.statusMap());
    return (order, claim) -> {
      var occasion =
          new SyncPolicy.Occasion(
              !claim.trigger().byPerson() && claim.trigger() != Trigger.BACKFILL,
              claim.applied().orderId().isPresent());
      return switch (SyncPolicy.decide(order, settings, occasion)) {
        case Decision.Skip skip ->
            new Planning.Result.Leave(skip.code(), skip.reason(), skip.red());
        case Decision.Sync sync ->
            switch (Planner.plan(order, options, org.shape())) {
              case Planner.Planned.Ready ready -> new Planning.Result.Send(ready.plan());
              case Planner.Planned.Impossible no -> new Planning.Result.Impossible(no.failure());
            };
      };
    };
  }
}
