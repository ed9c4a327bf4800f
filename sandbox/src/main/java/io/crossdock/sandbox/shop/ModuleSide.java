package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Json;
import io.crossdock.sandbox.http.Request;
import io.crossdock.sandbox.http.Response;
import io.crossdock.sandbox.http.Router;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The shop's half of the Magento Admin module: an outbox of changed orders, sent as signed notices
 * with a running number. {@code GET} and {@code PUT /_sandbox/module}; thread-safe, one sender.
 *
 * <p>{@code url}: where notices go; empty = the module is not there, nothing is kept. {@code
 * secret} and {@code connection}: of the pairing. {@code silent}: nothing is sent, the outbox
 * grows. {@code lose}: so many notices are lost on their way, as if they had been answered.
 */
final class ModuleSide implements AutoCloseable {

  private static final int MOST = 1000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration BEAT = Duration.ofMinutes(1);

  private static final Map<String, Object> ABSENT =
      Map.of(
          "url", "",
          "secret", "",
          "connection", "main",
          "silent", false,
          "lose", 0);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final InstantSource clock;
  private final Set<Integer> outbox = new LinkedHashSet<>();
  private final Thread sender = Thread.ofVirtual().unstarted(this::send);
  private Map<String, Object> values = ABSENT;
  private long number;
  private int answered;
  private boolean beat;

  ModuleSide(InstantSource clock) {
    this.clock = clock;
    sender.start();
  }

  void routes(Router router) {
    router
        .on("GET", "/_sandbox/module", r -> Response.json(200, all()))
        .on("PUT", "/_sandbox/module", this::set);
  }

  private Response set(Request request) {
    try {
      set(Rest.body(request));
      return Response.json(200, all());
    } catch (Json.MalformedJson e) {
      return Refused.badRequest("Decoding error.").answer();
    } catch (Refused e) {
      return e.answer();
    }
  }

  /** Something of the order was written. */
  synchronized void changed(int order) {
    if (!Doc.text(values, "url").isEmpty()) {
      outbox.add(order);
      notifyAll();
    }
  }

  /** How it is set, and how far it is. */
  private synchronized Map<String, Object> all() {
    var all = new TreeMap<String, Object>(values);
    all.put("number", number);
    all.put("unsent", outbox.size());
    all.put("answered", answered);
    return all;
  }

  /** Sets those named; a heartbeat follows at once. */
  private synchronized void set(Map<String, Object> wanted) {
    var next = new TreeMap<>(values);
    wanted.forEach((name, value) -> {
      if (!ABSENT.containsKey(name) || !ABSENT.get(name).getClass().isInstance(value)) {
        throw Refused.badRequest("\"" + name + "\": there are " + ABSENT.keySet());
      }
      next.put(name, value);
    });
    values = next;
    beat = true;
    notifyAll();
  }

  private record Notice(URI to, String secret, String body, List<Integer> orders, boolean lost) {}

  private void send() {
    try {
      while (true) {
        Notice notice = next();
        if (notice.lost() || accepted(notice)) {
          sent(notice);
        } else {
          Thread.sleep(Duration.ofSeconds(1));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for orders, or for the next heartbeat. */
  private synchronized Notice next() throws InterruptedException {
    long until = System.nanoTime() + BEAT.toNanos();
    while (!due(until)) {
      wait(Math.max(1, Math.min(1000, (until - System.nanoTime()) / 1_000_000)));
    }
    beat = false;
    List<Integer> orders = outbox.stream().limit(MOST).toList();
    var body = new LinkedHashMap<String, Object>();
    body.put("connection", Doc.text(values, "connection"));
    body.put("orders", orders);
    body.put("number", number + 1);
    body.put("unsent", outbox.size() - orders.size());
    body.put("module", "1.0.0");
    return new Notice(
        URI.create(Doc.text(values, "url") + "/hooks/magento"),
        Doc.text(values, "secret"),
        Json.text(body),
        orders,
        Doc.whole(values, "lose") > 0);
  }

  private boolean due(long until) {
    return !Doc.text(values, "url").isEmpty()
        && !Boolean.TRUE.equals(values.get("silent"))
        && (beat || !outbox.isEmpty() || System.nanoTime() >= until);
  }

  private synchronized void sent(Notice notice) {
    number++;
    outbox.removeAll(Set.copyOf(notice.orders()));
    if (notice.lost()) {
      var next = new TreeMap<>(values);
      next.put("lose", Doc.whole(values, "lose") - 1);
      values = next;
    }
  }

  private boolean accepted(Notice notice) throws InterruptedException {
    String now = String.valueOf(clock.instant().getEpochSecond());
    try {
      int status =
          client
              .send(
                  HttpRequest.newBuilder(notice.to())
                      .timeout(PATIENCE)
                      .header("Content-Type", "application/json")
                      .header("X-Crossdock-Timestamp", now)
                      .header(
                          "X-Crossdock-Signature",
                          "sha256=" + hmac(notice.secret(), now + "." + notice.body()))
                      .POST(BodyPublishers.ofString(notice.body()))
                      .build(),
                  BodyHandlers.discarding())
              .statusCode();
      answered(status);
      return status == 202;
    } catch (IOException e) {
      answered(0);
      return false;
    }
  }

  private synchronized void answered(int status) {
    answered = status;
  }

  private static String hmac(String secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sender.interrupt();
  }
}
