/** Whether an org is ready, and what must be done when it is not. */
@NullMarked
package io.crossdock.salesforce.check;

import org.jspecify.annotations.NullMarked;
