/** Field and status mapping, tried, imported and saved; with its API. */
@NullMarked
package io.crossdock.web.mapping;

import org.jspecify.annotations.NullMarked;
