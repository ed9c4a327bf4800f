package io.crossdock.app;

import io.crossdock.app.net.Outgoing;
import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.connection.ConnectionField;
import io.crossdock.core.connection.ConnectionForm;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.ConnectionCheck;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.core.port.settings.ConnectionStore;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A connection from the environment is shown and tested; one made here is kept in the database. */
final class ConsoleConnections implements Connections {

  private static final String FIXED =
      "The connection comes from the environment or crossdock.yaml; change it there.";

  private final ServeSettings settings;
  private final Map<String, String> environment;
  private final ConnectionStore store;
  private final IntFunction<SyncSettings> options;
  private final InstantSource clock;
  private final Runnable changed;

  /**
   * @param settings what Crossdock runs with
   * @param environment the settings by key without what the database holds
   * @param options what holds for orders of a website
   * @param changed called after each change, so that this instance begins anew at once
   */
  ConsoleConnections(
      ServeSettings settings,
      Map<String, String> environment,
      ConnectionStore store,
      IntFunction<SyncSettings> options,
      InstantSource clock,
      Runnable changed) {
    this.settings = settings;
    this.environment = environment;
    this.store = store;
    this.options = options;
    this.clock = clock;
    this.changed = changed;
  }

  @Override
  public Phase phase() {
    return settings.phase();
  }

  @Override
  public Setup setup() {
    boolean fixed = ConnectionField.fixed(environment);
    Map<String, String> values = fixed ? environment : store.read().values();
    return new Setup(settings.phase(), fixed, ConnectionForm.fields(values));
  }

  @Override
  public List<Row> check(Remote remote, Map<String, String> typed) {
    var rows = new ArrayList<Row>();
    ConnectionForm form = form(typed);
    switch (SettingsReader.side(read(form.values()), remote)) {
      case SettingsReader.Result.Bad bad -> {
        form.told(faults(bad.faults())).forEach((key, fault) -> rows.add(failed(key, fault)));
        rows.add(Row.notTested("The rest", "What is marked with ✘ comes first."));
      }
      case SettingsReader.Result.Good good -> {
        faults(good.said())
            .forEach((key, said) -> rows.add(Row.ok(ConnectionForm.label(key), said)));
        rows.addAll(asked(remote, good.settings()));
        if (remote == Remote.ORG && Connections.ready(rows)) {
          rows.addAll(Systems.firstOrders(read(form.values()), options, clock));
        }
      }
    }
    return List.copyOf(rows);
  }

  private List<Row> asked(Remote remote, ServeSettings tested) {
    Optional<Outgoing.Refusal> refused = Outgoing.refusal(url(remote, tested));
    if (refused.isPresent()) {
      return List.of(
          new Row("Address", State.FAILED, refused.get().sentence(), refused.get().fix()));
    }
    try {
      return system(remote, tested).check();
    } catch (FailedCall e) {
      return List.of(Row.failed("Address", e.failure()));
    }
  }

  private static Row failed(String key, String fault) {
    return new Row(ConnectionForm.label(key), State.FAILED, ConnectionForm.named(fault), "");
  }

  private static URI url(Remote remote, ServeSettings settings) {
    return remote == Remote.SHOP ? settings.shop().url() : settings.org().url();
  }

  private ConnectionCheck system(Remote remote, ServeSettings tested) {
    return switch (remote) {
      case SHOP -> MagentoShop.connect(Systems.shop(tested), clock);
      case ORG -> SalesforceOrg.examine(Systems.org(tested), clock);
    };
  }

  @Override
  public Answer save(Map<String, String> typed, String user) {
    if (ConnectionField.fixed(environment)) {
      return Answer.refusing(Map.of("", FIXED));
    }
    ConnectionForm form = form(typed);
    var faults = form.strangers();
    Map<String, String> values = form.values();
    switch (SettingsReader.connected(read(values), Phase.SETUP)) {
      case SettingsReader.Result.Bad bad -> faults.putAll(form.told(faults(bad.faults())));
      case SettingsReader.Result.Good good -> {
        faults.putAll(unsafe(good.settings()));
        values = understood(values, good.settings());
      }
    }
    if (!faults.isEmpty()) {
      return Answer.refusing(faults);
    }
    Map<String, String> wanted = values;
    return new Answer(
        Map.of(),
        () -> {
          store.save(wanted, ConnectionField.secretKeys(), user, clock.instant());
          changed.run();
        });
  }

  /** Addresses as they are used, so that the page shows what was made of them. */
  private static Map<String, String> understood(
      Map<String, String> values, ServeSettings settings) {
    var saved = new HashMap<>(values);
    saved.put(ConnectionField.SHOP_URL.key(), settings.shop().url().toString());
    saved.put(ConnectionField.ORG_URL.key(), settings.org().url().toString());
    settings
        .shop()
        .admin()
        .ifPresent(at -> saved.put(ConnectionField.SHOP_ADMIN_URL.key(), at.toString()));
    return saved;
  }

  /** Addresses that no secret is sent to. */
  private static Map<String, String> unsafe(ServeSettings tested) {
    var faults = new HashMap<String, String>();
    for (Remote remote : Remote.values()) {
      Outgoing.refusal(url(remote, tested))
          .ifPresent(refused ->
              faults.put(
                  ConnectionField.url(remote).key(), refused.sentence() + " " + refused.fix()));
    }
    try {
      Systems.org(tested).requireSafe();
    } catch (FailedCall e) {
      faults.put(ConnectionField.ORG_URL.key(), e.failure().message());
    }
    return faults;
  }

  @Override
  public Answer start(String user) {
    if (ConnectionField.fixed(environment)) {
      return Answer.refusing(Map.of("", FIXED));
    }
    var faults = new LinkedHashMap<String, String>();
    for (Remote remote : Remote.values()) {
      faults.putAll(Connections.unready(remote, check(remote, Map.of())));
    }
    if (!faults.isEmpty()) {
      return Answer.refusing(faults);
    }
    return new Answer(
        Map.of(),
        () -> {
          store.start(user, clock.instant());
          changed.run();
        });
  }

  @Override
  public String address(Remote remote, Map<String, String> typed) {
    return form(typed).address(remote);
  }

  private Map<String, String> saved() {
    return ConnectionField.fixed(environment)
        ? environment
        : ConnectionForm.used(store.read().values());
  }

  /** What the environment says is all there is. */
  private ConnectionForm form(Map<String, String> typed) {
    return new ConnectionForm(saved(), ConnectionField.fixed(environment) ? Map.of() : typed);
  }

  private Map<String, String> read(Map<String, String> values) {
    var all = new HashMap<>(environment);
    ConnectionField.keys().forEach(all::remove);
    all.putAll(values);
    return all;
  }

  private static Map<String, String> faults(List<String> told) {
    var faults = new LinkedHashMap<String, String>();
    for (String fault : told) {
      int colon = fault.indexOf(": ");
      faults.merge(
          colon < 0 ? "" : fault.substring(0, colon),
          fault.substring(colon < 0 ? 0 : colon + 2),
          (a, b) -> a + " " + b);
    }
    return faults;
  }
}
