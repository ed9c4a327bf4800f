package io.crossdock.app;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.ConnectionCheck;
import io.crossdock.core.port.ConnectionCheck.Row;
import io.crossdock.core.port.ConnectionCheck.State;
import io.crossdock.core.port.ConnectionStore;
import io.crossdock.core.port.Connections;
import io.crossdock.core.port.Gates.Remote;
import io.crossdock.magento.MagentoShop;
import io.crossdock.salesforce.SalesforceOrg;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connection from the environment is shown and tested; one made here is kept in the database. */
final class ConsoleConnections implements Connections {

  private static final String FIXED =
      "The connection comes from the environment or crossdock.yaml; change it there.";

  private final ServeSettings settings;
  private final Map<String, String> environment;
  private final ConnectionStore store;
  private final InstantSource clock;
  private final Runnable changed;

  /**
   * @param settings what Crossdock runs with
   * @param environment the settings by key without what the database holds
   * @param changed called after each change, so that this instance begins anew at once
   */
  ConsoleConnections(
      ServeSettings settings,
      Map<String, String> environment,
      ConnectionStore store,
      InstantSource clock,
      Runnable changed) {
    this.settings = settings;
    this.environment = environment;
    this.store = store;
    this.clock = clock;
    this.changed = changed;
  }

  /** Whether the environment names a shop or an org; then it names the whole connection. */
  static boolean fixed(Map<String, String> environment) {
    return ConnectionField.keys().stream()
        .anyMatch(key -> !environment.getOrDefault(key, "").isBlank());
  }

  @Override
  public Setup setup() {
    boolean fixed = fixed(environment);
    Map<String, String> values = fixed ? environment : store.read().values();
    return new Setup(
        settings.phase(),
        fixed,
        Arrays.stream(ConnectionField.values()).map(f -> field(f, values)).toList());
  }

  private static Field field(ConnectionField field, Map<String, String> values) {
    String value = values.getOrDefault(field.key(), "").strip();
    return new Field(
        field.key(),
        field.remote(),
        field.label(),
        field.help(),
        field.secret(),
        field.secret() ? "" : value,
        !value.isEmpty());
  }

  @Override
  public List<Row> check(Remote remote, Map<String, String> typed) {
    return switch (read(over(typed))) {
      case SettingsReader.Result.Bad bad -> rows(remote, faults(bad));
      case SettingsReader.Result.Good good -> {
        try {
          yield system(remote, good.settings()).check();
        } catch (FailedCall e) {
          yield List.of(Row.failed("Address", e.failure()));
        }
      }
    };
  }

  /** Only this side's; a fault of the other keeps this one from no test. */
  private List<Row> rows(Remote remote, Map<String, String> faults) {
    var rows = new ArrayList<Row>();
    for (ConnectionField field : ConnectionField.values()) {
      String fault = faults.get(field.key());
      if (fault != null && field.remote() == remote) {
        rows.add(new Row(field.label(), State.FAILED, fault, ""));
      }
    }
    if (rows.isEmpty()) {
      rows.add(Row.notTested("Settings", "First mend the other side: " + faults.values()));
    }
    return rows;
  }

  private ConnectionCheck system(Remote remote, ServeSettings tested) {
    return switch (remote) {
      case SHOP -> MagentoShop.connect(Systems.shop(tested), clock);
      case ORG -> SalesforceOrg.examine(Systems.org(tested), clock);
    };
  }

  @Override
  public Answer save(Map<String, String> typed, String user) {
    if (fixed(environment)) {
      return new Answer(Map.of("", FIXED));
    }
    var faults = new LinkedHashMap<String, String>();
    typed.keySet().stream()
        .filter(key -> !ConnectionField.keys().contains(key))
        .forEach(key -> faults.put(key, "is no field of a connection"));
    Map<String, String> values = over(typed);
    switch (read(values)) {
      case SettingsReader.Result.Bad bad -> faults.putAll(faults(bad));
      case SettingsReader.Result.Good good -> faults.putAll(unsafe(good.settings()));
    }
    if (!faults.isEmpty()) {
      return new Answer(faults);
    }
    store.save(values, ConnectionField.secretKeys(), user, clock.instant());
    changed.run();
    return Answer.DONE;
  }

  /** An address that no secret is sent to. */
  private Map<String, String> unsafe(ServeSettings tested) {
    try {
      Systems.org(tested).requireSafe();
      return Map.of();
    } catch (FailedCall e) {
      return Map.of(ConnectionField.ORG_URL.key(), e.failure().message());
    }
  }

  @Override
  public Answer start(String user) {
    if (fixed(environment)) {
      return new Answer(Map.of("", FIXED));
    }
    var faults = new LinkedHashMap<String, String>();
    for (Remote remote : Remote.values()) {
      for (Row row : check(remote, Map.of())) {
        if (row.state() == State.FAILED) {
          faults.put(row.subject(), (row.sentence() + " " + row.fix()).strip());
        }
      }
    }
    if (!faults.isEmpty()) {
      return new Answer(faults);
    }
    store.start(user, clock.instant());
    changed.run();
    return Answer.DONE;
  }

  /**
   * A secret that was not typed stays, unless it would go to another address than it was given for;
   * any other empty value is taken away.
   */
  private Map<String, String> over(Map<String, String> typed) {
    Map<String, String> saved = fixed(environment) ? environment : store.read().values();
    var values = new HashMap<String, String>();
    for (ConnectionField field : ConnectionField.values()) {
      String text = typed.getOrDefault(field.key(), "").strip();
      boolean kept =
          !typed.containsKey(field.key())
              || (field.secret() && text.isEmpty() && sameAddress(field.remote(), typed, saved));
      String value = kept ? saved.getOrDefault(field.key(), "") : text;
      if (!value.isEmpty()) {
        values.put(field.key(), value);
      }
    }
    if (!typed.getOrDefault("CROSSDOCK_SHOP_CONSUMER_KEY", "").isBlank()
        && typed.getOrDefault("CROSSDOCK_SHOP_TOKEN", "").isBlank()) {
      values.remove("CROSSDOCK_SHOP_TOKEN");
    }
    if (!typed.getOrDefault("CROSSDOCK_ORG_JWT_KEY_FILE", "").isBlank()
        && typed.getOrDefault("CROSSDOCK_ORG_CLIENT_SECRET", "").isBlank()) {
      values.remove("CROSSDOCK_ORG_CLIENT_SECRET");
    }
    return values;
  }

  private static boolean sameAddress(
      Remote remote, Map<String, String> typed, Map<String, String> saved) {
    String key = "CROSSDOCK_" + remote + "_URL";
    return !typed.containsKey(key)
        || typed.get(key).strip().equals(saved.getOrDefault(key, "").strip());
  }

  private SettingsReader.Result read(Map<String, String> values) {
    var all = new HashMap<>(environment);
    ConnectionField.keys().forEach(all::remove);
    all.putAll(values);
    return SettingsReader.connected(all, Phase.SETUP);
  }

  private static Map<String, String> faults(SettingsReader.Result.Bad bad) {
    var faults = new LinkedHashMap<String, String>();
    for (String fault : bad.faults()) {
      int colon = fault.indexOf(": ");
      faults.merge(
          colon < 0 ? "" : fault.substring(0, colon),
          fault.substring(colon < 0 ? 0 : colon + 2),
          (a, b) -> a + " " + b);
    }
    return faults;
  }
}
