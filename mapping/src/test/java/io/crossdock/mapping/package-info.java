@NullMarked
package io.crossdock.mapping;

import org.jspecify.annotations.NullMarked;
