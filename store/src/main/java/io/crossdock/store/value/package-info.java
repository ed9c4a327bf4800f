/** How values become columns and come back. */
@NullMarked
package io.crossdock.store.value;

import org.jspecify.annotations.NullMarked;
