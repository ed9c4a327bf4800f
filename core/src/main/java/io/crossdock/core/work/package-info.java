/**
 * What becomes of an order's state, whatever happens to it: one pure function, a table of its own.
 */
@NullMarked
package io.crossdock.core.work;

import org.jspecify.annotations.NullMarked;
