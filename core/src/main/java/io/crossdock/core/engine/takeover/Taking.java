package io.crossdock.core.engine.takeover;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.org.OrgAdoption.Candidate;
import io.crossdock.core.port.org.OrgAdoption.Stamped;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.Adoptions.Ending;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records whose owner is known by number: planned as they are in the shop now, and stamped. */
final class Taking {

  private final Kind kind;
  private final boolean dryRun;
  private final Adopter.Parts parts;
  private final ShopThings things;
  private final List<Ending> endings = new ArrayList<>();
  private final List<Taken> taken = new ArrayList<>();

  Taking(Kind kind, boolean dryRun, Adopter.Parts parts, ShopThings things) {
    this.kind = kind;
    this.dryRun = dryRun;
    this.parts = parts;
    this.things = things;
  }

  /** What each came to. */
  List<Ending> endings() {
    return endings;
  }

  /** The orders that have their record from now on; none in a dry run. */
  List<Taken> taken() {
    return taken;
  }

  /** A record with the order that tells whose it is. */
  private record Owned(OrgRow row, ShopThing thing, Order order, Candidate candidate) {}

  void take(Map<OrgRow, ShopThing> ones) {
    if (ones.isEmpty()) {
      return;
    }
    var page = parts.shop().load(ones.values().stream().map(ShopThing::order).distinct().toList());
    var orders = new HashMap<OrderKey, Order>();
    page.orders().forEach(order -> orders.put(order.key(), order));
    var known = parts.applied().find(orders.keySet());
    var owned = new ArrayList<Owned>();
    ones.forEach((row, thing) -> {
      Order order = orders.get(thing.order());
      if (order == null) {
        OrderSource.Unreadable why = page.unreadable().get(thing.order());
        endings.add(unreadable(row, thing, why == null ? null : why.failure()));
      } else {
        Applied applied = known.getOrDefault(order.key(), Applied.NOTHING);
        owned(row, thing, order, applied).ifPresent(owned::add);
      }
    });
    stamp(owned);
  }

  private Optional<Owned> owned(OrgRow row, ShopThing thing, Order order, Applied applied) {
    Optional<String> other = applied.orderId().filter(id -> !id.equals(row.recordId()));
    if (kind == Kind.ORDER && other.isPresent()) {
      conflict(
          row,
          thing,
          "linked",
          "The shop's order is in Salesforce already, as Order " + other.get() + ".");
      return Optional.empty();
    }
    return switch (things.planned(order, row.recordId())) {
      case Planning.Result.Send send -> {
        var candidate = new Candidate(row.recordId(), send.plan(), key(thing, send.plan()));
        yield Optional.of(new Owned(row, thing, order, candidate));
      }
      case Planning.Result.Leave leave -> {
        conflict(row, thing, leave.code(), leave.reason());
        yield Optional.empty();
      }
      case Planning.Result.Impossible no -> {
        conflict(row, thing, no.failure().code(), no.failure().message());
        yield Optional.empty();
      }
    };
  }

  /** A product is known by the SKU that lines will ask for. */
  private String key(ShopThing thing, Plan plan) {
    if (kind != Kind.PRODUCT) {
      return thing.key();
    }
    return plan.lines().stream()
        .map(line -> line.product().sku())
        .filter(sku -> sku.equalsIgnoreCase(thing.label()))
        .findFirst()
        .orElse(thing.label());
  }

  private void stamp(List<Owned> owned) {
    if (owned.isEmpty()) {
      return;
    }
    var stamped = parts.org().take(kind, owned.stream().map(Owned::candidate).toList(), dryRun);
    for (int i = 0; i < owned.size(); i++) {
      Owned one = owned.get(i);
      switch (stamped.get(i)) {
        case Stamped.Done done -> ended(one, Outcome.TAKEN, done.note());
        case Stamped.Ours ours ->
            ended(one, one.row().keyed() ? Outcome.OURS : Outcome.TAKEN, ""); // a step made again
        case Stamped.Not not -> conflict(one.row(), one.thing(), not.code(), not.sentence());
      }
    }
  }

  private void ended(Owned one, Outcome outcome, String note) {
    endings.add(new Ending(kind, one.row().recordId(), outcome, "", one.thing().key(), note));
    if (kind == Kind.ORDER && !dryRun) {
      taken.add(new Taken(one.order(), one.row().recordId()));
    }
  }

  private void conflict(OrgRow row, ShopThing thing, String code, String sentence) {
    endings.add(new Ending(kind, row.recordId(), Outcome.CONFLICT, code, thing.key(), sentence));
  }

  private Ending unreadable(OrgRow row, ShopThing thing, @Nullable Failure why) {
    return why == null
        ? new Ending(
            kind,
            row.recordId(),
            Outcome.UNKNOWN,
            "not-in-shop",
            "",
            "The shop no longer has order " + thing.order() + ".")
        : new Ending(
            kind, row.recordId(), Outcome.CONFLICT, why.code(), thing.key(), why.message());
  }
}
