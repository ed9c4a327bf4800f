/** What people call the org's records: beside an order's ids, and found by name. */
@NullMarked
package io.crossdock.web.named;

import org.jspecify.annotations.NullMarked;
