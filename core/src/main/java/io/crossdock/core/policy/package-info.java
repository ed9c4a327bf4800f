/** Whether an order is sent, and why not. Pure. Knows only orders. */
@NullMarked
package io.crossdock.core.policy;

import org.jspecify.annotations.NullMarked;
