/** The console's server: Spring started around parts that are already made. */
@NullMarked
package io.crossdock.web.server;

import org.jspecify.annotations.NullMarked;
