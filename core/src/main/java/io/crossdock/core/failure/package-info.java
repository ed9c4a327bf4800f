/** What went wrong, told for people and with its own verdict on what happens next. */
@NullMarked
package io.crossdock.core.failure;

import org.jspecify.annotations.NullMarked;
