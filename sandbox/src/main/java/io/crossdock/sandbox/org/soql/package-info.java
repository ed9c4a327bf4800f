/** The query language: what a text says, whatever the org's objects are. */
@NullMarked
package io.crossdock.sandbox.org.soql;

import org.jspecify.annotations.NullMarked;
