/** Writes the org. */
@NullMarked
package io.crossdock.salesforce;

import org.jspecify.annotations.NullMarked;
