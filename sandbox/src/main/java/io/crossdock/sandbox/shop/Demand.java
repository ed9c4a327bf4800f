package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Orders that nobody had to click for: many at once, or odd ones. {@code POST /_sandbox/orders}
 * takes {@code count}, {@code sku}, {@code email} or {@code sameEmail}, {@code address} (what
 * differs from the usual one), {@code customerId}, {@code items} ({@code sku}, {@code qty} with
 * decimals, {@code price} or {@code rowTotal}: 3 for 10.00; with {@code name}, a product that is
 * not in the catalogue), {@code priceIncludesTax}, {@code discount}, {@code credit}, {@code
 * giftCard}, {@code currency} with {@code rate}, {@code visibleAfterMillis} (the shop commits
 * late), or {@code kind}: one of the recorded kinds, such as {@code bundle-dynamic}. {@code set}
 * holds values as given, whatever they are, by JSON pointers such as {@code /items/0/sku}.
 */
final class Demand {

  /** Where sandbox buyers live. */
  static final Map<String, Object> ADDRESS =
      Map.of(
          "firstname", "Ada",
          "lastname", "Byron",
          "street", List.of("1 Main St"),
          "city", "Los Angeles",
          "region", "California",
          "region_code", "CA",
          "region_id", 12,
          "postcode", "90034",
          "country_id", "US",
          "telephone", "555-0100");

  private static final int MOST = 100_000;

  private final Orders orders;
  private final Catalogue catalogue;
  private final Seeds seeds;
  private final Placing placing = new Placing();

  Demand(Orders orders, Catalogue catalogue, Seeds seeds) {
    this.orders = orders;
    this.catalogue = catalogue;
    this.seeds = seeds;
  }

  /**
   * @return the entity ids
   */
  List<Object> place(Map<String, Object> asked) {
    int count = asked.containsKey("count") ? Doc.whole(asked, "count") : 1;
    if (count < 1 || count > MOST) {
      throw Refused.badRequest("\"count\" must be from 1 to " + MOST + ".");
    }
    var ids = new ArrayList<Object>(count);
    for (int i = 0; i < count; i++) {
      ids.add(one(asked, i).getOrDefault("entity_id", 0));
    }
    return ids;
  }

  /** Cancels an order and places another in its stead, with {@code items} or what it had. */
  Map<String, Object> edit(Map<String, Object> old, Map<String, Object> asked) {
    String number = Doc.text(old, "increment_id");
    String root = number.replaceFirst("-\\d+$", "");
    int edits = Doc.whole(old, "edit_increment") + 1;
    int oldId = Doc.whole(old, "entity_id");
    Cart cart = cart(old, asked);
    Map<String, Object> made =
        orders.add(numbers -> {
          Map<String, Object> order = placing.order(cart, "checkmo", orders.now(), numbers);
          order.put("increment_id", root + "-" + edits);
          order.put("edit_increment", edits);
          order.put("original_increment_id", root);
          order.put("relation_parent_id", oldId);
          order.put("relation_parent_real_id", number);
          return order;
        });
    orders.change(
        oldId,
        (order, numbers) -> {
          order.put("relation_child_id", String.valueOf(made.get("entity_id")));
          order.put("relation_child_real_id", Doc.text(made, "increment_id"));
          return Actions.cancel(order);
        });
    return Map.of(
        "entity_id", made.getOrDefault("entity_id", 0), "increment_id", root + "-" + edits);
  }

  private Map<String, Object> one(Map<String, Object> asked, int index) {
    java.util.function.Function<Numbers, Map<String, Object>> maker =
        asked.containsKey("kind")
            ? numbers -> seeds.make(Doc.text(asked, "kind"), index, orders.now(), numbers)
            : numbers -> Variations.apply(bought(asked, index, numbers), asked);
    java.util.function.Function<Numbers, Map<String, Object>> given =
        numbers -> set(maker.apply(numbers), Doc.at(asked, "set"));
    int late = Doc.whole(asked, "visibleAfterMillis");
    return late > 0 ? orders.addLate(given, Duration.ofMillis(late)) : orders.add(given);
  }

  private static Map<String, Object> set(Map<String, Object> order, Map<String, Object> values) {
    if (values.isEmpty()) {
      return order;
    }
    Map<String, Object> odd = Doc.copy(order);
    values.forEach((pointer, value) -> {
      if (!pointer.startsWith("/")) {
        throw Refused.badRequest("\"" + pointer + "\" is no JSON pointer.");
      }
      Doc.set(odd, List.of(pointer.substring(1).split("/", -1)), value);
    });
    return odd;
  }

  private Map<String, Object> bought(Map<String, Object> asked, int index, Numbers numbers) {
    var address = new LinkedHashMap<>(ADDRESS);
    boolean same = Boolean.TRUE.equals(asked.get("sameEmail"));
    address.put("email", same ? "load@example.com" : "load" + index + "@example.com");
    if (asked.containsKey("email")) {
      address.put("email", Doc.text(asked, "email"));
    }
    address.putAll(Doc.at(asked, "address"));
    Cart cart =
        new Cart(
            "",
            numbers.next("quote"),
            Doc.whole(asked, "customerId"),
            orders.now(),
            lines(wanted(asked, index)),
            address,
            address);
    return placing.order(cart, "checkmo", orders.now(), numbers);
  }

  /** What was asked for, or one to three pieces of one product. */
  private static List<Map<String, Object>> wanted(Map<String, Object> asked, int index) {
    if (asked.containsKey("items")) {
      return Doc.objects(asked, "items");
    }
    var one = new LinkedHashMap<String, Object>(asked);
    one.keySet().retainAll(Set.of("sku"));
    one.put("qty", BigDecimal.valueOf(index % 3 + 1));
    return List.of(one);
  }

  private Map<String, Object> product(Map<String, Object> item) {
    if (item.containsKey("name")) {
      return unlisted(item);
    }
    return catalogue.product(item.containsKey("sku") ? Doc.text(item, "sku") : "LAB-MUG");
  }

  private static Map<String, Object> unlisted(Map<String, Object> item) {
    var product = new LinkedHashMap<>(item);
    product.put("id", 100_000 + Math.floorMod(Doc.text(item, "sku").hashCode(), 100_000));
    product.put("type_id", "simple");
    return product;
  }

  private Cart cart(Map<String, Object> old, Map<String, Object> asked) {
    List<Map<String, Object>> items = Doc.objects(asked, "items");
    Map<String, Object> billing = Doc.at(old, "billing_address");
    Map<String, Object> shipping = ActionsApi.shippingAddress(old);
    return new Cart(
        "",
        orders.next("quote"),
        Doc.whole(old, "customer_id"),
        orders.now(),
        lines(items.isEmpty() ? had(old) : items),
        shipping.isEmpty() ? billing : shipping,
        billing);
  }

  private static List<Map<String, Object>> had(Map<String, Object> order) {
    return Doc.objects(order, "items").stream()
        .filter(i -> !i.containsKey("parent_item_id"))
        .map(i -> Map.of("sku", i.getOrDefault("sku", ""), "qty", i.getOrDefault("qty_ordered", 1)))
        .toList();
  }

  private List<Cart.Line> lines(List<Map<String, Object>> items) {
    return items.stream()
        .map(item -> Cart.Line.of(orders.next("quote_item_id"), product(item), item))
        .toList();
  }
}
