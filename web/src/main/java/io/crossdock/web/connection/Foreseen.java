package io.crossdock.web.connection;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.view.OrderViews.Row;
import java.util.Optional;

/**
 * One order of the shop with what a send of it would do.
 *
 * @param row how it stands; empty while Crossdock has not seen it
 */
public record Foreseen(Order order, Preview preview, Optional<Row> row) {}
