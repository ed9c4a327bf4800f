/** When something happens next: loops, waits, windows, deadlines and the budget of calls. */
@NullMarked
package io.crossdock.core.engine.pace;

import org.jspecify.annotations.NullMarked;
