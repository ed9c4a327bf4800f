package io.crossdock.app.watch;

import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.version.Version;
import io.crossdock.http.BoundedHttp;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a monitoring system would get metrics from the Crossdock of these settings. Nothing of it
 * keeps orders from going, so it never fails.
 */
public final class WatchCheck {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String SUBJECT = "Metrics";

  private final URI metrics;
  private final Optional<String> token;

  /**
   * @param console where Crossdock answers on this machine
   */
  public WatchCheck(String console, Optional<String> token) {
    this.metrics = URI.create(console + "/actuator/prometheus");
    this.token = token;
  }

  /** One row, in a person's words. Asks once. */
  public List<Row> check() {
    return List.of(
        token
            .map(this::asked)
            .orElseGet(() ->
                Row.notTested(
                    SUBJECT,
                    "CROSSDOCK_WATCH_TOKEN is not set. Until it is, only API tokens (page Users)"
                        + " open metrics and health, and everybody asks whether it is alive.")));
  }

  private Row asked(String secret) {
    if (metrics.getScheme().equals("https")) {
      return Row.notTested(
          SUBJECT, "A certificate is set: ask by its name, as docs/watching.md says.");
    }
    try {
      var answer =
          new BoundedHttp(PATIENCE)
              .exchange(
                  HttpRequest.newBuilder(metrics)
                      .header("User-Agent", Version.USER_AGENT)
                      .header("Authorization", "Bearer " + secret)
                      .build(),
                  PATIENCE);
      return switch (answer.status()) {
        case 200 -> Row.ok(SUBJECT, metrics + " is opened by CROSSDOCK_WATCH_TOKEN.");
        case 401, 403 ->
            Row.warning(
                SUBJECT,
                metrics + " refuses CROSSDOCK_WATCH_TOKEN.",
                "What runs there has another one: start it again with these settings.");
        default ->
            Row.warning(
                SUBJECT,
                metrics + " answers " + answer.status() + ".",
                "See whether it is Crossdock that runs there (CROSSDOCK_PORT), and its log.");
      };
    } catch (IOException e) {
      return Row.notTested(
          SUBJECT,
          "Nothing answers at " + metrics + ". Start Crossdock there, then run this again.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Row.notTested(SUBJECT, "It was interrupted.");
    }
  }
}
