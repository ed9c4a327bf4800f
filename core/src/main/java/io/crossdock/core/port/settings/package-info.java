/** Options, field mappings, connections and saved views as they are kept. */
@NullMarked
package io.crossdock.core.port.settings;

import org.jspecify.annotations.NullMarked;
