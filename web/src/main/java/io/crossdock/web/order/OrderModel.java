package io.crossdock.web.order;

import io.crossdock.core.order.Order;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.named.OrderNames;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page of an order.
 *
 * @param order as the shop has it now; empty = the shop can't tell
 * @param trouble why not; empty = nothing
 * @param operation that a person has just started; empty = none
 * @param notice what was done; empty = nothing
 * @param shopLink the order in the Magento Admin; empty = not known
 * @param words of the shop
 * @param documents the order's shipments, invoices and credit memos
 */
public record OrderModel(
    Now now,
    Optional<Order> order,
    String trouble,
    String operation,
    String notice,
    String shopLink,
    ShopWords words,
    List<DocumentRow> documents) {

  /**
   * How the order stands, asked for again and again.
   *
   * @param link of a record's id
   * @param told what its records are called
   */
  public record Now(Row row, Function<String, String> link, OrderNames.Told told) {}

  /**
   * Asks before the order is made anew.
   *
   * @param tab what the address of the page it leads back to ends in
   */
  public record Anew(Row row, String tab) {}

  /**
   * Asks before the person of the order is forgotten.
   *
   * @param orders how many are that person's
   */
  public record Forget(Row row, int orders) {}

  public Row row() {
    return now.row();
  }
}
