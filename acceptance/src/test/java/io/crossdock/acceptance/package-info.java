/** The whole system, as its users meet it: app, sandbox, PostgreSQL, over real sockets. */
@NullMarked
package io.crossdock.acceptance;

import org.jspecify.annotations.NullMarked;
