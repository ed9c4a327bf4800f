package io.crossdock.magento.order;

import java.util.Map;

/**
 * What a product's option is called.
 *
 * @param values titles by their ids; empty for options that the customer types
 */
public record Titles(String option, Map<String, String> values) {}
