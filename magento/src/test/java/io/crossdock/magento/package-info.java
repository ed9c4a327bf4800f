/** Against answers recorded from a Magento 2.4.7. */
@NullMarked
package io.crossdock.magento;

import org.jspecify.annotations.NullMarked;
