package io.crossdock.core.watch;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.WantedDocuments;
import io.crossdock.core.port.work.AppliedOrders;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.watch.Audits.Finding;
import io.crossdock.core.watch.Audits.Kind;
import io.crossdock.core.watch.Audits.Period;
import io.crossdock.core.watch.Audits.Report;
import io.crossdock.core.watch.OrgOrders.Held;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares what the shop placed in a period with what the org holds: the proof that nothing is
 * lost. Decides and plans as the automatic way does, but claims and writes nothing. Costs the org
 * one call for 2,000 orders, and one for those it seems to lack.
 */
public final class Auditor {

  private static final int PAGE = 100;

  private final OrderSource shop;
  private final OrgOrders org;
  private final Planning planning;
  private final AppliedOrders applied;
  private final WantedDocuments documents;
  private final Predicate<OrderKey> pending;

  /**
   * @param documents which kinds are compared
   * @param pending whether a send is due or running: such an order may differ for good reason
   */
  public Auditor(
      OrderSource shop,
      OrgOrders org,
      Planning planning,
      AppliedOrders applied,
      WantedDocuments documents,
      Predicate<OrderKey> pending) {
    this.shop = shop;
    this.org = org;
    this.planning = planning;
    this.applied = applied;
    this.documents = documents;
    this.pending = pending;
  }

  /**
   * @throws io.crossdock.core.failure.FailedCall when the shop or the org does not answer
   */
  public Report compare(String connection, Period period) {
    LocalDate first = LocalDate.ofInstant(period.from(), ZoneOffset.UTC);
    LocalDate last = LocalDate.ofInstant(period.before(), ZoneOffset.UTC);
    // A day more on each side: the Order's date is the day where the store is.
    var held = byKey(org.ofDays(connection, first.minusDays(1), last.plusDays(1)));
    var run = new Run(held);
    for (int page = 1; ; page++) {
      Page read =
          shop.placed(new OrderSource.Period(period.from(), period.before(), false), page, PAGE);
      run.page(read);
      if (!read.more()) {
        break;
      }
    }
    run.lookForTheLacking();
    run.lookForExtras(first.plusDays(1), last.minusDays(1));
    return run.report();
  }

  private static Map<OrderKey, Held> byKey(List<Held> orders) {
    return orders.stream().collect(Collectors.toMap(Held::key, order -> order, (a, b) -> a));
  }

  /** An order the org should have. */
  private record Wanted(Order order, Plan plan, String sentStatus) {}

  /** One comparison under way. */
  private final class Run {
    private final Map<OrderKey, Held> held;
    private final Set<OrderKey> seen = new HashSet<>();
    private final List<Wanted> lacking = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int same;
    private int leftOut;
    private int undecided;

    Run(Map<OrderKey, Held> held) {
      this.held = held;
    }

    void page(Page read) {
      Map<OrderKey, Applied> known = applied.find(read.orders().stream().map(Order::key).toList());
      for (Order order : read.orders()) {
        if (seen.add(order.key())) {
          order(order, known.getOrDefault(order.key(), Applied.NOTHING));
        }
      }
      read.unreadable()
          .forEach((key, one) -> {
            if (seen.add(key)) {
              find(
                  key,
                  one.incrementId(),
                  held.containsKey(key) ? Kind.DIFFERENT : Kind.MISSING,
                  one.failure().message());
            }
          });
    }

    private void order(Order order, Applied before) {
      switch (planning.of(order, Trigger.SWEEP, before)) {
        case Planning.Result.Leave leave -> leftOut++;
        case Planning.Result.Impossible no ->
            find(
                order.key(),
                order.incrementId(),
                held.containsKey(order.key()) ? Kind.DIFFERENT : Kind.MISSING,
                no.failure().message());
        case Planning.Result.Send send -> {
          var wanted = new Wanted(order, send.plan(), before.status());
          Held has = held.get(order.key());
          if (has == null) {
            lacking.add(wanted);
          } else {
            compare(wanted, has);
          }
        }
      }
    }

    private void compare(Wanted wanted, Held has) {
      var plan = wanted.plan();
      var wrong = new ArrayList<String>();
      if (plan.scope() == Plan.Scope.ALL && !has.total().equals(plan.expectedTotal())) {
        wrong.add(
            "Salesforce's total is %s, Magento's %s %s."
                .formatted(has.total(), plan.expectedTotal(), plan.currency()));
      }
      if (!has.status().equals(wanted.sentStatus())) {
        wrong.add(
            wanted.sentStatus().isEmpty()
                ? "Crossdock has never sent it, but an Order with its key is there."
                : "Its status in Salesforce is \"%s\"; Crossdock last sent \"%s\"."
                    .formatted(has.status(), wanted.sentStatus()));
      }
      wrong.addAll(
          DocumentAudit.differing(
              wanted.order(),
              plan,
              documents.known(wanted.order().store().websiteId()),
              has.documents()));
      if (wrong.isEmpty()) {
        same++;
      } else {
        find(
            wanted.order().key(),
            wanted.order().incrementId(),
            Kind.DIFFERENT,
            String.join(" ", wrong));
      }
    }

    /** People may have moved an Order's date out of the period. */
    void lookForTheLacking() {
      var elsewhere = byKey(ofKeys(lacking.stream().map(w -> w.order().key()).toList()));
      for (Wanted wanted : lacking) {
        Held has = elsewhere.get(wanted.order().key());
        if (has == null) {
          find(
              wanted.order().key(),
              wanted.order().incrementId(),
              Kind.MISSING,
              "Salesforce does not have this order.");
        } else {
          compare(wanted, has);
        }
      }
    }

    /** Days at the edge are left out: an order there may belong to the neighbouring period. */
    void lookForExtras(LocalDate first, LocalDate last) {
      var strangers =
          held.values().stream()
              .filter(has -> !seen.contains(has.key()))
              .filter(has -> !has.day().isBefore(first) && !has.day().isAfter(last))
              .toList();
      var known = new HashSet<OrderKey>();
      for (int from = 0; from < strangers.size(); from += PAGE) {
        var some = strangers.subList(from, Math.min(strangers.size(), from + PAGE));
        Page read = shop.load(some.stream().map(Held::key).toList());
        read.orders().forEach(order -> known.add(order.key()));
        known.addAll(read.unreadable().keySet());
      }
      for (Held has : strangers) {
        if (!known.contains(has.key())) {
          find(
              has.key(),
              "",
              Kind.EXTRA,
              "Salesforce has Order %s for it; the shop no longer has it. Nothing is deleted."
                  .formatted(has.recordId()));
        }
      }
    }

    private void find(OrderKey key, String incrementId, Kind kind, String sentence) {
      if (kind != Kind.EXTRA && pending.test(key)) {
        undecided++;
      } else {
        findings.add(new Finding(key, incrementId, kind, sentence));
      }
    }

    Report report() {
      return new Report(seen.size(), same, leftOut, undecided, List.copyOf(findings));
    }
  }

  private List<Held> ofKeys(Collection<OrderKey> keys) {
    return keys.isEmpty() ? List.of() : org.ofKeys(keys);
  }
}
