package io.crossdock.core.policy;

/**
 * What is wrong with one field of an input.
 *
 * @param field the key as the input named it
 * @param message what is wrong and what would be right, a sentence
 */
public record Fault(String field, String message) {}
