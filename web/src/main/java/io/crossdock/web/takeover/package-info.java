/** Records that were in the org before Crossdock, taken over; with its API. */
@NullMarked
package io.crossdock.web.takeover;

import org.jspecify.annotations.NullMarked;
