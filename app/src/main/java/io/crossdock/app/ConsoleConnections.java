package io.crossdock.app;

import io.crossdock.app.net.Outgoing;
import io.crossdock.app.settings.Address;
import io.crossdock.app.settings.ConnectionField;
import io.crossdock.app.settings.Pasted;
import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.settings.SettingsReader;
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
import java.util.Arrays;
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

  private static final List<String> SIGNING =
      List.of(
          ConnectionField.SHOP_CONSUMER_KEY.key(),
          ConnectionField.SHOP_CONSUMER_SECRET.key(),
          ConnectionField.SHOP_ACCESS_TOKEN.key(),
          ConnectionField.SHOP_ACCESS_TOKEN_SECRET.key());

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

  /** Of what is saved: an earlier version kept the keys for signing beside a token given later. */
  static Map<String, String> used(Map<String, String> saved) {
    var used = new HashMap<>(saved);
    if (used.containsKey(ConnectionField.SHOP_TOKEN.key())) {
      SIGNING.forEach(used::remove);
    }
    return used;
  }

  @Override
  public Setup setup() {
    boolean fixed = ConnectionField.fixed(environment);
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
    var rows = new ArrayList<Row>();
    switch (SettingsReader.side(read(over(typed)), remote)) {
      case SettingsReader.Result.Bad bad -> {
        anew(faults(bad.faults()), typed).forEach((key, fault) -> rows.add(failed(key, fault)));
        rows.add(Row.notTested("The rest", "What is marked with ✘ comes first."));
      }
      case SettingsReader.Result.Good good -> {
        faults(good.said()).forEach((key, said) -> rows.add(Row.ok(label(key), said)));
        rows.addAll(asked(remote, good.settings()));
        if (remote == Remote.ORG && Connections.ready(rows)) {
          rows.addAll(FirstOrders.look(read(over(typed)), options, clock));
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
    return new Row(label(key), State.FAILED, named(fault), "");
  }

  /** As people know the fields of the page. */
  private static String named(String sentence) {
    String named = sentence;
    for (ConnectionField field : ConnectionField.longestFirst()) {
      named = named.replace(field.key(), "\"" + field.label() + "\"");
    }
    return named;
  }

  private static String label(String key) {
    return Arrays.stream(ConnectionField.values())
        .filter(field -> field.key().equals(key))
        .map(ConnectionField::label)
        .findFirst()
        .orElse(key);
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
      return new Answer(Map.of("", FIXED));
    }
    var faults = new LinkedHashMap<String, String>();
    typed.keySet().stream()
        .filter(key -> !ConnectionField.keys().contains(key))
        .forEach(key -> faults.put(key, "is no field of a connection"));
    Map<String, String> values = over(typed);
    switch (SettingsReader.connected(read(values), Phase.SETUP)) {
      case SettingsReader.Result.Bad bad -> faults.putAll(anew(faults(bad.faults()), typed));
      case SettingsReader.Result.Good good -> {
        faults.putAll(unsafe(good.settings()));
        values = understood(values, good.settings());
      }
    }
    if (!faults.isEmpty()) {
      return new Answer(faults);
    }
    store.save(values, ConnectionField.secretKeys(), user, clock.instant());
    changed.run();
    return Answer.DONE;
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
          .ifPresent(
              refused -> faults.put(urlKey(remote), refused.sentence() + " " + refused.fix()));
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
      return new Answer(Map.of("", FIXED));
    }
    var faults = new LinkedHashMap<String, String>();
    for (Remote remote : Remote.values()) {
      for (Row row : check(remote, Map.of())) {
        if (row.state() == State.FAILED || row.state() == State.NOT_TESTED) {
          String side = remote == Remote.SHOP ? "Shop, " : "Org, ";
          faults.put(side + row.subject(), (row.sentence() + " " + row.fix()).strip());
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

  /** Nothing of what is no address: it may hold a password. */
  @Override
  public String address(Remote remote, Map<String, String> typed) {
    return understood(remote, over(typed).getOrDefault(urlKey(remote), "")).orElse("");
  }

  /** Told what is missing because it was given for another address. */
  private Map<String, String> anew(Map<String, String> faults, Map<String, String> typed) {
    Map<String, String> saved = saved();
    var told = new LinkedHashMap<>(faults);
    for (ConnectionField field : ConnectionField.values()) {
      if (field.bound()
          && saved.containsKey(field.key())
          && !sameAddress(field.remote(), typed, saved)) {
        told.computeIfPresent(
            field.key(),
            (key, fault) ->
                "must be given anew: the saved one belongs to "
                    + saved.getOrDefault(urlKey(field.remote()), "another address")
                    + " and goes nowhere else.");
      }
    }
    return told;
  }

  private Map<String, String> saved() {
    return ConnectionField.fixed(environment) ? environment : used(store.read().values());
  }

  /**
   * What the environment says is all there is. Else a secret that was not typed stays, unless it
   * would go to another address than it was given for; any other value that was left out stays, one
   * that is empty is taken away.
   */
  private Map<String, String> over(Map<String, String> given) {
    Map<String, String> saved = saved();
    Map<String, String> typed = ConnectionField.fixed(environment) ? Map.of() : given;
    var values = new HashMap<String, String>();
    for (ConnectionField field : ConnectionField.values()) {
      String text = Pasted.text(typed.getOrDefault(field.key(), ""));
      boolean untouched = !typed.containsKey(field.key()) || (field.secret() && text.isEmpty());
      boolean kept = untouched && (!field.bound() || sameAddress(field.remote(), typed, saved));
      String value = kept ? saved.getOrDefault(field.key(), "") : text;
      if (!value.isEmpty()) {
        values.put(field.key(), value);
      }
    }
    boolean token = !typed.getOrDefault("CROSSDOCK_SHOP_TOKEN", "").isBlank();
    boolean signing = SIGNING.stream().anyMatch(key -> !typed.getOrDefault(key, "").isBlank());
    if (signing && !token) {
      values.remove("CROSSDOCK_SHOP_TOKEN");
    } else if (token && !signing) {
      SIGNING.forEach(values::remove);
    }
    if (!typed.getOrDefault("CROSSDOCK_ORG_JWT_KEY_FILE", "").isBlank()
        && typed.getOrDefault("CROSSDOCK_ORG_CLIENT_SECRET", "").isBlank()) {
      values.remove("CROSSDOCK_ORG_CLIENT_SECRET");
    }
    return values;
  }

  private static String urlKey(Remote remote) {
    return remote == Remote.SHOP ? ConnectionField.SHOP_URL.key() : ConnectionField.ORG_URL.key();
  }

  /** However it is written. */
  private static boolean sameAddress(
      Remote remote, Map<String, String> typed, Map<String, String> saved) {
    String key = urlKey(remote);
    return !typed.containsKey(key)
        || address(remote, typed.get(key)).equals(address(remote, saved.getOrDefault(key, "")));
  }

  private static String address(Remote remote, String text) {
    return understood(remote, text).orElseGet(() -> Pasted.text(text));
  }

  private static Optional<String> understood(Remote remote, String text) {
    try {
      Address understood = remote == Remote.SHOP ? Address.shop(text) : Address.org(text, true);
      return Optional.of(understood.url().toString());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
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
