/** What is asked of the org, and whose its records are. */
@NullMarked
package io.crossdock.core.port.org;

import org.jspecify.annotations.NullMarked;
