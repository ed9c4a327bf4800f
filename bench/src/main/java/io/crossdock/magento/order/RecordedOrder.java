package io.crossdock.magento.order;

import io.crossdock.core.order.Order;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/** An order of two lines as a Magento 2.4.7 gave it, read as the product reads it. */
public final class RecordedOrder {

  private RecordedOrder() {}

  public static Order read() {
    try (InputStream in =
        Objects.requireNonNull(
            RecordedOrder.class.getResourceAsStream("/order-customer-simple.json"))) {
      var parser =
          new OrderParser(
              "main",
              (id, names, notes) -> new Order.Store(id, names, 1, "base", "America/Chicago"),
              OptionLabels.PLAIN);
      return parser.parse(JsonMapper.shared().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
