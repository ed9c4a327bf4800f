/** Composite graphs: their requests, nodes and answers. */
@NullMarked
package io.crossdock.salesforce.graph;

import org.jspecify.annotations.NullMarked;
