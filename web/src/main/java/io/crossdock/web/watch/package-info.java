/** What is looked at while it runs: dashboard, queue, log and audits; with their API. */
@NullMarked
package io.crossdock.web.watch;

import org.jspecify.annotations.NullMarked;
