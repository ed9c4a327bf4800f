/**
 * Looks on and tells: audits that prove that nothing is lost, alarms, and what a send would do.
 * Claims and writes no order.
 */
@NullMarked
package io.crossdock.core.watch;

import org.jspecify.annotations.NullMarked;
