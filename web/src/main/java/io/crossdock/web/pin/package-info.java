/**
 * What people choose for one order: its record, account, contact and owner, and that it goes
 * anyway.
 */
@NullMarked
package io.crossdock.web.pin;

import org.jspecify.annotations.NullMarked;
