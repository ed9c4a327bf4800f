/**
 * The program: settings, wiring, recurring work, health. The only place that names implementations,
 * reads the environment and asks the machine for the time.
 */
@NullMarked
package io.crossdock.app;

import org.jspecify.annotations.NullMarked;
