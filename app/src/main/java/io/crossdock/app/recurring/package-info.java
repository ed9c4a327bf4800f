/**
 * What is done again and again: polls, sweeps, audits, alarms and tidying up, by a clock that is
 * never set back.
 */
@NullMarked
package io.crossdock.app.recurring;

import org.jspecify.annotations.NullMarked;
