package io.crossdock.magento;

import java.util.Map;

/**
 * What a product's option is called.
 *
 * @param values titles by their ids; empty for options that the customer types
 */
record Titles(String option, Map<String, String> values) {}
