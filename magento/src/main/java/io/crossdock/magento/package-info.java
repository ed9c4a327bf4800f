/** Reads the shop; writes nothing to it, ever. */
@NullMarked
package io.crossdock.magento;

import org.jspecify.annotations.NullMarked;
