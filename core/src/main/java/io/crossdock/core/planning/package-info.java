/**
 * What must be true in Salesforce for one order, by what people have set: policy, then plan, then
 * their own field mappings.
 */
@NullMarked
package io.crossdock.core.planning;

import org.jspecify.annotations.NullMarked;
