package io.crossdock.web.mapping;

import io.crossdock.core.mapping.Paths.Path;
import java.util.List;

/**
 * The values of an order that can be picked.
 *
 * @param trouble why there are none; empty = none
 */
public record MappingPathsModel(List<Path> paths, String trouble) {}
