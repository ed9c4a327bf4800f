/**
 * How Salesforce is spoken to: sign-in, requests and their limits, SOQL, and what an answer or a
 * refusal says.
 */
@NullMarked
package io.crossdock.salesforce.rest;

import org.jspecify.annotations.NullMarked;
