/**
 * Writes the org: sign-in, describe, look-ups, and one composite graph per order. What differs is
 * taken by {@code Delta}, put into nodes by {@code GraphBuilder}, sent by {@code Graphs}; what
 * comes back is told for people by {@code Failures}. Only {@code Transport} does I/O.
 */
@NullMarked
package io.crossdock.salesforce;

import org.jspecify.annotations.NullMarked;
