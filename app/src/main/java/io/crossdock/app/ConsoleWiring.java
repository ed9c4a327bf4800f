package io.crossdock.app;

import io.crossdock.access.ShopModule;
import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.watch.Meters;
import io.crossdock.core.engine.OrderBindings;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.view.AskedOrg;
import io.crossdock.core.watch.OrderPreviews;
import io.crossdock.mapping.MappingFile;
import io.crossdock.store.Store;
import io.crossdock.store.server.PrivateFolder;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.server.Console;
import io.crossdock.web.server.Parts;
import io.crossdock.web.server.Place;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Gives the console its parts. */
record ConsoleWiring(
    ServeSettings settings,
    Store store,
    WorkQueue queue,
    Meters meters,
    ShopAndOrg systems,
    Rules rules,
    ShopModule module,
    InstantSource clock) {

  /** Returns when it answers. */
  Console start(Connections connections) {
    return Console.start(config(), parts(connections), place());
  }

  private WebConfig config() {
    return new WebConfig(
        settings.connection(),
        settings.signIn(),
        settings.apiToken(),
        settings.watchToken(),
        settings.webhookSecret(),
        systems.org()::link,
        settings.shop().admin().map(URI::toString),
        settings.front());
  }

  private Place place() {
    return new Place(
        settings.listen().address(),
        settings.port(),
        settings.listen().tls(),
        Optional.of(PrivateFolder.at(settings.data().resolve("sessions").toAbsolutePath())),
        Map.of(
            "databaseHealthIndicator",
            new DatabaseHealth(store.dataSource()),
            "crossdockMeters",
            meters));
  }

  private Parts parts(Connections connections) {
    return new Parts(
        views(), work(), orders(), rulesOfPeople(), reached(connections), people(), clock);
  }

  private Parts.Views views() {
    return new Parts.Views(
        store.orderViews(),
        store.orderFeed(settings.connection()),
        store.operationViews(),
        store.queueView(),
        store.dashboardView(),
        store.journal(),
        store.backlog(),
        store.alarms());
  }

  private Parts.Work work() {
    return new Parts.Work(
        queue,
        store.operations(),
        store.gates(),
        store.backfills(),
        store.audits(),
        store.adoptions(),
        systems.adoption());
  }

  private Parts.Orders orders() {
    return new Parts.Orders(
        new OrderPreviews(systems.shop(), rules.planning(), systems.org(), store.appliedOrders()),
        store.appliedOrders(),
        store.orderRecords(),
        new OrderBindings(
            systems.shop(), rules.plain(), systems.bindings(), queue, store.orderRecords()),
        store.pins(),
        store.syncAnyway(),
        store.personalData(),
        systems.names(),
        store.names());
  }

  private Parts.Rules rulesOfPeople() {
    return new Parts.Rules(
        rules.options(), rules.mappings(), rules.expressions(), MappingFile.files());
  }

  private Parts.Systems reached(Connections connections) {
    return new Parts.Systems(
        connections,
        systems.magento(),
        systems.magento(),
        systems.magento(),
        systems.magento(),
        systems.newest(clock),
        module,
        new AskedOrg(systems.org()),
        store.knownSystems());
  }

  private Parts.People people() {
    return new Parts.People(
        store.users(),
        store.apiTokens(),
        store.sessions(),
        store.signInTries(),
        store.auditLog(),
        store.savedViews());
  }
}
