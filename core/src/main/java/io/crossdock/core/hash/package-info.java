/** Hashes that are kept and compared: of addresses, orders, plans and tokens. */
@NullMarked
package io.crossdock.core.hash;

import org.jspecify.annotations.NullMarked;
