package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signed GET requests. Thread-safe. */
final class RestApi {

  static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final MagentoConfig config;
  private final InstantSource clock;
  private final HttpClient http;
  private volatile Instant shopTime;

  RestApi(MagentoConfig config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
    this.shopTime = Instant.EPOCH;
    this.http = HttpClient.newBuilder().connectTimeout(config.requestTimeout()).build();
  }

  /** Parameters in order; encoded as Magento's signature wants them, a space as %20. */
  JsonNode get(String path, List<Map.Entry<String, String>> parameters) {
    var query = new ArrayList<String>();
    parameters.forEach(p -> query.add(encode(p.getKey()) + "=" + encode(p.getValue())));
    String url = config.url() + "/rest/V1" + path;
    return send(URI.create(query.isEmpty() ? url : url + "?" + String.join("&", query)));
  }

  /** The Date header of the last answer; our own clock before the first. */
  Instant shopTime() {
    return shopTime.equals(Instant.EPOCH) ? clock.instant() : shopTime;
  }

  private JsonNode send(URI url) {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(config.requestTimeout())
            .header("Authorization", Signing.header(url, config.credentials()))
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      response
          .headers()
          .firstValue("Date")
          .ifPresent(date ->
              shopTime =
                  ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return read(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new FailedCall(Failures.unreachable(e, config.url().getHost()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(
          Failures.unreachable(new IOException("stopped"), config.url().getHost()), e);
    }
  }

  private static JsonNode read(int status, String body) {
    if (status != 200) {
      throw new FailedCall(Failures.answered(status, body));
    }
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new FailedCall(Failures.unreadable(body), e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
