package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.answer.Refused;
import java.util.List;

/**
 * Finds the one order a text means: {@code main:42}, or an increment id that only one store has.
 */
public final class OrderLookup {

  private OrderLookup() {}

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
