/** The shop and the org, only as long as they are the ones this Crossdock belongs to. */
@NullMarked
package io.crossdock.core.guard;

import org.jspecify.annotations.NullMarked;
