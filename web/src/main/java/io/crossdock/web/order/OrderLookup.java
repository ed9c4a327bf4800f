package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.answer.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the one order a text means: {@code main:42}, or an increment id that only one store has.
 */
public final class OrderLookup {

  private OrderLookup() {}

  /**
   * The orders the texts mean, each once; those named by key are found together.
   *
   * @throws Refused with what is wrong with every text that means none, or several
   */
  public static List<OrderKey> all(OrderViews views, List<String> texts) {
    List<OrderKey> named = texts.stream().flatMap(text -> OrderKey.parse(text).stream()).toList();
    Set<OrderKey> known = views.find(named).stream().map(Row::key).collect(Collectors.toSet());
    var keys = new LinkedHashSet<OrderKey>();
    var refused = new ArrayList<Refused>();
    for (String text : texts) {
      try {
        keys.add(
            OrderKey.parse(text).filter(known::contains).orElseGet(() -> one(views, text).key()));
      } catch (Refused e) {
        refused.add(e);
      }
    }
    if (!refused.isEmpty()) {
      throw new Refused(
          refused.getLast().status(),
          "Some orders can't be told; nothing was sent",
          refused.stream().flatMap(e -> e.faults().stream()).toList());
    }
    return List.copyOf(keys);
  }

  public static Row one(OrderViews views, String text) {
    return one(views, text, "");
  }

  /**
   * @param store the purchase point that decides where several have the number; empty = none
   */
  public static Row one(OrderViews views, String text, String store) {
    List<Row> found =
        OrderKey.parse(text)
            .map(key -> views.find(key).stream().toList())
            .orElseGet(() -> views.byIncrementId(text));
    if (!store.isEmpty()) {
      found = found.stream().filter(row -> row.purchasePoint().equals(store)).toList();
    }
    if (found.isEmpty()) {
      throw new Refused(
          404,
          "No such order",
          List.of(
              "order: \""
                  + text
                  + "\" is neither an increment id nor a key such as main:42 of an order that"
                  + " Crossdock has seen."));
    }
    if (found.size() > 1) {
      throw new Refused(
          409,
          "Several stores have this order number",
          found.stream()
              .map(row -> "order: use " + row.key() + " for " + row.purchasePoint() + ".")
              .toList());
    }
    return found.getFirst();
  }
}
