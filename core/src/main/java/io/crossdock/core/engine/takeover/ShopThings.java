package io.crossdock.core.engine.takeover;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.Numbers;
import io.crossdock.core.adopt.ShopThing;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.port.work.Trigger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What orders of the shop tell of: themselves, their buyers, what was bought. */
final class ShopThings {

  private final Planning planning;

  ShopThings(Planning planning) {
    this.planning = planning;
  }

  /** Only kinds that are wanted. */
  Map<Kind, List<ShopThing>> of(TakeOver wanted, List<Order> orders) {
    var found = new EnumMap<Kind, List<ShopThing>>(Kind.class);
    wanted
        .source(Kind.ORDER)
        .ifPresent(s -> found.put(Kind.ORDER, orders.stream().map(o -> order(s, o)).toList()));
    wanted.source(Kind.PRODUCT).ifPresent(s -> found.put(Kind.PRODUCT, products(s, orders)));
    if (wanted.source(Kind.ACCOUNT).isPresent() || wanted.source(Kind.CONTACT).isPresent()) {
      customers(wanted, orders, found);
    }
    return found;
  }

  /** As an order that has this record is planned, whoever asks. */
  Planning.Result planned(Order order, String recordId) {
    return planning.of(order, Trigger.BACKFILL, Applied.linked(recordId));
  }

  private static ShopThing order(Source source, Order order) {
    String number =
        source.holds() == Holds.ENTITY_ID
            ? Long.toString(order.key().entityId())
            : Numbers.ofShop(source.holds(), order.incrementId());
    return new ShopThing(
        order.key().externalId(),
        number,
        order.incrementId(),
        new ShopThing.Store(order.store().id(), order.store().name()),
        order.key());
  }

  /** A child's id goes before a configurable's: SKUs are those of what was chosen. */
  private static List<ShopThing> products(Source source, List<Order> orders) {
    var products = new LinkedHashMap<String, ShopThing>();
    for (Order order : orders) {
      var ids = new LinkedHashMap<String, Long>();
      for (OrderLine line : order.lines()) {
        String sku = line.sku().strip();
        if (!sku.isEmpty() && (line.parentItemId().isPresent() || !ids.containsKey(sku))) {
          ids.put(sku, line.productId());
        }
      }
      ids.forEach((sku, id) -> {
        String number =
            source.holds() == Holds.SKU ? Numbers.ofShop(Holds.SKU, sku) : Long.toString(id);
        products.putIfAbsent(
            number, new ShopThing(number, number, sku, ShopThing.Store.NONE, order.key()));
      });
    }
    products.remove("0"); // a product that is no longer in the shop
    return List.copyOf(products.values());
  }

  private void customers(TakeOver wanted, List<Order> orders, Map<Kind, List<ShopThing>> found) {
    for (Order order : orders) {
      if (planned(order, "801000000000000AAA") instanceof Planning.Result.Send send) {
        for (Kind kind : List.of(Kind.ACCOUNT, Kind.CONTACT)) {
          wanted
              .source(kind)
              .flatMap(source -> customer(source, order, send.plan().customer()))
              .ifPresent(thing -> found.computeIfAbsent(kind, k -> new ArrayList<>()).add(thing));
        }
      }
    }
  }

  private static Optional<ShopThing> customer(Source source, Order order, Plan.Customer customer) {
    String number =
        source.holds() == Holds.CUSTOMER_ID
            ? order.buyer().customerId().map(id -> Long.toString(id)).orElse("")
            : customer.matching().byEmail() ? Numbers.ofShop(Holds.EMAIL, customer.email()) : "";
    return number.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ShopThing(
                customer.externalId(),
                number,
                customer.externalId(),
                ShopThing.Store.NONE,
                order.key()));
  }
}
