/**
 * Values of the shop's order in fields of the org, as people map them: expressions, conversion and
 * checks. Pure; expressions are evaluated by whoever implements {@link
 * io.crossdock.core.mapping.Expressions}.
 */
@NullMarked
package io.crossdock.core.mapping;

import org.jspecify.annotations.NullMarked;
