/**
 * Records that were there before Crossdock: found, compared, stamped with its keys, bound to an
 * order.
 */
@NullMarked
package io.crossdock.salesforce.takeover;

import org.jspecify.annotations.NullMarked;
