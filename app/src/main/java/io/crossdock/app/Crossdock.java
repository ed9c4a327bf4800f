package io.crossdock.app;

import io.crossdock.app.net.Listen;
import io.crossdock.app.net.Outgoing;
import io.crossdock.app.settings.KeyFile;
import io.crossdock.app.settings.ServeSettings;
import io.crossdock.app.settings.SettingsReader;
import io.crossdock.core.connection.ConnectionField;
import io.crossdock.core.connection.ConnectionForm;
import io.crossdock.core.port.settings.ConnectionStore;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.version.Version;
import io.crossdock.store.server.SecretKeys;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running instance of the service. Any number may share one PostgreSQL. Thread-safe. */
public final class Crossdock implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Crossdock.class);

  /** How soon a connection that was changed on another instance is taken over. */
  private static final int WATCH_SECONDS = 2;

  /** The answer to who changed it goes out first. */
  private static final int ANSWERING_MILLIS = 500;

  private final Map<String, String> environment;
  private final Listen listen;
  private final Database database;
  private final SecretKeys keys;
  private final ConnectionStore connections;
  private final InstantSource clock = InstantSource.system();
  private final Semaphore changed = new Semaphore(0);

  private volatile boolean closing;
  private Optional<Running> running;
  private int port;

  private Crossdock(
      Map<String, String> environment, ServeSettings settings, Database database, SecretKeys keys) {
    this.environment = environment;
    this.database = database;
    this.keys = keys;
    this.connections = database.store().connectionStore(settings.connection(), keys);
    this.listen = settings.listen();
    this.port = settings.port();
    this.running = Optional.of(begin());
    this.port = running.get().port();
    if (!ConnectionField.fixed(environment)) {
      // No daemon: while it changes the connection, it alone keeps the program alive.
      Thread.ofPlatform().name("connection").start(this::watchConnection);
    }
  }

  /**
   * Starts everything; returns when the console answers.
   *
   * @param values settings by their environment keys, see docs/settings.md
   * @throws WrongSettings with every fault, before anything is started
   * @throws IOException when the data folder or the database can't be used
   */
  public static Crossdock start(Map<String, String> values) throws IOException {
    log.info("Crossdock {} starts, on Java {}", Version.OURS, Runtime.version());
    Outgoing.use(values);
    ServeSettings settings = good(SettingsReader.read(values));
    Database database =
        Database.open(settings.databaseUrl(), settings.data(), settings.org().longestRequest());
    try {
      return new Crossdock(Map.copyOf(values), settings, database, KeyFile.keys(settings));
    } catch (RuntimeException | IOException e) {
      database.close();
      throw e;
    }
  }

  /** The console's address. */
  public synchronized String url() {
    return listen.url(port);
  }

  /** Stops taking work, finishes or hands back what runs, then stops the database. */
  @Override
  public void close() {
    closing = true;
    changed.release();
    synchronized (this) {
      try {
        running.ifPresent(Running::close);
      } finally {
        running = Optional.empty();
        database.close();
      }
    }
  }

  private Running begin() {
    ConnectionStore.Saved saved =
        ConnectionField.fixed(environment)
            ? new ConnectionStore.Saved(0, Map.of(), Optional.empty())
            : connections.read();
    var values = new HashMap<>(environment);
    values.put("CROSSDOCK_PORT", String.valueOf(port));
    ServeSettings settings = settings(values, saved);
    var console =
        new ConsoleConnections(
            settings,
            environment,
            connections,
            database.store().settings(settings.connection(), Instant.EPOCH, clock)::effective,
            clock,
            changed::release);
    return Wiring.start(settings, saved.revision(), database.store(), keys, console, clock);
  }

  /** What an earlier version saved and this one refuses can still be mended in the console. */
  private static ServeSettings settings(Map<String, String> values, ConnectionStore.Saved saved) {
    if (saved.values().isEmpty()) {
      return good(SettingsReader.read(values));
    }
    var connected = new HashMap<>(values);
    connected.putAll(ConnectionForm.used(saved.values()));
    Phase phase = saved.started().isPresent() ? Phase.STARTED : Phase.SETUP;
    if (SettingsReader.connected(connected, phase) instanceof SettingsReader.Result.Bad bad) {
      log.error(
          "the saved connection can't be used; mend it on the page Connections: {}", bad.faults());
      return good(SettingsReader.read(values));
    }
    return good(SettingsReader.connected(connected, phase));
  }

  private void watchConnection() {
    while (!closing) {
      try {
        if (changed.tryAcquire(WATCH_SECONDS, TimeUnit.SECONDS)) {
          TimeUnit.MILLISECONDS.sleep(ANSWERING_MILLIS);
        }
        followConnection();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** A failed attempt is made again at the next look. */
  private synchronized void followConnection() {
    if (closing) {
      return;
    }
    try {
      long revision = connections.revision();
      if (running.filter(r -> r.revision() == revision).isPresent()) {
        return;
      }
      running.ifPresent(Running::close);
      running = Optional.empty();
      running = Optional.of(begin());
      log.info("the connection was changed; Crossdock goes on with it");
    } catch (RuntimeException e) {
      log.error("Crossdock can't go on with the connection yet", e);
    }
  }

  private static ServeSettings good(SettingsReader.Result result) {
    return switch (result) {
      case SettingsReader.Result.Good good -> {
        good.said().forEach(log::info);
        yield good.settings();
      }
      case SettingsReader.Result.Bad bad -> throw new WrongSettings(bad.faults());
    };
  }

  /** Which settings are missing or wrong, each by its key. */
  public static final class WrongSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<String> faults;

    WrongSettings(List<String> faults) {
      super(String.join("; ", faults));
      this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
      return faults;
    }
  }
}
