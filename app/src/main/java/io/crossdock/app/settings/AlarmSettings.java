package io.crossdock.app.settings;

import io.crossdock.app.net.Outgoing;
import io.crossdock.core.connection.Loopback;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom alarms are told, besides the log.
 *
 * @param patience how long an order may be out of step
 * @param url takes a POST of JSON; empty = none
 */
public record AlarmSettings(Duration patience, Optional<URI> url, Optional<Mail> mail) {

  private static final String URL = "CROSSDOCK_ALARM_URL";
  private static final String EMAIL = "CROSSDOCK_ALARM_EMAIL";
  private static final String SMTP = "CROSSDOCK_SMTP_URL";
  private static final String MINUTES = "CROSSDOCK_ALARM_MINUTES";

  /**
   * A mail server and whom to write to.
   *
   * @param server {@code smtp://} with STARTTLS, or {@code smtps://}
   * @param to addresses with commas between them
   */
  public record Mail(URI server, String from, String to) {
    /** The server's address may hold a password. */
    @Override
    public String toString() {
      return "Mail[" + to + "]";
    }
  }

  /**
   * @param values what was set, by key
   * @param faults takes what is wrong, each by its key
   */
  static AlarmSettings read(Function<String, Optional<String>> values, List<String> faults) {
    return new AlarmSettings(
        patience(values.apply(MINUTES), faults),
        values.apply(URL).flatMap(text -> address(URL, text, "http", faults)),
        mail(values, faults));
  }

  private static Duration patience(Optional<String> text, List<String> faults) {
    String minutes = text.orElse("15");
    if (minutes.matches("[1-9]\\d{0,4}")) {
      return Duration.ofMinutes(Long.parseLong(minutes));
    }
    faults.add(
        MINUTES
            + ": \""
            + minutes
            + "\" is no number of minutes; give 1 to 99999, the default is 15");
    return Duration.ofMinutes(15);
  }

  private static Optional<Mail> mail(
      Function<String, Optional<String>> values, List<String> faults) {
    Optional<String> to = values.apply(EMAIL);
    Optional<String> server = values.apply(SMTP);
    if (to.isEmpty() && server.isEmpty()) {
      return Optional.empty();
    }
    if (to.isEmpty()) {
      faults.add(EMAIL + ": is missing; give whom " + SMTP + " is to write to");
    } else if (!to.get().matches("[^@,\\s]+@[^@,\\s]+(\\s*,\\s*[^@,\\s]+@[^@,\\s]+)*")) {
      faults.add(
          EMAIL + ": \"" + to.get() + "\" must be e-mail addresses with commas between them");
    }
    if (server.isEmpty()) {
      faults.add(SMTP + ": is missing; give the mail server, smtp://user:password@host:587");
    }
    return server
        .flatMap(text -> address(SMTP, text, "smtp", faults))
        .map(url ->
            new Mail(
                url,
                values.apply("CROSSDOCK_ALARM_FROM").orElse("crossdock@" + url.getHost()),
                to.orElse("")));
  }

  /** Never repeats the text: it may hold a password. */
  private static Optional<URI> address(
      String key, String text, String scheme, List<String> faults) {
    try {
      URI url = URI.create(text);
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches(scheme + "s?")) {
        if (scheme.equals("http") && url.getScheme().equals("http") && !Loopback.address(url)) {
          faults.add(key + ": plain http is accepted for this machine only; use https");
        }
        Outgoing.literal(url).ifPresent(refused -> faults.add(key + ": " + refused.sentence()));
        return Optional.of(url);
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    faults.add(
        key + ": must be an address that begins with " + scheme + ":// or " + scheme + "s://");
    return Optional.empty();
  }
}
