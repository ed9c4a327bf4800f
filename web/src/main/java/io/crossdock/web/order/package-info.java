/** Orders: grid, one order with its tab, what it is in Salesforce, and their API. */
@NullMarked
package io.crossdock.web.order;

import org.jspecify.annotations.NullMarked;
