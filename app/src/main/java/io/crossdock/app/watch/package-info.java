/**
 * What Crossdock does, in meters for a monitoring system (docs/watching.md), and in its log: the
 * only room that knows Micrometer and the form of a log line.
 */
@NullMarked
package io.crossdock.app.watch;

import org.jspecify.annotations.NullMarked;
