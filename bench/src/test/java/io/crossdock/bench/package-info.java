@NullMarked
package io.crossdock.bench;

import org.jspecify.annotations.NullMarked;
