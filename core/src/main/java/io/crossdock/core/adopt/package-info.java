/**
 * Taking over records that were in the org before Crossdock: whose each is. Pure decisions, which
 * read nothing and write nothing.
 */
@NullMarked
package io.crossdock.core.adopt;

import org.jspecify.annotations.NullMarked;
