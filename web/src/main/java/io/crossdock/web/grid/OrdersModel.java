package io.crossdock.web.grid;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Choices;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Show;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page "Orders".
 *
 * @param choices what can be filtered by
 * @param cause whose orders alone are shown, while there are any
 * @param links of orders and records
 * @param words of the shop
 * @param notice why nothing was done; empty = nothing is to be said
 * @param operation that a person has just started; empty = none
 */
public record OrdersModel(
    GridPage grid,
    GridViews views,
    Found found,
    Choices choices,
    Optional<QueueView.Group> cause,
    Links links,
    ShopWords words,
    String notice,
    String operation) {

  /**
   * @param shop an order in the Magento Admin; empty = not known
   * @param org a record by its id
   */
  public record Links(Function<OrderKey, String> shop, Function<String, String> org) {}

  /**
   * What the grid shows.
   *
   * @param newest the highest entity id there was
   */
  public record Found(OrderViews.Page page, Count count, long newest) {

    public List<Row> rows() {
      return page.rows();
    }
  }

  /**
   * How many match.
   *
   * @param most was counted; one more stands for "more than these"
   */
  public record Count(int all, int most) {

    static Count exactly(int all) {
      return new Count(all, all);
    }

    public boolean more() {
      return all > most;
    }

    public String words() {
      return more()
          ? "More than " + Show.count(most) + " records found"
          : all == 1 ? "1 record found" : Show.count(all) + " records found";
    }
  }

  /** How many match, and the pages to choose from. */
  public record Counted(GridPage grid, Count count) {}

  /**
   * What is no longer as the grid shows it.
   *
   * @param rows that changed
   * @param newer how many match that came since; counted up to 100
   */
  public record Marks(
      List<Row> rows, int newer, GridPage grid, Function<String, String> link, ShopWords words) {}

  /**
   * Asks before all that match are sent.
   *
   * @param found how many; not counted beyond {@link GridPage#MOST} and one
   */
  public record All(GridPage grid, int found, ShopWords words) {

    public boolean tooMany() {
      return found > GridPage.MOST;
    }
  }
}
