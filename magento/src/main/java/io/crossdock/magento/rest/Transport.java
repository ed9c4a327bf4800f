package io.crossdock.magento.rest;

import io.crossdock.core.version.Version;
import io.crossdock.http.BoundedHttp;
import io.crossdock.http.BoundedHttp.Answer;
import io.crossdock.http.Exchanges;
import java.io.IOException;
import java.io.Reader;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;

/** GET over HTTP, and nothing else; see {@link BoundedHttp}. Thread-safe. */
final class Transport {

  /** From this length on a part of the header is one that nobody else may know. */
  private static final int SECRET = 8;

  private final BoundedHttp http;
  private final Duration limit;

  Transport(Duration limit, Exchanges exchanges) {
    this.limit = limit;
    this.http = new BoundedHttp(limit, exchanges);
  }

  /**
   * @param patience where it is shorter than the limit of all requests
   * @throws HttpTimeoutException when the answer is not complete in time
   * @throws IOException when the host can't be reached or the connection breaks
   */
  Answer get(URI url, String authorization, Duration patience)
      throws IOException, InterruptedException {
    Duration within = patience.compareTo(limit) < 0 ? patience : limit;
    Answer answer = http.exchange(kind(url), request(url, authorization), within);
    return answer.status() == 200 && beginsAsJson(answer)
        ? answer
        : new Answer(
            answer.status(),
            without(authorization, answer.body()),
            without(authorization, answer.headers()));
  }

  private static boolean beginsAsJson(Answer answer) throws IOException {
    try (Reader text = answer.reader()) {
      int first = text.read();
      while (Character.isWhitespace(first)) {
        first = text.read();
      }
      return first == '{' || first == '[';
    }
  }

  private static String kind(URI url) {
    String resource = url.getPath().replaceFirst("^.*?/rest/V1/", "");
    int slash = resource.indexOf('/');
    return switch (slash < 0 ? resource : resource.substring(0, slash)) {
      case "orders" -> slash < 0 ? "orders" : "order";
      case "store" -> "stores";
      case "products" -> "products";
      case "customerGroups" -> "customer-groups";
      default -> "other";
    };
  }

  private static HttpRequest request(URI url, String authorization) throws IOException {
    try {
      return HttpRequest.newBuilder(url)
          .GET()
          .header("Authorization", authorization)
          .header("User-Agent", Version.USER_AGENT)
          .header("Accept", "application/json")
          .header("Accept-Encoding", "gzip")
          .build();
    } catch (IllegalArgumentException e) { // its text quotes the header
      throw new ProtocolException("the address or the credentials can't be sent");
    }
  }

  /** Failing ones are kept and shown, and some systems answer with what they were sent. */
  private static String without(String authorization, String answer) {
    String clean = answer;
    for (String part : authorization.split("[ ,=\"]+", -1)) {
      if (part.length() >= SECRET && !part.matches("oauth_.*|HMAC-.*|[0-9]+")) {
        clean = clean.replace(part, "***");
      }
    }
    return clean;
  }

  private static HttpHeaders without(String authorization, HttpHeaders headers) {
    var clean = new HashMap<String, List<String>>();
    headers
        .map()
        .forEach((name, values) ->
            clean.put(name, values.stream().map(text -> without(authorization, text)).toList()));
    return HttpHeaders.of(clean, (name, value) -> true);
  }
}
