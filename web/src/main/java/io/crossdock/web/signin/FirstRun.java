package io.crossdock.web.signin;

import io.crossdock.access.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The first admin. While there is no user, whoever reads the service's log can make one with the
 * code printed there; nobody else can.
 */
public final class FirstRun {

  private static final Logger log = LoggerFactory.getLogger(FirstRun.class);

  /** Without those that look alike. */
  private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private final Users users;
  private final PasswordEncoder encoder;
  private final InstantSource clock;
  private final Optional<String> code;

  private FirstRun(
      Users users, PasswordEncoder encoder, InstantSource clock, Optional<String> code) {
    this.users = users;
    this.encoder = encoder;
    this.clock = clock;
    this.code = code;
  }

  /**
   * Where there is no user: makes {@code admin} if a password is given, else prints a code.
   *
   * @param password of {@code admin}; empty = the first admin is made by hand
   */
  public static FirstRun begin(
      Users users, PasswordEncoder encoder, InstantSource clock, Optional<String> password) {
    if (!users.all().isEmpty()) {
      return new FirstRun(users, encoder, clock, Optional.empty());
    }
    if (password.isPresent()) {
      users.first("admin", Passwords.hash(encoder, password.get()), clock.instant());
      return new FirstRun(users, encoder, clock, Optional.empty());
    }
    String code = newCode(new SecureRandom());
    log.warn(
        "There is no user yet. Open the console; it asks for this set-up code and makes you its"
            + " first admin: {}",
        code);
    return new FirstRun(users, encoder, clock, Optional.of(code));
  }

  /** Whether the first admin can be made now. */
  public boolean open() {
    return code.isPresent() && users.all().isEmpty();
  }

  /** Compares in constant time; case, blanks and dashes do not matter. */
  public boolean knows(String given) {
    return code.filter(wanted -> same(wanted, given)).isPresent();
  }

  /** False when somebody else was first or does not know the code. */
  public boolean claim(String given, String name, String password) {
    return knows(given) && users.first(name, Passwords.hash(encoder, password), clock.instant());
  }

  private static boolean same(String wanted, String given) {
    return MessageDigest.isEqual(plain(wanted), plain(given));
  }

  private static byte[] plain(String code) {
    return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }

  /** 100 bits: nobody guesses it. */
  private static String newCode(SecureRandom random) {
    var code = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      if (i > 0 && i % 5 == 0) {
        code.append('-');
      }
      code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return code.toString();
  }
}
