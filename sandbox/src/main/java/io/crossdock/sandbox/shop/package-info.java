/**
 * A Magento 2.4.7 shop to try and test against: its REST interface for orders, buying and the
 * catalogue, a small storefront, and the ways in which a real one surprises its clients. Held
 * against answers recorded from a real Magento; shares no code with the product.
 */
@NullMarked
package io.crossdock.sandbox.shop;

import org.jspecify.annotations.NullMarked;
