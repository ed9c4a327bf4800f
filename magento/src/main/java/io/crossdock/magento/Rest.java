package io.crossdock.magento;

import com.google.api.client.auth.oauth.OAuthHmacSha256Signer;
import com.google.api.client.auth.oauth.OAuthParameters;
import com.google.api.client.http.GenericUrl;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.magento.MagentoConfig.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Signed GET requests to the shop's REST API; there is no other verb. Thread-safe. */
final class Rest {

  private final MagentoConfig config;
  private final InstantSource clock;
  private final HttpClient http;
  private final AtomicReference<Instant> date = new AtomicReference<>(Instant.MIN);

  Rest(MagentoConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.http = HttpClient.newBuilder().connectTimeout(config.requestTimeout()).build();
  }

  /** The Date header of the last answer; {@code Instant.MIN} before the first. */
  Instant date() {
    return date.get();
  }

  JsonNode get(String pathAndQuery) {
    String base = config.url().toString().replaceFirst("/+$", "");
    URI uri = URI.create(base + "/rest/V1/" + pathAndQuery);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(config.requestTimeout())
            .header("Accept", "application/json")
            .header("Authorization", authorization(uri))
            .build();
    HttpResponse<String> answer = send(request);
    answer
        .headers()
        .firstValue("Date")
        .map(d -> ZonedDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant())
        .ifPresent(date::set);
    if (answer.statusCode() != 200) {
      throw Failures.answered(answer.statusCode(), answer.body());
    }
    try {
      return Json.read(answer.body());
    } catch (JacksonException e) {
      FailedCall failed = Failures.notJson(answer.body());
      failed.addSuppressed(e);
      throw failed;
    }
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw Failures.unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(
          Failure.of(
              Failure.Category.TRANSIENT, "INTERRUPTED", "Crossdock is stopping.", "Start it."),
          e);
    }
  }

  private String authorization(URI uri) {
    return switch (config.credentials()) {
      case Credentials.Bearer bearer -> "Bearer " + bearer.token();
      case Credentials.OAuth oauth -> sign(oauth, uri);
    };
  }

  private String sign(Credentials.OAuth oauth, URI uri) {
    var signer = new OAuthHmacSha256Signer(oauth.consumerSecret());
    signer.setTokenSecret(oauth.accessTokenSecret());
    var parameters = new OAuthParameters();
    parameters.signer = signer;
    parameters.consumerKey = oauth.consumerKey();
    parameters.token = oauth.accessToken();
    parameters.computeNonce();
    parameters.timestamp = Long.toString(clock.instant().getEpochSecond());
    try {
      parameters.computeSignature("GET", new GenericUrl(uri));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HMAC-SHA256", e);
    }
    return parameters.getAuthorizationHeader();
  }
}
