@NullMarked
package io.crossdock.web.access;

import org.jspecify.annotations.NullMarked;
