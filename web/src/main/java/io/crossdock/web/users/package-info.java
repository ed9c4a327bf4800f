/** Users, tokens, one's own account, signing in, and the audit log; with their API. */
@NullMarked
package io.crossdock.web.users;

import org.jspecify.annotations.NullMarked;
