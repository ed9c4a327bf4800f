/**
 * How Magento is spoken to: signed requests, the clock it goes by, and what an answer or a refusal
 * says.
 */
@NullMarked
package io.crossdock.magento.rest;

import org.jspecify.annotations.NullMarked;
