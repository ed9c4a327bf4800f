package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.RetryAfter;
import io.crossdock.core.port.org.Org.Usage;
import io.crossdock.core.version.Version;
import io.crossdock.http.BoundedHttp;
import io.crossdock.http.Exchanges;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import javax.net.ssl.SSLHandshakeException;

/** The only I/O of this module; see {@link BoundedHttp}. Thread-safe. */
final class Transport {

  private static final Duration CONNECTING = Duration.ofSeconds(10);

  /** Tells the versions of the API. */
  static final String VERSIONS = "/services/data";

  /** Resources by which calls are told apart; one that another begins with stands behind it. */
  private static final List<String> KINDS =
      List.of("composite/graph", "composite/sobjects", "composite", "query", "sobjects", "connect");

  private static final Pattern USAGE =
      Pattern.compile("(?<![-\\w])api-usage=(\\d{1,18})/(\\d{1,18})");

  private final BoundedHttp http;
  private final Duration timeout;
  private final InstantSource clock;
  private final LongAdder calls = new LongAdder();
  private volatile Optional<Usage> usage = Optional.empty();

  Transport(Duration timeout, Exchanges exchanges, InstantSource clock) {
    this.http = new BoundedHttp(CONNECTING, exchanges);
    this.timeout = timeout;
    this.clock = clock;
  }

  /** As the last answer told. */
  Optional<Usage> usage() {
    return usage;
  }

  /** Those that count towards the org's daily limit: sign-in and the versions do not. */
  long calls() {
    return calls.sum();
  }

  private Usage usage(java.util.regex.MatchResult told) {
    return new Usage(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)), clock.instant());
  }

  private static String kind(String path) {
    if (path.startsWith("/services/oauth2/")) {
      return "sign-in";
    }
    String resource = path.replaceFirst("^/services/data(/v[\\d.]+)?", "");
    return KINDS.stream()
        .filter(kind -> resource.startsWith("/" + kind))
        .findFirst()
        .orElse(resource.isEmpty() ? "versions" : "other")
        .replace('/', '-');
  }

  HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri)
        .timeout(timeout)
        .header("User-Agent", Version.USER_AGENT)
        .header("Accept", "application/json");
  }

  /**
   * One exchange, never repeated.
   *
   * @param writes whether a lost answer leaves it open if something was written
   */
  Answer exchange(HttpRequest request, boolean writes) {
    String path = request.uri().getPath();
    if (!path.startsWith("/services/oauth2/") && !path.equals(VERSIONS)) {
      calls.increment();
    }
    try {
      BoundedHttp.Answer answer = http.exchange(kind(path), request, timeout);
      answer
          .header("Sforce-Limit-Info")
          .flatMap(text -> USAGE.matcher(text).results().findFirst())
          .ifPresent(told -> usage = Optional.of(usage(told)));
      return new Answer(
          answer.status(),
          answer.body(),
          answer.header("Retry-After").flatMap(text -> RetryAfter.of(text, clock.instant())));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new FailedCall(Failures.unreachable(e, host(request)), e);
    } catch (SSLHandshakeException e) {
      throw new FailedCall(Failures.untrusted(host(request)), e);
    } catch (IOException e) {
      throw new FailedCall(Failures.lost(e, writes), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(Failures.lost(e, writes), e);
    }
  }

  private static String host(HttpRequest request) {
    return String.valueOf(request.uri().getHost());
  }
}
