package io.crossdock.salesforce;

import io.crossdock.core.failure.FailedCall;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The only I/O of this module. Thread-safe. */
final class Transport {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Duration timeout;

  Transport(Duration timeout) {
    this.timeout = timeout;
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
    try {
      var response = client.send(request, BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body(),
          response.headers().firstValue("Retry-After").flatMap(Failures::seconds));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new FailedCall(Failures.unreachable(e), e);
    } catch (IOException e) {
      throw new FailedCall(Failures.lost(e, writes), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailedCall(Failures.lost(e, writes), e);
    }
  }
}
