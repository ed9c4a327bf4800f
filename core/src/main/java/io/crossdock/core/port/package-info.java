/** What the engine needs from the shop, the org and the database; the adapters implement these. */
@NullMarked
package io.crossdock.core.port;

import org.jspecify.annotations.NullMarked;
