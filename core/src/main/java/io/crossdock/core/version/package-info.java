/** Which Crossdock this is. */
@NullMarked
package io.crossdock.core.version;

import org.jspecify.annotations.NullMarked;
