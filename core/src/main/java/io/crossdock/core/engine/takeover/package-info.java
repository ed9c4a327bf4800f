/** Taking over records that were in the org before. */
@NullMarked
package io.crossdock.core.engine.takeover;

import org.jspecify.annotations.NullMarked;
