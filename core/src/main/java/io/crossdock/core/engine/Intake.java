package io.crossdock.core.engine;

import io.crossdock.core.engine.send.Settlement;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Failed;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Isolation;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import io.crossdock.core.port.work.OrderLog;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.First;
import io.crossdock.core.port.work.WorkQueue.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads claimed orders that were not just read, decides and plans; settles what needs no write.
 * What keeps every order from being loaded or planned is no order's fault, see {@link EveryOrder}.
 * Thread-safe.
 */
final class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final int LOAD = 100;

  private final OrderSource shop;
  private final Reads reads;
  private final Gate shopGate;
  private final Gate orgGate;
  private final Planning planning;
  private final Settlement settlement;
  private final EveryOrder loads;
  private final EveryOrder plans;

  /** What this instance knows of its own reading. */
  record Reads(JustRead just, KnownChanges known, Coming coming) {}

  Intake(
      OrderSource shop,
      Reads reads,
      Gate shopGate,
      Gate orgGate,
      Planning planning,
      Settlement settlement,
      EveryOrder loads,
      EveryOrder plans) {
    this.shop = shop;
    this.reads = reads;
    this.shopGate = shopGate;
    this.orgGate = orgGate;
    this.planning = planning;
    this.settlement = settlement;
    this.loads = loads;
    this.plans = plans;
  }

  /** One small question, to see whether the shop works again; throws {@code FailedCall}. */
  void probe(Instant now) {
    shop.changed(now.minusSeconds(1), now, 1, 1);
  }

  /** Those that are to be written, oldest first. */
  List<Attempt> read(List<Claim> claims, Instant startedAt) {
    List<OrderKey> keys =
        claims.stream().map(Claim::key).filter(key -> !reads.just().has(key)).toList();
    reads.coming().begin(keys);
    try {
      return loaded(claims, startedAt);
    } finally {
      reads.coming().end(keys);
    }
  }

  private List<Attempt> loaded(List<Claim> claims, Instant startedAt) {
    var attempts = new ArrayList<Attempt>();
    for (int from = 0; from < claims.size(); from += LOAD) {
      List<Claim> chunk = claims.subList(from, Math.min(claims.size(), from + LOAD));
      var loaded = new HashMap<OrderKey, Optional<Order>>();
      var unread = new LinkedHashMap<Claim, Failed>();
      Set<Claim> told = told(chunk, loaded, unread);
      List<Claim> untold = chunk.stream().filter(claim -> !told.contains(claim)).toList();
      try {
        if (!untold.isEmpty()) {
          Isolation.each(
              untold,
              some -> load(some, loaded, unread),
              (claim, failure) -> unread.put(claim, failed(claim, failure)));
          shopGate.worked();
        }
      } catch (FailedCall e) {
        close(e.failure());
        settlement.putOff(claims.subList(from, claims.size()), e.failure());
        return attempts;
      }
      if (!loaded.isEmpty()) {
        loads.passed();
      }
      settlement.record(
          loads.failed(unread, !loaded.isEmpty()).entrySet().stream()
              .map(e -> settlement.of(e.getKey(), Optional.empty(), e.getValue(), startedAt))
              .toList());
      attempts.addAll(decide(chunk, loaded, startedAt));
    }
    return attempts;
  }

  /** Those that were read just now; a shop that is being tried out is asked. */
  private Set<Claim> told(
      List<Claim> claims, Map<OrderKey, Optional<Order>> loaded, Map<Claim, Failed> unread) {
    var pages = new LinkedHashMap<Claim, Page>();
    if (!shopGate.probing()) {
      claims.forEach(claim -> reads.just().of(claim).ifPresent(page -> pages.put(claim, page)));
    }
    if (pages.isEmpty()) {
      return Set.of();
    }
    try {
      take(shop.completed(Page.of(pages.values())), List.copyOf(pages.keySet()), loaded, unread);
      return pages.keySet();
    } catch (FailedCall e) {
      return Set.of(); // loading them says what is wrong
    }
  }

  /** Lists may be read all the same: these would open the shop's own gate at once. */
  private void close(Failure failure) {
    if (failure.closesGate() || failure.category() == Category.TRANSIENT) {
      shopGate.close(failure);
    } else {
      loads.met(failure);
    }
  }

  private void load(
      List<Claim> claims, Map<OrderKey, Optional<Order>> loaded, Map<Claim, Failed> unread) {
    var began = reads.known().began(shop);
    Page page =
        shop.load(
            claims.stream().map(Claim::key).toList(),
            claims.stream().filter(Intake::hearsay).map(Claim::key).collect(Collectors.toSet()));
    take(page, claims, loaded, unread);
    reads.known().read(page.orders(), began);
    reads.coming().end(claims.stream().map(Claim::key).toList());
  }

  private static void take(
      Page page,
      List<Claim> claims,
      Map<OrderKey, Optional<Order>> loaded,
      Map<Claim, Failed> unread) {
    for (Claim claim : claims) {
      Unreadable unreadable = page.unreadable().get(claim.key());
      if (unreadable == null) {
        loaded.put(claim.key(), Optional.empty());
      } else {
        unread.put(claim, failed(claim, unreadable.failure()));
      }
    }
    page.orders().forEach(order -> loaded.put(order.key(), Optional.of(order)));
  }

  private static Failed failed(Claim claim, Failure failure) {
    return new Failed(failure, claim.first().stream().map(First::incrementId).toList());
  }

  private List<Attempt> decide(
      List<Claim> claims, Map<OrderKey, Optional<Order>> loaded, Instant startedAt) {
    var decided = new Decided(startedAt);
    List<Claim> read = claims.stream().filter(claim -> loaded.containsKey(claim.key())).toList();
    for (Claim claim : read) {
      decided.know(claim, loaded.getOrDefault(claim.key(), Optional.empty()));
    }
    try {
      decided.orders.forEach(decided::plan);
    } catch (FailedCall e) {
      orgGate.close(e.failure()); // planning asked the org for its shape
      settlement.putOff(read, e.failure());
      return List.of();
    }
    decided.settle();
    return decided.attempts;
  }

  /** What becomes of orders that were read, as far as it is known. */
  private final class Decided {

    private final Instant startedAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<Settled> settled = new ArrayList<>();
    private final Map<Claim, Order> orders = new LinkedHashMap<>();
    private final Map<Claim, Failed> impossible = new LinkedHashMap<>();
    private boolean planned;

    Decided(Instant startedAt) {
      this.startedAt = startedAt;
    }

    /** Whether it is to be planned: there is an order, and it is the one that was there first. */
    void know(Claim claim, Optional<Order> order) {
      if (order.isEmpty() && hearsay(claim)) {
        ends(claim, order, new Outcome.NoSuchOrder());
        return;
      }
      Optional<Failure> stranger = order.map(o -> another(claim, o)).orElseGet(() -> gone());
      stranger.ifPresentOrElse(
          failure -> ends(claim, order, settlement.failed(claim, failure)),
          () -> orders.put(claim, order.orElseThrow()));
    }

    void plan(Claim claim, Order order) {
      switch (Intake.this.plan(claim, order)) {
        case Planning.Result.Leave leave ->
            ends(
                claim,
                Optional.of(order),
                new Outcome.Skipped(leave.code(), leave.reason(), leave.red()));
        case Planning.Result.Impossible no ->
            impossible.put(claim, new Failed(no.failure(), numbers(claim, order)));
        case Planning.Result.Send send -> {
          planned = true;
          if (unchanged(claim, send)) {
            ends(claim, Optional.of(order), new Outcome.Unchanged());
          } else {
            attempts.add(new Attempt(claim, order, send.plan(), startedAt));
          }
        }
      }
    }

    /** Records those that need no write. */
    void settle() {
      if (planned) {
        plans.passed();
      }
      plans
          .failed(impossible, planned)
          .forEach(
              (claim, outcome) -> ends(claim, Optional.ofNullable(orders.get(claim)), outcome));
      settlement.record(settled);
    }

    private void ends(Claim claim, Optional<Order> order, Outcome outcome) {
      settled.add(settlement.of(claim, order, outcome, startedAt));
    }
  }

  private static Set<String> numbers(Claim claim, Order order) {
    var numbers = new TreeSet<String>();
    numbers.add(order.incrementId());
    claim.first().ifPresent(first -> numbers.add(first.incrementId()));
    return numbers;
  }

  /** Nobody has seen it, sent it or asked for it by hand: a notice alone named it. */
  private static boolean hearsay(Claim claim) {
    return claim.trigger() == Trigger.WEBHOOK
        && claim.first().isEmpty()
        && claim.fingerprint().isEmpty();
  }

  private static boolean unchanged(Claim claim, Planning.Result.Send send) {
    return !claim.trigger().byPerson()
        && claim.fingerprint().equals(Optional.of(send.plan().fingerprint()));
  }

  /**
   * A failure met by one order is that order's alone. It may be a defect of ours, or a database
   * that was away while settings were read: nobody can tell here, so only one that stays blocks.
   */
  private Planning.Result plan(Claim claim, Order order) {
    try (var _ = OrderLog.of(claim, Optional.of(order))) {
      return planned(claim, order);
    }
  }

  private Planning.Result planned(Claim claim, Order order) {
    try {
      return planning.of(order, claim.trigger(), claim.applied());
    } catch (FailedCall e) {
      throw e;
    } catch (RuntimeException e) {
      log.error("planning order {} failed", order, e);
      return new Planning.Result.Impossible(
          Failure.of(
              Category.TRANSIENT,
              "defect",
              "Crossdock could not plan this order: " + e,
              "It is tried again; if it stays, please report it with the order's number."));
    }
  }

  /** A shop that was set back, or made anew, gives its ids out again. */
  private static Optional<Failure> another(Claim claim, Order order) {
    return claim
        .first()
        .filter(first -> !first.same(order))
        .map(first ->
            Failure.of(
                Category.REJECTED,
                Hindrance.ANOTHER_ORDER.code(),
                "The shop's id %s was order %s of %s and is now order %s of %s. The first one is not written over."
                    .formatted(
                        order.key(),
                        first.incrementId(),
                        first.purchasedAt(),
                        order.incrementId(),
                        order.createdAt()),
                "If it is the same order after all, an operator can say so on the order's page"
                    + " (\"It is the same order\"). If the shop was set back or made anew, an admin"
                    + " can connect it under a key of its own (CROSSDOCK_CONNECTION)."));
  }

  private static Optional<Failure> gone() {
    return Optional.of(
        Failure.of(
            Category.REJECTED,
            Hindrance.GONE_FROM_SHOP.code(),
            "The order is no longer in the shop.",
            "Nothing was deleted in Salesforce. If the order is there again, press \"Salesforce"
                + " Sync\"."));
  }
}
