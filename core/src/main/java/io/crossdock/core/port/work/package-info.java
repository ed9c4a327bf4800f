/**
 * The queue and what steers it: rows, leases, gates, cursors, calls, back-fills and sends on
 * demand.
 */
@NullMarked
package io.crossdock.core.port.work;

import org.jspecify.annotations.NullMarked;
