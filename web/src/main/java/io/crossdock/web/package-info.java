/** The admin console, the REST API and the webhook. Knows core's ports and views only. */
@NullMarked
package io.crossdock.web;

import org.jspecify.annotations.NullMarked;
