/** The orders grid: what its address asks for, how each person likes it, and its export. */
@NullMarked
package io.crossdock.web.grid;

import org.jspecify.annotations.NullMarked;
