package io.crossdock.salesforce.rest;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The version of the API that is spoken: the one wanted, or the newest of an org that is behind it.
 * The org is asked once, by a request that needs no token and counts towards no limit; one that
 * does not tell is spoken to in the version wanted. Thread-safe.
 */
final class ApiVersion {

  private static final String FORM = "\\d{2,3}\\.0";

  private final String wanted;
  private volatile Optional<String> found = Optional.empty();

  ApiVersion(String wanted) {
    this.wanted = wanted;
  }

  /** Such as {@code 68.0}; throws {@code FailedCall} when the org does not answer. */
  String spoken(Transport transport, SignIn signIn) {
    return found.orElseGet(() -> {
      String asked = ask(transport, signIn.token().instance());
      found = Optional.of(asked);
      return asked;
    });
  }

  private String ask(Transport transport, URI instance) {
    Answer answer =
        transport.exchange(transport.to(instance.resolve(Transport.VERSIONS)).GET().build(), false);
    return answer.ok() ? best(wanted, answer.json()) : wanted;
  }

  /**
   * @param versions as {@code /services/data} lists them
   */
  static String best(String wanted, JsonNode versions) {
    return Json.list(versions).stream()
        .map(one -> Json.string(one, "version"))
        .filter(version -> version.matches(FORM) && number(version) <= number(wanted))
        .max((one, other) -> Integer.compare(number(one), number(other)))
        .orElse(wanted);
  }

  private static int number(String version) {
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }
}
