/** What is asked of the shop. */
@NullMarked
package io.crossdock.core.port.shop;

import org.jspecify.annotations.NullMarked;
