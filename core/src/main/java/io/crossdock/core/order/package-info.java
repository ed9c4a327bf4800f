/** Values of the shop's orders, in Magento's words. Knows no other package. */
@NullMarked
package io.crossdock.core.order;

import org.jspecify.annotations.NullMarked;
