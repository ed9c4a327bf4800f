package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order.Store;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import io.crossdock.magento.rest.Permissions;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Unreachable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** "Test connection" of a shop: address, certificate, sign-in, each permission, zones, clock. */
final class ShopCheck {

  private static final String ADDRESS = "Address";
  private static final String CERTIFICATE = "Certificate";
  private static final String SIGN_IN = "Sign-in";
  private static final String ORDERS = "Permission: orders";
  private static final String STORES = "Permission: store views";
  private static final String PRODUCTS = "Permission: products";
  private static final String ZONES = "Time zones";
  private static final String CLOCK = "Clock";

  /** Seconds of a Date header are cut, and an answer takes a while. */
  private static final Duration SMALL = Duration.ofSeconds(30);

  private final MagentoConfig config;
  private final RestApi api;
  private final Stores stores;

  ShopCheck(MagentoConfig config, RestApi api, Stores stores) {
    this.config = config;
    this.api = api;
    this.stores = stores;
  }

  List<Row> rows() {
    Optional<Failure> orders = ask(RestApi.ORDERS, RestApi.SMALLEST);
    var rows = new ArrayList<Row>();
    Optional<Failure> stopped = orders.filter(f -> !permission(f));
    if (stopped.isPresent()) {
      rows.addAll(stoppedBy(stopped.get()));
      List.of(ORDERS, STORES, ZONES, PRODUCTS)
          .forEach(subject -> rows.add(Row.notTested(subject, "The tests above come first.")));
    } else {
      rows.addAll(List.of(address(), certificate(), signIn()));
      rows.add(permission(ORDERS, Permissions.ORDERS, orders));
      rows.addAll(stores());
      rows.add(products());
    }
    rows.add(clock(stopped.isEmpty()));
    if (!api.phpWords().isEmpty()) {
      rows.add(
          Row.warning(
              "Answers",
              "PHP writes into the shop's answers; Crossdock reads past it: " + api.phpWords(),
              "A shop developer: mend what PHP names, and switch display_errors off."));
    }
    return List.copyOf(rows);
  }

  private List<Row> stoppedBy(Failure failure) {
    if (failure.code().equals(Unreachable.CERTIFICATE)) {
      return List.of(
          address(),
          Row.failed(CERTIFICATE, failure),
          Row.notTested(SIGN_IN, "Nothing is sent without a trusted certificate."));
    }
    if (failure.category() == Category.UNAUTHORISED
        || failure.code().equals(Failures.SIGNATURE_METHOD)) {
      return List.of(address(), certificate(), Row.failed(SIGN_IN, failure));
    }
    return List.of(
        Row.failed(ADDRESS, failure),
        Row.notTested(CERTIFICATE, "The shop's REST API was not reached."),
        Row.notTested(SIGN_IN, "The shop's REST API was not reached."));
  }

  private Row address() {
    return Row.ok(ADDRESS, config.url() + " answers.");
  }

  private Row certificate() {
    return config.url().getScheme().equals("https")
        ? Row.ok(CERTIFICATE, "It is valid and made for " + config.url().getHost() + ".")
        : Row.warning(
            CERTIFICATE,
            "The connection is not encrypted (http).",
            "Use https, unless shop and Crossdock run on one machine.");
  }

  private Row signIn() {
    return Row.ok(
        SIGN_IN,
        switch (config.credentials()) {
          case Credentials.Bearer bearer -> "The access token is accepted.";
          case Credentials.OAuth oauth -> "The OAuth 1.0a signature (HMAC-SHA256) is accepted.";
        });
  }

  private Row permission(String subject, String resource, Optional<Failure> failure) {
    return failure
        .map(f -> Row.failed(subject, f))
        .orElseGet(() -> Row.ok(subject, resource + " is granted."));
  }

  private List<Row> stores() {
    try {
      List<Store> views = stores.readNow();
      return List.of(Row.ok(STORES, Permissions.STORES + " is granted."), zones(views));
    } catch (FailedCall e) {
      Failure failure = e.failure();
      return config
          .timeZone()
          .map(zone ->
              List.of(
                  Row.warning(
                      STORES, failure.message() + " Websites can't be told apart.", failure.hint()),
                  Row.ok(ZONES, zone + " is set for all stores.")))
          .orElseGet(() -> List.of(Row.failed(STORES, failure), Row.failed(ZONES, noZone(""))));
    }
  }

  private Row zones(List<Store> views) {
    String without =
        views.stream()
            .filter(view -> view.timeZone().isEmpty())
            .map(Store::name)
            .collect(Collectors.joining(", "));
    if (!without.isEmpty()) {
      return Row.failed(ZONES, noZone(" of " + without));
    }
    Map<String, String> byZone =
        views.stream()
            .collect(
                Collectors.groupingBy(
                    Store::timeZone,
                    TreeMap::new,
                    Collectors.mapping(Store::name, Collectors.joining(", "))));
    return Row.ok(
        ZONES,
        byZone.entrySet().stream()
            .map(e -> e.getKey() + " (" + e.getValue() + ")")
            .collect(Collectors.joining("; ")));
  }

  private static Failure noZone(String of) {
    return Failure.of(
        Category.MISCONFIGURED,
        "time-zone",
        "The time zone" + of + " is not known, so the day of a purchase would be a guess.",
        "A shop admin: grant "
            + Permissions.inAdmin(Permissions.STORES)
            + ", or set the zone"
            + " (CROSSDOCK_SHOP_TIME_ZONE).");
  }

  private Row products() {
    return ask(
            "/products",
            List.of(Map.entry("searchCriteria[pageSize]", "1"), Map.entry("fields", "items[id]")))
        .map(f ->
            Row.warning(
                PRODUCTS,
                f.message()
                    + " It is optional: without it custom options are sent with their ids instead"
                    + " of their titles.",
                f.hint()))
        .orElseGet(() -> Row.ok(PRODUCTS, Permissions.PRODUCTS + " is granted."));
  }

  private Row clock(boolean answered) {
    Optional<Duration> ahead = api.shopClock().ahead();
    if (ahead.isEmpty()) {
      String unseen = "No answer with a Date header was seen.";
      return answered
          ? Row.warning(CLOCK, unseen, "Whoever runs the machines: set both clocks by NTP.")
          : Row.notTested(CLOCK, unseen);
    }
    long seconds = ahead.get().abs().toSeconds();
    return ahead.get().abs().compareTo(SMALL) <= 0
        ? Row.ok(CLOCK, "The shop's clock and Crossdock's agree.")
        : Row.warning(
            CLOCK,
            "The shop's clock is "
                + seconds
                + " s "
                + (ahead.get().isNegative() ? "behind" : "ahead of")
                + " Crossdock's; requests are signed with the shop's time.",
            "Whoever runs the machines: set both clocks by NTP.");
  }

  private static boolean permission(Failure failure) {
    return failure.code().equals(Failures.PERMISSION);
  }

  private Optional<Failure> ask(String path, List<Map.Entry<String, String>> parameters) {
    try {
      api.get(path, parameters);
      return Optional.empty();
    } catch (FailedCall e) {
      return Optional.of(e.failure());
    }
  }
}
