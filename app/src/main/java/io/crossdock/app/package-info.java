/** Wiring. */
@NullMarked
package io.crossdock.app;

import org.jspecify.annotations.NullMarked;
