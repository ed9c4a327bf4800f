/** From planned to recorded: batches, requests, and what becomes of each order. */
@NullMarked
package io.crossdock.core.engine.send;

import org.jspecify.annotations.NullMarked;
