package io.crossdock.core.engine;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.OrderRecords;
import io.crossdock.core.port.OrderSource;
import io.crossdock.core.port.OrderSource.Page;
import io.crossdock.core.port.OrderSource.Unreadable;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.WorkQueue.Claim;
import io.crossdock.core.port.WorkQueue.First;
import io.crossdock.core.port.WorkQueue.Settled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads claimed orders, decides and plans; settles what needs no write. Thread-safe. */
final class Intake {

  private static final Logger log = LoggerFactory.getLogger(Intake.class);
  private static final int LOAD = 100;

  private final OrderSource shop;
  private final Gate shopGate;
  private final Gate orgGate;
  private final Planning planning;
  private final Settlement settlement;

  Intake(OrderSource shop, Gate shopGate, Gate orgGate, Planning planning, Settlement settlement) {
    this.shop = shop;
    this.shopGate = shopGate;
    this.orgGate = orgGate;
    this.planning = planning;
    this.settlement = settlement;
  }

  /** One small question, to see whether the shop works again; throws {@code FailedCall}. */
  void probe(Instant now) {
    shop.changed(now.minusSeconds(1), now, 1, 1);
  }

  /** Those that are to be written, oldest first. */
  List<Attempt> read(List<Claim> claims, Instant startedAt) {
    var attempts = new ArrayList<Attempt>();
    for (int from = 0; from < claims.size(); from += LOAD) {
      List<Claim> chunk = claims.subList(from, Math.min(claims.size(), from + LOAD));
      var settled = new ArrayList<Settled>();
      var loaded = new HashMap<OrderKey, Optional<Order>>();
      try {
        Isolation.each(
            chunk,
            some -> load(some, loaded, settled, startedAt),
            (claim, failure) ->
                settled.add(settle(claim, settlement.failed(claim, failure), startedAt)));
      } catch (FailedCall e) {
        shopGate.close(e.failure());
        settlement.putOff(claims.subList(from, claims.size()), e.failure());
        return attempts;
      }
      shopGate.worked();
      settlement.record(settled);
      attempts.addAll(decide(chunk, loaded, startedAt));
    }
    return attempts;
  }

  private void load(
      List<Claim> claims,
      Map<OrderKey, Optional<Order>> loaded,
      List<Settled> settled,
      Instant startedAt) {
    Page page = shop.load(claims.stream().map(Claim::key).toList());
    for (Claim claim : claims) {
      Unreadable unreadable = page.unreadable().get(claim.key());
      if (unreadable == null) {
        loaded.put(claim.key(), Optional.empty());
      } else {
        settled.add(settle(claim, settlement.failed(claim, unreadable.failure()), startedAt));
      }
    }
    page.orders().forEach(order -> loaded.put(order.key(), Optional.of(order)));
  }

  private List<Attempt> decide(
      List<Claim> claims, Map<OrderKey, Optional<Order>> loaded, Instant startedAt) {
    var attempts = new ArrayList<Attempt>();
    var settled = new ArrayList<Settled>();
    List<Claim> read = claims.stream().filter(claim -> loaded.containsKey(claim.key())).toList();
    try {
      for (Claim claim : read) {
        Optional<Order> order = loaded.getOrDefault(claim.key(), Optional.empty());
        switch (order.map(found -> plan(claim, found)).orElseGet(() -> gone())) {
          case Planning.Result.Leave leave ->
              settled.add(
                  settlement.of(
                      claim,
                      order,
                      new Outcome.Skipped(leave.code(), leave.reason(), leave.red()),
                      startedAt));
          case Planning.Result.Impossible no ->
              settled.add(
                  settlement.of(claim, order, settlement.failed(claim, no.failure()), startedAt));
          case Planning.Result.Send send when unchanged(claim, send) ->
              settled.add(settlement.of(claim, order, new Outcome.Unchanged(), startedAt));
          case Planning.Result.Send send ->
              attempts.add(new Attempt(claim, order.orElseThrow(), send.plan(), startedAt));
        }
      }
    } catch (FailedCall e) {
      orgGate.close(e.failure()); // planning asked the org for its shape
      settlement.putOff(read, e.failure());
      return List.of();
    }
    settlement.record(settled);
    return attempts;
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
    if (claim.first().filter(first -> !first.same(order)).isPresent()) {
      return another(claim.first().orElseThrow(), order);
    }
    try {
      return planning.of(order, claim);
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
  private static Planning.Result another(First first, Order order) {
    return new Planning.Result.Impossible(
        Failure.of(
            Category.REJECTED,
            OrderRecords.ANOTHER,
            "The shop's id %s was order %s of %s and is now order %s of %s. The first one is not written over."
                .formatted(
                    order.key(),
                    first.incrementId(),
                    first.purchasedAt(),
                    order.incrementId(),
                    order.createdAt()),
            "If it is the same order after all, an operator can say so on the order's page (\"It is"
                + " the same order\"). If the shop was set back or made anew, an admin can connect"
                + " it under a key of its own (CROSSDOCK_CONNECTION)."));
  }

  private Settled settle(Claim claim, Outcome outcome, Instant startedAt) {
    return settlement.of(claim, Optional.empty(), outcome, startedAt);
  }

  private static Planning.Result gone() {
    return new Planning.Result.Impossible(
        Failure.of(
            Category.REJECTED,
            "gone-from-shop",
            "The order is no longer in the shop.",
            "Nothing was deleted in Salesforce. If the order is there again, press Sync."));
  }
}
