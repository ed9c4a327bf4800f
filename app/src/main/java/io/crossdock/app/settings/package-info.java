/** Settings from the environment and the file: read, checked, and named in each fault. */
@NullMarked
package io.crossdock.app.settings;

import org.jspecify.annotations.NullMarked;
