package io.crossdock.core.policy;

/**
 * What is wrong with one field of an input.
 *
 * @param field the key as the input named it
 * @param message what is wrong and what would be right, a sentence
 */
public record Fault(String field, String message) {

  private static final String VERSION = "version";

  /**
   * Somebody has saved since the person looked.
   *
   * @param what was saved, such as "these options"
   */
  public static Fault overtaken(String what) {
    return new Fault(
        VERSION,
        "Someone else has saved "
            + what
            + " meanwhile. Load the page again, then change what you want.");
  }

  /** Whether it is {@link #overtaken(String)}: the same input may be right after another look. */
  public boolean isOvertaken() {
    return field.equals(VERSION);
  }
}
