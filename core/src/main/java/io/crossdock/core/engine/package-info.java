/** Claims due orders, decides, plans, writes and records. No SQL, no HTTP. */
@NullMarked
package io.crossdock.core.engine;

import org.jspecify.annotations.NullMarked;
