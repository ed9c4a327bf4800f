package io.crossdock.core.connection;

import java.util.Optional;
import java.util.regex.Pattern;

/** Text that a person pasted or a file ends with a line break. Pure; quotes nothing of a secret. */
public final class Pasted {

  private static final Pattern SEEN = Pattern.compile("[^\\s\\p{Z}\\p{Cf}\\p{Cc}]");

  private Pasted() {}

  /** Without blanks around it, those too that are not seen, such as a zero-width one. */
  public static String text(String pasted) {
    var seen = SEEN.matcher(pasted);
    if (!seen.find()) {
      return "";
    }
    int first = seen.start();
    int end = pasted.length();
    while (!seen.reset(pasted).region(lastStart(pasted, end), end).lookingAt()) {
      end = lastStart(pasted, end);
    }
    return pasted.substring(first, end);
  }

  /** Where the last character before {@code end} begins. */
  private static int lastStart(String text, int end) {
    return text.offsetByCodePoints(end, -1);
  }

  /** Why no system can have given this as a key, token or secret; empty when one may have. */
  public static Optional<String> fault(String key) {
    if (key.matches("(?i)(bearer|basic|oauth)\\s.*")) {
      return Optional.of("begins with the name of a scheme; give only what stands behind it");
    }
    if (key.matches("(?s).*[\\s\\p{Z}\\p{Cf}\\p{Cc}].*")) {
      return Optional.of("has a blank or a line break within; copy it again, and only it");
    }
    if (key.matches("(?s)[\"'<{\\[].*|.*[\"'>}\\]]")) {
      return Optional.of("has quotation marks or brackets around it; leave them out");
    }
    if (key.matches("(?s).*[^!-~].*")) {
      return Optional.of("has characters that no key has; copy it again");
    }
    return key.matches("(?i)https?://.*")
        ? Optional.of("is an address; the key is meant here")
        : Optional.empty();
  }
}
