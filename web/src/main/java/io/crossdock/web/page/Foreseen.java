package io.crossdock.web.page;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.Previews.Preview;

/** One order of the shop with what a send of it would do. */
public record Foreseen(Order order, Preview preview) {}
