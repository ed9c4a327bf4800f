/**
 * One order becomes one graph: what is read before, what differs, what is written and read after.
 */
@NullMarked
package io.crossdock.salesforce.order;

import org.jspecify.annotations.NullMarked;
