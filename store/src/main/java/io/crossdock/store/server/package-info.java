/**
 * The database itself: the embedded PostgreSQL, its folder and password, the key for secrets, and
 * what is deleted when it is old.
 */
@NullMarked
package io.crossdock.store.server;

import org.jspecify.annotations.NullMarked;
