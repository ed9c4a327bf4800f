package io.crossdock.web.order;

import io.crossdock.core.port.org.Bindings;
import io.crossdock.core.port.org.Pins;
import io.crossdock.core.port.work.SyncAnyway;

/** What people choose for single orders. */
public record Chosen(Pins pins, SyncAnyway anyway, Bindings bindings) {}
