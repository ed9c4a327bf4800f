/**
 * What is kept of shop and org as systems: their connection, identity, gates, calls, how far each
 * was read, and alarms.
 */
@NullMarked
package io.crossdock.store.systems;

import org.jspecify.annotations.NullMarked;
