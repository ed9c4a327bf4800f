package io.crossdock.sandbox.org.soql;

/** A query that the org refuses, with the API's code and a message in its form. */
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int BEFORE = 35;
  private static final int SHOWN = 60;

  private final String code;

  /** A refusal that names no place. */
  public Malformed(String code, String message) {
    super(message);
    this.code = code;
  }

  /** A refusal that shows the place in the text, as the API does. */
  public static Malformed at(String text, int place, String code, String message) {
    int from = place <= BEFORE ? 0 : text.indexOf(' ', place - BEFORE) + 1;
    String shown = text.substring(from, Math.min(text.length(), from + SHOWN));
    int row = (int) text.substring(0, place).chars().filter(c -> c == '\n').count() + 1;
    int column = place - text.lastIndexOf('\n', place - 1);
    return new Malformed(
        code,
        "\n%s\n%s^\nERROR at Row:%d:Column:%d\n%s"
            .formatted(shown.replace('\n', ' '), " ".repeat(place - from), row, column, message));
  }

  /** What a real org answers and this one does not know: never an answer that could be wrong. */
  public static Malformed notImitated(String what) {
    return new Malformed(
        "NOT_IMITATED", "The sandbox org does not imitate " + what + ": see /_sandbox/limits.");
  }

  public String code() {
    return code;
  }
}
