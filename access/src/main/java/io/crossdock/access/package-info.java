/**
 * Who may do what: users, roles, tokens, sessions, tries to sign in, the shop's paired module, and
 * the audit log of deeds.
 */
@NullMarked
package io.crossdock.access;

import org.jspecify.annotations.NullMarked;
