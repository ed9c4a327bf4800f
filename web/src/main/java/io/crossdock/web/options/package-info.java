/** Options, what a change of them concerns, and past orders sent on demand; with their API. */
@NullMarked
package io.crossdock.web.options;

import org.jspecify.annotations.NullMarked;
