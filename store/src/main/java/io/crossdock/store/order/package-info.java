/**
 * What is kept of single orders: what Salesforce has of them, pins, links, consents and what was
 * forgotten.
 */
@NullMarked
package io.crossdock.store.order;

import org.jspecify.annotations.NullMarked;
