package io.crossdock.magento.order;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Address;
import io.crossdock.core.order.Order.Buyer;
import io.crossdock.core.order.Order.Relation;
import io.crossdock.core.order.OrderKey;
import io.crossdock.magento.order.Strangers.Stranger;
import io.crossdock.magento.rest.Failures;
import io.crossdock.magento.rest.Values;
import io.crossdock.magento.rest.Values.Malformed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Magento's order JSON as an {@link Order}. What {@link Source} drops never leaves this class, nor
 * does any part that is another order's. Thread-safe.
 */
public final class OrderParser {

  private final String connection;
  private final StoreLookup stores;
  private final OptionLabels labels;
  private final Optional<Alone> alone;
  private final WrongParts wrong;

  /** Finds the store view of an order. */
  @FunctionalInterface
  public interface StoreLookup {

    /**
     * @param id 0 when the order names none
     * @param names the order's {@code store_name}: website, store and view, one a line
     * @param notes is told what is not as it should be
     * @throws Malformed when the shop does not tell now what is needed
     */
    Order.Store get(int id, String names, Consumer<String> notes);
  }

  /** Reads one order by itself; throws {@link FailedCall}. */
  @FunctionalInterface
  public interface Alone {
    JsonNode read(OrderKey key);
  }

  /** For observing: what is another order's is left out, and nothing more is asked for. */
  public OrderParser(String connection, StoreLookup stores, OptionLabels labels) {
    this(connection, stores, labels, Optional.empty(), new WrongParts());
  }

  private OrderParser(
      String connection,
      StoreLookup stores,
      OptionLabels labels,
      Optional<Alone> alone,
      WrongParts wrong) {
    this.connection = connection;
    this.stores = stores;
    this.labels = labels;
    this.alone = alone;
    this.wrong = wrong;
  }

  /**
   * For orders that are sent. One that a list gives with parts of another, or without its items, is
   * read by itself. Its digest is still the list's, as that is what it will be compared with.
   */
  public OrderParser sending(StoreLookup careful, OptionLabels labelled, Alone reading) {
    return new OrderParser(connection, careful, labelled, Optional.of(reading), wrong);
  }

  public OrderKey key(long entityId) {
    return new OrderKey(connection, entityId);
  }

  public OrderKey key(JsonNode o) {
    long id = Values.whole(o, "entity_id");
    if (id <= 0) {
      throw new FailedCall(
          Failure.of(
              Category.BUG,
              "shop-no-id",
              "The shop answered with an order that has no entity_id.",
              "Please report it, with the names of the modules that change orders in REST."));
    }
    return new OrderKey(connection, id);
  }

  /** Throws {@link Malformed}. */
  public Order parse(JsonNode told) {
    OrderKey key = key(told);
    List<Stranger> strangers = Strangers.in(told);
    wrong.seen(key.entityId(), strangers);
    JsonNode kept = Strangers.without(told, strangers);
    Map<String, Object> source = Source.of(kept);
    String digest = digest(kept, source);
    var notes = new LinkedHashSet<String>();
    if (alone.isEmpty() || (strangers.isEmpty() && !lacksItems(told))) {
      return order(key, kept, source, digest, notes);
    }
    JsonNode own = owned(alone(key, told, alone.get(), notes), notes);
    return order(key, own, Source.of(own), digest, notes);
  }

  private String digest(JsonNode kept, Map<String, Object> source) {
    Set<String> unsure = wrong.kinds();
    return Digest.of(unsure.isEmpty() ? source : Source.of(Strangers.withoutKinds(kept, unsure)));
  }

  /** Trouble of the moment is the order's alone; one that is refused for good costs the part. */
  private JsonNode alone(OrderKey key, JsonNode told, Alone reading, Set<String> notes) {
    try {
      JsonNode own = reading.read(key);
      if (own.isObject() && key(own).equals(key)) {
        return own;
      }
      notes.add("Read by itself, the shop answered with something else than this order.");
    } catch (FailedCall e) {
      if (passes(e.failure())) {
        throw new Malformed(e.failure());
      }
      notes.add("The shop does not let this order be read by itself: " + e.failure().message());
    }
    return told;
  }

  private static boolean passes(Failure failure) {
    return failure.category() == Category.TRANSIENT && !failure.code().equals(Failures.INTERNAL);
  }

  private static JsonNode owned(JsonNode own, Set<String> notes) {
    List<Stranger> still = Strangers.in(own);
    still.stream()
        .filter(Stranger::item)
        .findFirst()
        .ifPresent(item -> {
          throw new Malformed(
              Values.unreadable(
                  "an item ("
                      + item.words()
                      + ") is of order "
                      + item.other()
                      + ", not of this one.",
                  "A shop developer: a module mixes orders in REST; then press \"Salesforce"
                      + " Sync\"."));
        });
    still.forEach(part ->
        notes.add(
            "The shop gave the "
                + part.words()
                + (part.other() > 0 ? " of order " + part.other() : " of another order")
                + " with this one, so it was left out. A shop developer can mend that; then press"
                + " Sync."));
    if (lacksItems(own)) {
      throw new Malformed(
          Values.unreadable(
              "\"items\" is missing, though the order is over goods.",
              "A shop developer: a module takes the items out of REST; then press \"Salesforce"
                  + " Sync\"."));
    }
    return Strangers.without(own, still);
  }

  private static boolean lacksItems(JsonNode o) {
    return Values.absent(o.path("items"))
        && (!Values.absent(o.path("subtotal")) && Values.number(o, "subtotal").signum() != 0);
  }

  private Order order(
      OrderKey key, JsonNode json, Map<String, Object> source, String digest, Set<String> notes) {
    Part o = Part.of(json, notes::add);
    Instant created =
        o.time("created_at")
            .orElseThrow(() -> new Malformed("created_at", "time like 2026-11-23 10:00:00", null));
    var totals = new TotalsParser(o);
    var store = stores.get((int) o.id("store_id"), o.text("store_name"), notes::add);
    return new Order(
        key,
        o.text("increment_id"),
        digest,
        store,
        created,
        o.time("updated_at").orElse(created),
        o.text("state"),
        o.text("status"),
        buyer(o),
        address(o.at("billing_address")),
        shipping(o),
        new LineParser(o, labels).lines(),
        totals.ordered(),
        totals.base(),
        o.text("coupon_code"),
        o.text("shipping_description"),
        PaymentParser.of(o),
        CommentParser.of(o),
        relation(o),
        o.flag("is_virtual"),
        source,
        List.copyOf(new ArrayList<>(notes)),
        List.of());
  }

  private static Relation relation(Part o) {
    return new Relation(
        o.reference("relation_parent_id"),
        o.text("relation_parent_real_id"),
        o.reference("relation_child_id"),
        o.text("relation_child_real_id"),
        o.text("original_increment_id"));
  }

  private static Buyer buyer(Part o) {
    return new Buyer(
        o.reference("customer_id").filter(id -> !o.flag("customer_is_guest")),
        o.text("customer_email"),
        o.text("customer_firstname"),
        o.text("customer_lastname"),
        (int) o.id("customer_group_id"));
  }

  /** Virtual orders have a shipping assignment without an address. */
  private static Optional<Address> shipping(Part o) {
    return o.at("extension_attributes").rows("shipping_assignments").stream()
        .findFirst()
        .flatMap(assignment -> address(assignment.at("shipping").at("address")));
  }

  private static Optional<Address> address(Part a) {
    return a.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Address(
                a.text("firstname"),
                a.text("lastname"),
                a.text("company"),
                a.lines("street"),
                a.text("city"),
                a.text("region"),
                a.text("region_code"),
                a.text("postcode"),
                a.text("country_id"),
                a.text("telephone")));
  }
}
