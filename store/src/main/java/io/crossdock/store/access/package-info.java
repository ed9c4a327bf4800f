/** Users, sessions, tokens, sign-in tries and the audit log. */
@NullMarked
package io.crossdock.store.access;

import org.jspecify.annotations.NullMarked;
