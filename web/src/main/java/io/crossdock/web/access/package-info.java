/** Who is there and what they may do: users, tokens, sessions, the table of pages and roles. */
@NullMarked
package io.crossdock.web.access;

import org.jspecify.annotations.NullMarked;
