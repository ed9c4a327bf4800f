@NullMarked
package io.crossdock.bench.peer;

import org.jspecify.annotations.NullMarked;
