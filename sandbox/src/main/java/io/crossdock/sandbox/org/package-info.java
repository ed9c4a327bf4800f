/**
 * A Salesforce org to try and test against: the REST API's records, queries, composites and graphs
 * with the order rules of a live org, over HTTP. Shares no code with the product that calls it.
 */
@NullMarked
package io.crossdock.sandbox.org;

import org.jspecify.annotations.NullMarked;
