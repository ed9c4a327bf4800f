package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Choices;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.QueueView;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page "Orders".
 *
 * @param found what the grid shows
 * @param choices what can be filtered by
 * @param cause whose orders alone are shown, while there are any
 * @param shopLink an order in the Magento Admin; empty = not known
 * @param link of a record's id
 * @param notice why nothing was done; empty = nothing is to be said
 * @param operation that a person has just started; empty = none
 */
public record OrdersModel(
    GridPage grid,
    GridViews views,
    OrderViews.Page found,
    Choices choices,
    Optional<QueueView.Group> cause,
    Function<OrderKey, String> shopLink,
    Function<String, String> link,
    String notice,
    String operation) {

  /** Rows of the grid that are no longer as they are shown. */
  public record Marks(List<Row> rows, Function<String, String> link) {}
}
