/**
 * Shop and org as connections: entered, tested, started; the shop's webhook and its Admin module.
 */
@NullMarked
package io.crossdock.web.connection;

import org.jspecify.annotations.NullMarked;
