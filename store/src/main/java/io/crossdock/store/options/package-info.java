/** Options, field mappings and the shop's websites. */
@NullMarked
package io.crossdock.store.options;

import org.jspecify.annotations.NullMarked;
