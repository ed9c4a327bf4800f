/** The queue and the org, with what goes through them told to who counts it. */
@NullMarked
package io.crossdock.core.tally;

import org.jspecify.annotations.NullMarked;
