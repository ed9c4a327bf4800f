/**
 * Measures the product from outside, in a process of its own, beside peers that meet the same
 * sandbox with the same latencies.
 */
@NullMarked
package io.crossdock.bench;

import org.jspecify.annotations.NullMarked;
