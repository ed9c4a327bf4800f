package io.crossdock.web.mapping;

import io.crossdock.core.mapping.FieldMapping;
import java.util.List;

/**
 * One mapping tried on an order.
 *
 * @param old as last sent; empty = never, or nothing
 * @param value what would be written; empty = the field is left as it is
 * @param faults why an order could not be sent with it
 */
public record MappingTrial(
    FieldMapping mapping, String old, String value, List<String> faults, List<String> warnings) {}
