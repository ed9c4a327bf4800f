/**
 * Other ways to do the same work, each a fair use of Salesforce's API. They share no code with the
 * product, which a test holds.
 */
@NullMarked
package io.crossdock.bench.peer;

import org.jspecify.annotations.NullMarked;
