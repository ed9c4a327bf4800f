/** The description of the API for scripts, and that a call takes what it describes. */
@NullMarked
package io.crossdock.web.openapi;

import org.jspecify.annotations.NullMarked;
