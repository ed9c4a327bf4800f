package io.crossdock.web.mapping;

import java.util.List;

/**
 * What mappings would give for an order.
 *
 * @param trouble why nothing was tried; empty = none
 * @param order its number
 */
public record MappingTrialsModel(List<MappingTrial> trials, String trouble, String order) {}
