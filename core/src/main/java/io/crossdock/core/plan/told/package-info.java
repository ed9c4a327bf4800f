/** What a send did, in sentences for people. */
@NullMarked
package io.crossdock.core.plan.told;

import org.jspecify.annotations.NullMarked;
