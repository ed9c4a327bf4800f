package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Orders of every kind a shop has, made from recorded ones: each is new in its numbers, its times
 * and its buyer, and consistent in itself. The same seed makes the same orders. Immutable.
 */
final class Seeds {

  private final List<String> names;
  private final List<Map<String, Object>> kinds;
  private final long seed;

  Seeds(long seed) {
    this.seed = seed;
    this.names = new String(resource("kinds.txt"), StandardCharsets.UTF_8).lines().toList();
    this.kinds = names.stream().map(kind -> object("order-" + kind + ".json")).toList();
  }

  static Map<String, Object> object(String name) {
    return Doc.object(read(name));
  }

  /** A recorded JSON document. */
  static Object read(String name) {
    try {
      return Json.read(resource(name));
    } catch (Json.MalformedJson e) {
      throw new IllegalStateException(name + " is damaged", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Seeds.class.getResourceAsStream("/shop/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no resource /shop/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every column of the sales_order table that can be filtered and sorted by. */
  Set<String> columns() {
    var columns = new HashSet<String>();
    for (Map<String, Object> kind : kinds) {
      kind.forEach((name, value) -> {
        if (!(value instanceof Map) && !(value instanceof List)) {
          columns.add(name);
        }
      });
    }
    columns.addAll(
        List.of(
            "ext_order_id",
            "ext_customer_id",
            "customer_dob",
            "coupon_code",
            "edit_increment",
            "original_increment_id",
            "relation_parent_id",
            "relation_parent_real_id",
            "relation_child_id",
            "relation_child_real_id"));
    return columns;
  }

  /** Places {@code count} orders, the last of them shortly before {@code now}. */
  void fill(Orders orders, int count, Instant now) {
    for (int i = 0; i < count; i++) {
      int index = i;
      Instant placed = now.minus(Duration.ofMinutes(37L * (count - i)));
      orders.add(numbers -> make(index, placed, numbers));
    }
  }

  /** One order of a recorded kind, placed now; its status is the recorded one. */
  Map<String, Object> make(String kind, int index, String now, Numbers numbers) {
    Map<String, Object> recorded = names.contains(kind) ? kinds.get(names.indexOf(kind)) : Map.of();
    if (recorded.isEmpty()) {
      throw Refused.badRequest("\"kind\" must be one of " + names);
    }
    var random = new Random(seed * 31 + index);
    Map<String, Object> order =
        new Renumbering(recorded, Person.any(random), numbers).placedAt(ShopTime.read(now));
    order.put("updated_at", now);
    return order;
  }

  Map<String, Object> make(int index, Instant placed, Numbers numbers) {
    var random = new Random(seed * 1_000_003 + index);
    int kind = index < kinds.size() ? index : random.nextInt(kinds.size());
    return new Renumbering(kinds.get(kind), Person.any(random), numbers)
        .placedAt(placed.plusSeconds(random.nextInt(1800)));
  }
}
