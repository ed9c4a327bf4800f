/** Products, price books and their entries. */
@NullMarked
package io.crossdock.salesforce.goods;

import org.jspecify.annotations.NullMarked;
