/**
 * What must be true in Salesforce for one order: pure functions from values to values. Knows only
 * orders and settings.
 */
@NullMarked
package io.crossdock.core.plan;

import org.jspecify.annotations.NullMarked;
