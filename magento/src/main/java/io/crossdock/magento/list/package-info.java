/** Lists of orders: asked for by time, told in pages, and told around an order that spoils them. */
@NullMarked
package io.crossdock.magento.list;

import org.jspecify.annotations.NullMarked;
