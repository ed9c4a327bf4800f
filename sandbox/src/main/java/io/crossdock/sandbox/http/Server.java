package io.crossdock.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real HTTP/1.1 server on loopback, one virtual thread per request, that misbehaves as its {@link
 * Faults} say. Requests under {@code /_sandbox/} are never hit by a fault.
 */
public final class Server implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Server.class);

  static {
    // The JDK's server otherwise waits 40 ms for more data on every small answer.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Router router;
  private final Faults faults;

  /**
   * Starts to serve.
   *
   * @param port 0 for any free one
   */
  public Server(int port, Router router, Faults faults) throws IOException {
    this.router = router;
    this.faults = faults;
    this.threads = Executors.newVirtualThreadPerTaskExecutor();
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    server.setExecutor(threads);
    server.createContext("/", this::exchange);
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String url() {
    return "http://127.0.0.1:" + port();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      Request request = read(exchange);
      if (request.path().equals("/_sandbox/faults")) {
        send(exchange, request, faults.serve(request), List.of());
      } else if (request.path().startsWith("/_sandbox/")) {
        send(exchange, request, handle(request), List.of());
      } else {
        serve(exchange, request, faults.strike(request));
      }
    } catch (IOException e) {
      log.debug("client gone: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(HttpExchange exchange, Request request, List<Fault> hits)
      throws IOException, InterruptedException {
    for (Fault fault : hits) {
      switch (fault.kind()) {
        case "latency" -> TimeUnit.MILLISECONDS.sleep(fault.number("ms", 100));
        case "status" -> {
          send(exchange, request, scripted(fault), List.of());
          return;
        }
        case "drop-before" -> {
          return;
        }
        case "late-commit" -> {
          exchange.close();
          TimeUnit.MILLISECONDS.sleep(fault.number("ms", 1000));
          handle(request);
          faults.count("late-commit-landed", 1);
          return;
        }
        default -> {}
      }
    }
    Response response = handle(request);
    for (Fault fault : hits) {
      TimeUnit.MILLISECONDS.sleep((long) fault.number("perRecordMillis", 0) * response.records());
    }
    if (hits.stream().noneMatch(f -> f.kind().equals("drop-after"))) {
      send(exchange, request, response, hits);
    }
  }

  private static Response scripted(Fault fault) {
    return Response.text(
            fault.number("status", 503), fault.text("contentType", "application/json"), "")
        .with("Retry-After", fault.text("retryAfter", "0"))
        .withBody(fault.text("body", ""));
  }

  private Response handle(Request request) {
    try {
      return router.handle(request);
    } catch (Exception e) {
      log.error("the sandbox itself failed on {} {}", request.method(), request.path(), e);
      return Response.text(500, "text/plain", "sandbox defect: " + e);
    }
  }

  private static void send(
      HttpExchange exchange, Request request, Response response, List<Fault> hits)
      throws IOException {
    byte[] body = response.body();
    response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    if (body.length > 1400
        && request.header("accept-encoding").orElse("").contains("gzip")
        && hits.isEmpty()
        && !response.endless()) {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      body = gzip(body);
    }
    if (hits.stream().anyMatch(f -> f.kind().equals("malformed"))) {
      body = Arrays.copyOf(body, body.length / 2);
    }
    var padded =
        hits.stream().filter(f -> f.kind().endsWith("-body") && !f.kind().startsWith("slow"));
    Optional<Fault> padding = padded.findFirst();
    if (padding.isPresent() || response.endless()) {
      exchange.sendResponseHeaders(response.status(), 0); // chunked
      exchange.getResponseBody().write(body);
      pad(exchange.getResponseBody(), padding);
      return;
    }
    exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      write(exchange.getResponseBody(), body, hits);
    }
  }

  /** Until the client has gone, or as much as was asked for. */
  private static void pad(OutputStream out, Optional<Fault> fault) throws IOException {
    byte[] blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    if (fault.filter(f -> f.kind().equals("huge-body")).isPresent()) {
      for (int i = 0; i < fault.get().number("megabytes", 100); i++) {
        out.write(blanks);
      }
      return;
    }
    while (true) {
      out.write(' ');
      out.flush();
      pause(fault.map(f -> f.number("ms", 20)).orElse(20));
    }
  }

  private static void pause(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("stopped", e);
    }
  }

  private static void write(OutputStream out, byte[] body, List<Fault> hits) throws IOException {
    var slow = hits.stream().filter(f -> f.kind().equals("slow-body")).findFirst();
    if (slow.isEmpty()) {
      out.write(body);
      return;
    }
    int step = Math.max(1, body.length / 10);
    for (int from = 0; from < body.length; from += step) {
      pause(slow.get().number("ms", 1000) / 10);
      out.write(body, from, Math.min(step, body.length - from));
      out.flush();
    }
  }

  private static Request read(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
    byte[] body = exchange.getRequestBody().readAllBytes();
    if ("gzip".equals(headers.get("content-encoding"))) {
      try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
        body = in.readAllBytes();
      }
    }
    String rawQuery = exchange.getRequestURI().getRawQuery();
    rawQuery = rawQuery == null ? "" : rawQuery;
    return new Request(
        exchange.getRequestMethod().toUpperCase(Locale.ROOT),
        path(exchange.getRequestURI()),
        rawQuery,
        pairs(rawQuery),
        headers,
        body,
        Map.of());
  }

  /** A path that begins with two slashes was read as a host and its path. */
  private static String path(URI uri) {
    return uri.getScheme() == null && uri.getRawAuthority() != null
        ? "//" + uri.getRawAuthority() + uri.getRawPath()
        : uri.getRawPath();
  }

  /** Decodes a query or a form. */
  public static List<Map.Entry<String, String>> pairs(String encoded) {
    var pairs = new ArrayList<Map.Entry<String, String>>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        int eq = pair.indexOf('=');
        pairs.add(
            Map.entry(
                formDecode(eq < 0 ? pair : pair.substring(0, eq)),
                eq < 0 ? "" : formDecode(pair.substring(eq + 1))));
      }
    }
    return pairs;
  }

  private static String formDecode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var out = new java.io.ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(body);
    }
    return out.toByteArray();
  }
}
