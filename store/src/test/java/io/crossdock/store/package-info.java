/** Against a real embedded PostgreSQL. */
@NullMarked
package io.crossdock.store;

import org.jspecify.annotations.NullMarked;
