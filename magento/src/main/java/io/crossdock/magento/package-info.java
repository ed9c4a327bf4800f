/**
 * Reads the shop over Magento's REST API; sends GET requests only, so it writes nothing to it,
 * ever.
 */
@NullMarked
package io.crossdock.magento;

import org.jspecify.annotations.NullMarked;
