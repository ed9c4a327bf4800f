package io.crossdock.web.mapping;

import io.crossdock.core.port.settings.Mappings;
import java.util.List;

/**
 * The page "Field Mapping".
 *
 * @param notice what was saved; empty = nothing
 */
public record MappingModel(MappingPage tab, List<Mappings.Entry> history, String notice) {}
