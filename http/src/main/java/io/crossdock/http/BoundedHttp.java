package io.crossdock.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
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
 * Exchanges that end. The whole answer, its body included, arrives within the time given and is of
 * a bearable size, packed or not; the JDK bears 384 KiB of headers. Redirects are not followed: the
 * credentials are for one host. Where requests may go at all is the business of the program's
 * resolver of names. Thread-safe.
 */
public final class BoundedHttp {

  /**
   * The largest answers, descriptions of objects with a thousand fields, are 10 MB; several answers
   * at once leave room in the heap.
   */
  public static final int LARGEST =
      Math.toIntExact(Math.min(50L << 20, Runtime.getRuntime().maxMemory() / 16));

  private final HttpClient client;

  /**
   * @param connecting how long a host may take to accept a connection
   */
  public BoundedHttp(Duration connecting) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .build();
  }

  /**
   * An answer of any status.
   *
   * @param body unpacked, as UTF-8, without a byte order mark
   */
  public record Answer(int status, String body, HttpHeaders headers) {

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /**
   * Sends once and never again.
   *
   * @throws HttpTimeoutException when the answer is not complete in time
   * @throws IOException when the host can't be reached, the connection breaks or the answer is too
   *     large
   */
  public Answer exchange(HttpRequest request, Duration within)
      throws IOException, InterruptedException {
    var pending =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
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
      body = unpacked(body);
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text; // a PHP file saved with its mark
  }

  private static byte[] unpacked(byte[] body) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] whole = in.readNBytes(LARGEST + 1);
      if (whole.length > LARGEST) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
      return whole;
    }
  }
}
