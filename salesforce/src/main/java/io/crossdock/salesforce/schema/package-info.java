/** What the org has: its objects, fields, picklists and lengths, by describe. */
@NullMarked
package io.crossdock.salesforce.schema;

import org.jspecify.annotations.NullMarked;
