/**
 * PostgreSQL: the orders' states, which are the queue; the journal, cursors, operations; and the
 * embedded server. All SQL of the product is here.
 */
@NullMarked
package io.crossdock.store;

import org.jspecify.annotations.NullMarked;
