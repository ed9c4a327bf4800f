/** Values of the shop's orders. */
@NullMarked
package io.crossdock.core.order;

import org.jspecify.annotations.NullMarked;
