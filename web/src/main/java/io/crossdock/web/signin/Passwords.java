package io.crossdock.web.signin;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.crossdock.core.policy.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What names and passwords must be like. */
public final class Passwords {

  /** Of the password's length, not of its letters: that is what makes it hard to guess. */
  private static final int LEAST = 12;

  /** Bcrypt reads no more bytes. */
  private static final int MOST_BYTES = 72;

  private static final String PASSWORD = "password";
  private static final String AGAIN = "again";

  private static final Zxcvbn ESTIMATOR = new Zxcvbn();

  private Passwords() {}

  /** Empty when the name will do. */
  public static Optional<Fault> nameFault(String name) {
    return name.matches("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}")
        ? Optional.empty()
        : Optional.of(
            new Fault(
                "name",
                "User name must be 1 to 64 letters, digits, dots, dashes, underscores or @, and"
                    + " begin with a letter or digit."));
  }

  /** Everything that is wrong with a new password, at once. */
  public static List<Fault> faults(String name, String password, String again) {
    var faults = new ArrayList<Fault>();
    if (password.codePointCount(0, password.length()) < LEAST) {
      faults.add(wrong("must have at least " + LEAST + " characters; four words will do."));
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      faults.add(wrong("must have at most " + MOST_BYTES + " bytes."));
    }
    if (!name.isEmpty() && password.equalsIgnoreCase(name)) {
      faults.add(wrong("must not be the user name."));
    } else if (faults.isEmpty()) {
      guessable(name, password).map(why -> new Fault(PASSWORD, why)).ifPresent(faults::add);
    }
    if (!password.equals(again)) {
      faults.add(new Fault(AGAIN, "The two passwords differ."));
    }
    return faults;
  }

  private static Fault wrong(String how) {
    return new Fault(PASSWORD, "Password " + how);
  }

  /**
   * Why somebody who tries common words, names and patterns first would soon have it; empty = it
   * takes 10^8 guesses at least (zxcvbn's score 3).
   */
  public static Optional<String> guessable(String name, String password) {
    var strength = ESTIMATOR.measure(password, List.of(name, "crossdock", "magento", "salesforce"));
    if (strength.getScore() >= 3) {
      return Optional.empty();
    }
    String why = strength.getFeedback().getWarning(Locale.ENGLISH);
    return Optional.of(
        "Password is easy to guess"
            + (why.isEmpty() ? "" : " (" + why.replaceAll("[.]$", "") + ")")
            + "; four words that have nothing to do with each other are better.");
  }

  public static String hash(PasswordEncoder encoder, String password) {
    String hash = encoder.encode(password);
    if (hash == null) {
      throw new IllegalStateException("the password encoder gave no hash");
    }
    return hash;
  }
}
