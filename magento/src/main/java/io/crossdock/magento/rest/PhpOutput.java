package io.crossdock.magento.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * What PHP writes around or into a JSON answer where a shop shows its errors to visitors. Pure.
 *
 * @param words PHP's own, without mark-up, shortened
 * @param rest the answer without them
 */
record PhpOutput(String words, String rest) {

  private static final int LONGEST = 300;
  private static final String KINDS =
      "(?:Warning|Notice|Deprecated|Strict Standards|(?:Catchable |Recoverable )?[Ff]atal"
          + " error|Parse error|User (?:Warning|Notice|Deprecated))";

  /** As {@code html_errors} writes it, as it is written plainly, and what profilers append. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?s)(?:<br\\s*/?>\\s*)?<b>"
              + KINDS
              + "</b>:.{0,4000}? on line <b>\\d+</b>(?:\\s*<br\\s*/?>)?"
              + "|(?m:^)\\s*(?:PHP )?"
              + KINDS
              + ": .{0,4000}? on line \\d+"
              + "|<!--.{0,4000}?-->");

  private static final Pattern OF_PHP = Pattern.compile(KINDS + "(?:</b>)?: ");
  private static final Pattern MARKS = Pattern.compile("<[^>]{0,200}>");

  /** Empty where PHP said nothing. */
  static Optional<PhpOutput> in(String body) {
    Matcher message = MESSAGE.matcher(body);
    if (!message.find() || !OF_PHP.matcher(body).find()) {
      return Optional.empty();
    }
    String plain = MARKS.matcher(message.group()).replaceAll("").replaceAll("\\s+", " ").strip();
    String words = plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    return Optional.of(new PhpOutput(words, message.replaceAll("").strip()));
  }

  /** Whether what is left is one whole JSON document, so that nothing of it is a guess. */
  boolean leavesJson() {
    try {
      return RestApi.JSON.readTree(rest).isContainer();
    } catch (JacksonException e) {
      return false;
    }
  }
}
