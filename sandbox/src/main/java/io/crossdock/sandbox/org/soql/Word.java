package io.crossdock.sandbox.org.soql;

/**
 * A word of a query.
 *
 * @param at where it begins in the text, from 0
 */
public record Word(String text, int at) {

  boolean is(String keyword) {
    return text.equalsIgnoreCase(keyword);
  }

  boolean quoted() {
    return text.startsWith("'");
  }

  /** Whether it can name a field, an object or a path of them. */
  boolean names() {
    return text.matches("[A-Za-z]\\w*(\\.[A-Za-z]\\w*)*");
  }
}
