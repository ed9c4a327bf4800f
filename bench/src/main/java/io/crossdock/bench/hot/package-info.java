/**
 * The pure hot paths, timed by JMH. What only its own module can call is timed in a class of the
 * module's package.
 */
@NullMarked
package io.crossdock.bench.hot;

import org.jspecify.annotations.NullMarked;
