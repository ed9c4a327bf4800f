package io.crossdock.web.mapping;

import io.crossdock.web.answer.Faults;
import java.util.List;

/**
 * Mappings as a file, on their way in.
 *
 * @param version the person's change is based on
 * @param changes what it would change, in words
 * @param checked whether it can be saved
 */
public record MappingImportModel(
    String yaml, long version, Faults faults, List<String> changes, boolean checked) {}
