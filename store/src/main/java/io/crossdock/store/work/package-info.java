/** The queue: orders are marked, claimed under a lease and recorded. */
@NullMarked
package io.crossdock.store.work;

import org.jspecify.annotations.NullMarked;
