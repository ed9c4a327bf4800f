package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order.Store;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values.Malformed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The shop's store views. Read again each hour, and at most once a minute when an unknown one
 * appears or the shop refused to tell. What was known stays in use while the shop does not tell. An
 * order of a view that is gone belongs to the website that its {@code store_name} begins with. A
 * time zone that is not known is left empty, never taken for UTC. Thread-safe.
 */
final class Stores {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final RestApi api;
  private final InstantSource clock;
  private final Optional<ZoneId> zone;
  private volatile StoreTree known = StoreTree.NONE;
  private Optional<Failure> refused = Optional.empty();
  private Instant readAt = Instant.MIN;

  /**
   * @param zone of stores whose own the shop does not tell
   */
  Stores(RestApi api, InstantSource clock, Optional<ZoneId> zone) {
    this.api = api;
    this.clock = clock;
    this.zone = zone;
  }

  /** For observing: as well as it is known, whatever the shop answers. */
  synchronized Store seen(int id, String names, Consumer<String> notes) {
    refresh(id);
    return known.view(id).map(this::zoned).orElseGet(() -> gone(id, names, notes));
  }

  /**
   * For sending.
   *
   * @throws Malformed when the time zone is not known only because the shop fails at the moment
   */
  synchronized Store get(int id, String names, Consumer<String> notes) {
    Store store = seen(id, names, notes);
    if (store.timeZone().isEmpty()) {
      refused
          .filter(f -> f.category() == Failure.Category.TRANSIENT)
          .ifPresent(f -> {
            throw new Malformed(f);
          });
    }
    return store;
  }

  /** As it was told last; its code where it has no name. */
  String websiteName(Store store) {
    String name = known.websites().getOrDefault(store.websiteId(), "");
    return name.isEmpty() ? store.websiteCode() : name;
  }

  /** Asks nobody, and waits for nobody who does. */
  Map<Integer, Locale> locales() {
    return known.locales();
  }

  /** Every store view as it is now, the Admin's own left out. Throws {@link FailedCall}. */
  synchronized List<Store> readNow() {
    readAt = Instant.MIN;
    refresh(0);
    refused.ifPresent(f -> {
      throw new FailedCall(f);
    });
    return known.views().stream()
        .filter(store -> store.id() != 0)
        .map(this::zoned)
        .sorted(Comparator.comparingInt(Store::id))
        .toList();
  }

  private void refresh(int id) {
    Instant now = clock.instant();
    boolean complete = refused.isEmpty() && known.view(id).isPresent();
    if (!now.isAfter(readAt.plus(complete ? FRESH : PAUSE))) {
      return;
    }
    readAt = now;
    StoreTree told = StoreTree.read(api);
    refused = told.refused();
    if (refused.isEmpty() || known.refused().isPresent() || known.views().isEmpty()) {
      known = told;
    }
  }

  private Store zoned(Store store) {
    return store.timeZone().isEmpty()
        ? new Store(
            store.id(),
            store.name(),
            store.websiteId(),
            store.websiteCode(),
            zone.map(ZoneId::getId).orElse(""))
        : store;
  }

  /** Its view is not among those the shop tells, or the shop tells none. */
  private Store gone(int id, String names, Consumer<String> notes) {
    List<String> lines = StoreTree.lines(names);
    String name = lines.isEmpty() ? "" : lines.getLast();
    if (refused.isPresent() && known.views().isEmpty()) {
      if (zone.isEmpty() || !refused.get().code().equals(Failures.PERMISSION)) {
        notes.accept("The shop does not tell its store views: " + refused.get().message());
      }
      return zoned(new Store(id, name, 0, "", ""));
    }
    String website = lines.isEmpty() ? "" : lines.getFirst();
    Optional<Store> other = known.defaultOf(website);
    String which =
        "The shop no longer has the store view of this order"
            + (name.isEmpty() ? "" : " (" + name + ")")
            + "; ";
    notes.accept(
        which
            + other
                .map(this::zoned)
                .map(s ->
                    "its website \""
                        + website
                        + "\" is known by the store's name, and the day of purchase is that of "
                        + (s.timeZone().isEmpty() ? "no zone." : s.timeZone() + "."))
                .orElse("no website of the shop is called \"" + website + "\"."));
    return zoned(
        other
            .map(s -> new Store(id, name, s.websiteId(), s.websiteCode(), s.timeZone()))
            .orElse(new Store(id, name, 0, "", "")));
  }
}
