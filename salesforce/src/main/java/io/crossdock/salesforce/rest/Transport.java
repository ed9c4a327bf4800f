package io.crossdock.salesforce.rest;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.RetryAfter;
import io.crossdock.core.port.Org.Usage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * The only I/O of this module. The whole answer, its body included, must arrive within the time
 * limit and be of a bearable size; else it counts as lost. Thread-safe.
 */
final class Transport {

  /**
   * The largest answers, descriptions of objects with a thousand fields, are 10 MB; several answers
   * at once leave room in the heap.
   */
  static final long LARGEST = Math.min(50L << 20, Runtime.getRuntime().maxMemory() / 16);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private static final Pattern USAGE =
      Pattern.compile("(?<![-\\w])api-usage=(\\d{1,18})/(\\d{1,18})");

  private final Duration timeout;
  private final InstantSource clock;
  private final LongAdder calls = new LongAdder();
  private volatile Optional<Usage> usage = Optional.empty();

  Transport(Duration timeout, InstantSource clock) {
    this.timeout = timeout;
    this.clock = clock;
  }

  /** As the last answer told. */
  Optional<Usage> usage() {
    return usage;
  }

  /** Those that count towards the org's daily limit: sign-in does not. */
  long calls() {
    return calls.sum();
  }

  private Usage usage(java.util.regex.MatchResult told) {
    return new Usage(Long.parseLong(told.group(1)), Long.parseLong(told.group(2)), clock.instant());
  }

  HttpRequest.Builder to(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(timeout).header("Accept", "application/json");
  }

  /**
   * One exchange, never repeated.
   *
   * @param writes whether a lost answer leaves it open if something was written
   */
  Answer exchange(HttpRequest request, boolean writes) {
    if (!request.uri().getPath().startsWith("/services/oauth2/")) {
      calls.increment();
    }
    try {
      HttpResponse<String> response = whole(request);
      response
          .headers()
          .firstValue("Sforce-Limit-Info")
          .flatMap(text -> USAGE.matcher(text).results().findFirst())
          .ifPresent(told -> usage = Optional.of(usage(told)));
      return new Answer(
          response.statusCode(),
          response.body(),
          response
              .headers()
              .firstValue("Retry-After")
              .flatMap(text -> RetryAfter.of(text, clock.instant())));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new FailedCall(Failures.unreachable(e), e);
    } catch (IOException e) {
      throw new FailedCall(Failures.lost(e, writes), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(Failures.lost(e, writes), e);
    }
  }

  /** The client's own limit ends with the headers: a body that trickles would hold us for ever. */
  private HttpResponse<String> whole(HttpRequest request) throws IOException, InterruptedException {
    var pending =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
    try {
      return pending.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no complete answer within " + timeout.toMillis() + " ms");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } finally {
      pending.cancel(true);
    }
  }
}
