package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderLine;

/**
 * An item that becomes a line.
 *
 * @param amount of the whole row, in cents
 */
record Row(OrderLine item, Money amount) {}
