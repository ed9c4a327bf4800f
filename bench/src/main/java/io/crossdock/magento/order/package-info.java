/** One order as the shop tells it, read part by part; what makes no sense costs that part. */
@NullMarked
package io.crossdock.magento.order;

import org.jspecify.annotations.NullMarked;
