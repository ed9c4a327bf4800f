package io.crossdock.salesforce.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crossdock.core.connection.Loopback;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Signs in by client credentials or JWT and keeps the token until the org refuses it. Thread-safe;
 * while one caller signs in the others wait for its token.
 */
final class SignIn {

  private static final List<String> HOSTS =
      List.of(".salesforce.com", ".force.com", ".salesforce.mil", ".cloudforce.com");

  private static final Pattern ORG = Pattern.compile("/(00D\\w{15})/\\w{15,18}/?$");

  private final SalesforceConfig config;
  private final Transport transport;
  private final InstantSource clock;
  private final ReentrantLock signingIn = new ReentrantLock();
  private volatile @Nullable Token current;

  SignIn(SalesforceConfig config, Transport transport, InstantSource clock) {
    this.clock = clock;
    this.config = config;
    this.transport = transport;
    config.requireSafe();
  }

  /**
   * What authorises calls, and where they go.
   *
   * @param org the org's id
   */
  record Token(String value, URI instance, String org) {
    @Override
    public String toString() {
      return "Token[" + instance + "]";
    }
  }

  Token token() {
    Token token = current;
    return token == null ? renew(null) : token;
  }

  /** A token other than the refused one; many callers with the same refused one cost one call. */
  Token renew(@Nullable Token refused) {
    signingIn.lock();
    try {
      Token token = current;
      if (token == null || token.equals(refused)) {
        token = request();
        current = token;
      }
      return token;
    } finally {
      signingIn.unlock();
    }
  }

  private Token request() {
    String form = form();
    var request =
        transport
            .to(config.url().resolve("/services/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    Answer answer = transport.exchange(request, false);
    if (!answer.ok()) {
      throw new FailedCall(
          Failures.signIn(hidden(answer, form), config.credentials() instanceof Credentials.Jwt));
    }
    if (answer.json().isMissingNode()) { // half a token is in it, perhaps
      throw new FailedCall(
          Failures.unreadable(new Answer(answer.status(), "", answer.retryAfter()), false));
    }
    return accept(answer.body(false));
  }

  private Answer hidden(Answer answer, String form) {
    String sent = form.substring(form.lastIndexOf('=') + 1);
    return switch (config.credentials()) {
      case Credentials.ClientCredentials app -> answer.without(app.clientSecret()).without(sent);
      case Credentials.Jwt ignored -> answer.without(sent);
    };
  }

  private String form() {
    return switch (config.credentials()) {
      case Credentials.ClientCredentials app ->
          "grant_type=client_credentials&client_id="
              + URLEncoder.encode(app.clientId(), UTF_8)
              + "&client_secret="
              + URLEncoder.encode(app.clientSecret(), UTF_8);
      case Credentials.Jwt jwt ->
          "grant_type="
              + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", UTF_8)
              + "&assertion="
              + Assertion.of(jwt, config.url(), clock.instant());
    };
  }

  private Token accept(JsonNode body) {
    if (!Json.string(body, "token_type").equalsIgnoreCase("Bearer")) {
      throw refused("token-type", "Salesforce issued a token that is no Bearer token.");
    }
    String value = Json.string(body, "access_token");
    if (!value.matches("[!-~]+")) {
      throw refused("no-token", "Salesforce's sign-in answer holds no token that can be sent.");
    }
    String address = Json.string(body, "instance_url");
    URI instance = address.isEmpty() ? config.url() : parse(address);
    requireSafe(instance, "The instance_url Salesforce answered");
    return new Token(value, instance, org(Json.string(body, "id"), value));
  }

  /** The identity URL ends in {@code /<org>/<user>}; a token begins with the org's short id. */
  private static String org(String identity, String token) {
    var matcher = ORG.matcher(identity);
    return matcher.find() ? matcher.group(1) : token.replaceFirst("!.*", "");
  }

  private static URI parse(String address) {
    try {
      return URI.create(address);
    } catch (IllegalArgumentException e) {
      throw refused(Failures.UNSAFE_ADDRESS, "The instance_url Salesforce answered is no address.");
    }
  }

  /** The token goes nowhere but to Salesforce, encrypted; loopback is for demos and tests. */
  static void requireSafe(URI address, String what) {
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    boolean loopback = Loopback.host(host);
    boolean salesforce = HOSTS.stream().anyMatch(host::endsWith);
    boolean encrypted = "https".equals(address.getScheme());
    boolean plain = "http".equals(address.getScheme());
    if (!(encrypted && (salesforce || loopback)) && !(plain && loopback)) {
      throw refused(
          Failures.UNSAFE_ADDRESS,
          what + " (" + address + ") is not an https address of Salesforce; no secret is sent.");
    }
  }

  private static FailedCall refused(String code, String message) {
    return new FailedCall(
        Failure.of(
            Category.UNAUTHORISED,
            code,
            message,
            "An administrator checks the address and the External Client App under Connections."));
  }
}
