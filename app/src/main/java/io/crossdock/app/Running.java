package io.crossdock.app;

import io.crossdock.app.recurring.RecurringWork;
import io.crossdock.core.engine.Engine;
import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.takeover.Adopter;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.store.work.WorkNotices;
import io.crossdock.web.server.Console;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs with one connection; another connection means another of these on the same database.
 *
 * @param revision of the connection it runs with
 */
record Running(Phase phase, long revision, Work work, WorkNotices notices, Console console)
    implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Running.class);

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /**
   * What goes on by itself.
   *
   * @param adopter takes records over when somebody asks, in setup too
   */
  record Work(Engine engine, RecurringWork recurring, Adopter adopter) {}

  /** In setup the engine does what a person asks for; nothing is noticed by itself. */
  void start() {
    if (phase != Phase.NOT_CONNECTED) {
      work.engine().start();
      work.adopter().start();
    }
    if (phase == Phase.STARTED) {
      work.recurring().start();
    }
  }

  int port() {
    return console.port();
  }

  /**
   * Stops taking work, finishes or hands back what runs. What has not ended after {@link #PATIENCE}
   * is left behind: it hangs on a database or another system, and its leases run out.
   */
  @Override
  public void close() {
    var parts = new LinkedHashMap<String, Runnable>();
    parts.put("console", console::close);
    if (phase == Phase.STARTED) {
      parts.put("recurring work", work.recurring()::close);
    }
    if (phase != Phase.NOT_CONNECTED) {
      parts.put("engine", work.engine()::close);
      parts.put("adoption", work.adopter()::close);
    }
    notices.close();
    closeAll(parts);
  }

  private static void closeAll(Map<String, Runnable> parts) {
    var closing = new LinkedHashMap<String, Thread>();
    parts.forEach(
        (name, close) -> closing.put(name, Thread.ofVirtual().start(() -> close(name, close))));
    var deadline = Deadline.in(PATIENCE);
    closing.forEach((name, thread) -> {
      if (!deadline.sees(thread)) {
        log.warn("the {} did not stop in {} s and is left behind", name, PATIENCE.toSeconds());
      }
    });
  }

  private static void close(String name, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException e) {
      log.warn("the {} did not stop cleanly", name, e);
    }
  }
}
