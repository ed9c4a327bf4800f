/** The network's two edges: where it listens, and which hosts it may call. */
@NullMarked
package io.crossdock.app.net;

import org.jspecify.annotations.NullMarked;
