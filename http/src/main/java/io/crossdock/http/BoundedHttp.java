package io.crossdock.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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

  /** Small enough that the heap needs no place of its own for it. */
  private static final int PART = 1 << 14;

  /** Of a PHP file that was saved with its byte order mark. */
  private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private final HttpClient client;
  private final Exchanges exchanges;

  /** As below; nobody is told of exchanges. */
  public BoundedHttp(Duration connecting) {
    this(connecting, Exchanges.UNTOLD);
  }

  /**
   * @param connecting how long a host may take to accept a connection
   */
  public BoundedHttp(Duration connecting, Exchanges exchanges) {
    this.exchanges = exchanges;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .build();
  }

  /** An answer of any status. Its body is unpacked and without a byte order mark. Immutable. */
  public static final class Answer {

    private final int status;
    private final List<byte[]> body;
    private final HttpHeaders headers;

    public Answer(int status, String body, HttpHeaders headers) {
      this(status, List.of(body.getBytes(StandardCharsets.UTF_8)), headers);
    }

    private Answer(int status, List<byte[]> body, HttpHeaders headers) {
      this.status = status;
      this.body = body;
      this.headers = headers;
    }

    public int status() {
      return status;
    }

    /** Whole, as UTF-8; made at each call. */
    public String body() {
      var whole = new ByteArrayOutputStream(body.stream().mapToInt(part -> part.length).sum());
      body.forEach(whole::writeBytes);
      return whole.toString(StandardCharsets.UTF_8);
    }

    /** The same text for one who reads it through once: a large one is never whole in memory. */
    public Reader reader() {
      return new InputStreamReader(stream(body), StandardCharsets.UTF_8);
    }

    public HttpHeaders headers() {
      return headers;
    }

    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }
  }

  /** As below, told by its kind to {@link Exchanges}. */
  public Answer exchange(String kind, HttpRequest request, Duration within)
      throws IOException, InterruptedException {
    long began = System.nanoTime();
    var end = Exchanges.End.LOST;
    try {
      Answer answer = exchange(request, within);
      end = answer.status() < 400 ? Exchanges.End.GOOD : Exchanges.End.REFUSED;
      return answer;
    } finally {
      exchanges.ended(kind, end, Duration.ofNanos(System.nanoTime() - began));
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
    var parts = new ArrayList<byte[]>();
    var body = BodyHandlers.ofByteArrayConsumer(part -> part.ifPresent(parts::add));
    var pending = client.sendAsync(request, BodyHandlers.limiting(body, LARGEST));
    try {
      HttpResponse<Void> response = pending.get(within.toNanos(), TimeUnit.NANOSECONDS);
      return new Answer(response.statusCode(), body(response, parts), response.headers());
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer within " + within.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  private static List<byte[]> body(HttpResponse<Void> response, List<byte[]> parts)
      throws IOException {
    boolean packed = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
    try (var body = packed ? new GZIPInputStream(stream(parts)) : stream(parts)) {
      return parts(body);
    }
  }

  private static List<byte[]> parts(InputStream body) throws IOException {
    var parts = new ArrayList<byte[]>();
    int left = LARGEST;
    for (byte[] part = body.readNBytes(PART); part.length > 0; part = body.readNBytes(PART)) {
      left -= part.length;
      if (left < 0) {
        throw new IOException("the answer is larger than " + LARGEST + " bytes");
      }
      boolean marked =
          parts.isEmpty()
              && Arrays.equals(part, 0, Math.min(part.length, MARK.length), MARK, 0, MARK.length);
      parts.add(marked ? Arrays.copyOfRange(part, MARK.length, part.length) : part);
    }
    return parts;
  }

  private static InputStream stream(List<byte[]> parts) {
    return new SequenceInputStream(
        Collections.enumeration(parts.stream().map(ByteArrayInputStream::new).toList()));
  }
}
