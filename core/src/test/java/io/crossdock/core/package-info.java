/** Rules that hold for all of core. */
@NullMarked
package io.crossdock.core;

import org.jspecify.annotations.NullMarked;
