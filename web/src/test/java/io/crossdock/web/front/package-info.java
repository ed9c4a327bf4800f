@NullMarked
package io.crossdock.web.front;

import org.jspecify.annotations.NullMarked;
