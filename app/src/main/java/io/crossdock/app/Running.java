package io.crossdock.app;

import io.crossdock.core.engine.Engine;
import io.crossdock.core.port.Connections.Phase;
import io.crossdock.store.WorkNotices;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * What runs with one connection; another connection means another of these on the same database.
 *
 * @param revision of the connection it runs with
 */
record Running(
    Phase phase,
    long revision,
    Engine engine,
    RecurringWork recurring,
    WorkNotices notices,
    ConfigurableApplicationContext console)
    implements AutoCloseable {

  /** In setup the engine does what a person asks for; nothing is noticed by itself. */
  void start() {
    if (phase != Phase.NOT_CONNECTED) {
      engine.start();
    }
    if (phase == Phase.STARTED) {
      recurring.start();
    }
  }

  int port() {
    var server = ((WebServerApplicationContext) console).getWebServer();
    return server == null ? 0 : server.getPort();
  }

  /** Stops taking work, finishes or hands back what runs. */
  @Override
  public void close() {
    try (console;
        notices) {
      if (phase == Phase.STARTED) {
        recurring.close();
      }
      if (phase != Phase.NOT_CONNECTED) {
        engine.close();
      }
    }
  }
}
