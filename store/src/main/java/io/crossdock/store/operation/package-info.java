/**
 * Work over many orders: sends that people ask for, back-fills, audits, take-overs, and what a
 * change of options sets free.
 */
@NullMarked
package io.crossdock.store.operation;

import org.jspecify.annotations.NullMarked;
