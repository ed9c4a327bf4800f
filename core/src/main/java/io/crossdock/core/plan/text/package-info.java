/** Texts made to fit: without what Salesforce can't hold, and cut where a shorter one is true. */
@NullMarked
package io.crossdock.core.plan.text;

import org.jspecify.annotations.NullMarked;
