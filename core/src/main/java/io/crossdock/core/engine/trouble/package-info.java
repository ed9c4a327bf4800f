/**
 * What is done when a system or an order is in trouble: gates, evidence, and halving until the
 * culprit is alone.
 */
@NullMarked
package io.crossdock.core.engine.trouble;

import org.jspecify.annotations.NullMarked;
