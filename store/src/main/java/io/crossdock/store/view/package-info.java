/** What people look at: grid, queue, log, dashboard, and the feed of changes. */
@NullMarked
package io.crossdock.store.view;

import org.jspecify.annotations.NullMarked;
