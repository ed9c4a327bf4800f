package io.crossdock.web.pin;

import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.order.OrderModel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The tab "Salesforce" of an order.
 *
 * @param attempts newest first
 * @param operation that a person has just started; empty = none
 */
public record SalesforceModel(
    OrderModel.Now now,
    PinForm form,
    Pin pinned,
    Optional<SyncAnyway.Wish> wish,
    List<Attempt> attempts,
    String operation) {

  /**
   * Asks before the order is bound to an Order of the org.
   *
   * @param link of a record's id
   */
  public record Bind(Row row, PinForm form, Bound.Open open, Function<String, String> link) {}

  public Row row() {
    return now.row();
  }

  /** The pinned ids by field; empty text = not pinned. */
  public Map<String, String> pins() {
    return PinForm.of(pinned).values();
  }
}
