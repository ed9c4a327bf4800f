/** Field mappings' language (JSONata) and file format (YAML). */
@NullMarked
package io.crossdock.mapping;

import org.jspecify.annotations.NullMarked;
