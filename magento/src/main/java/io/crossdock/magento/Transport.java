package io.crossdock.magento;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

  private final HttpClient http;
  private final Duration limit;

  Transport(Duration limit) {
    this.limit = limit;
    this.http = HttpClient.newBuilder().connectTimeout(limit).build();
  }

  /** An answer of any status. */
  record Answer(int status, String body, java.net.http.HttpHeaders headers) {

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
    var request =
        HttpRequest.newBuilder(url)
            .GET()
            .header("Authorization", authorization)
            .header("Accept", "application/json")
            .header("Accept-Encoding", "gzip")
            .build();
    var pending =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
    try {
      HttpResponse<byte[]> response = pending.get(within.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(response.statusCode(), text(response), response.headers());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer within " + within.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pending.cancel(true);
    }
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
