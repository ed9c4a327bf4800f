package io.crossdock.magento;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;

/**
 * GET over HTTP, and nothing else. The whole answer, its body included, must arrive within the time
 * limit and be of a bearable size, packed or not. Redirects are not followed: the credentials are
 * for one host. Thread-safe.
 */
final class Transport {

  /** A page of a hundred large orders is 5 MB; several answers at once leave room in the heap. */
  static final int LARGEST =
      Math.toIntExact(Math.min(50L << 20, Runtime.getRuntime().maxMemory() / 16));

  /** From this length on a part of the header is one that nobody else may know. */
  private static final int SECRET = 8;

  private final HttpClient http;
  private final Duration limit;

  Transport(Duration limit) {
    this.limit = limit;
    this.http = HttpClient.newBuilder().connectTimeout(limit).build();
  }

  /** An answer of any status. */
  record Answer(int status, String body, HttpHeaders headers) {

    Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /**
   * @param patience where it is shorter than the limit of all requests
   * @throws HttpTimeoutException when the answer is not complete in time
   * @throws IOException when the host can't be reached or the connection breaks
   */
  Answer get(URI url, String authorization, Duration patience)
      throws IOException, InterruptedException {
    Duration within = patience.compareTo(limit) < 0 ? patience : limit;
    var request = request(url, authorization);
    var pending =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      HttpResponse<byte[]> response = pending.get(within.toNanos(), TimeUnit.NANOSECONDS);
      String text = text(response);
      boolean good = response.statusCode() == 200 && text.matches("(?s)\\s*[\\[{].*");
      return new Answer(
          response.statusCode(),
          good ? text : without(authorization, text),
          without(authorization, response.headers()));
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer within " + within.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private static HttpRequest request(URI url, String authorization) throws IOException {
    try {
      return HttpRequest.newBuilder(url)
          .GET()
          .header("Authorization", authorization)
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

  private static String text(HttpResponse<byte[]> response) throws IOException {
    byte[] body = response.body();
    if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
      try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = in.readNBytes(LARGEST + 1);
      }
      if (body.length > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text; // a PHP file saved with its mark
  }
}
