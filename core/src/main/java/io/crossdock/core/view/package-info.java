/** What the console and the API show, and the questions they may ask. */
@NullMarked
package io.crossdock.core.view;

import org.jspecify.annotations.NullMarked;
