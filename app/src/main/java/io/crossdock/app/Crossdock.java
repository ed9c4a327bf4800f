package io.crossdock.app;

import io.crossdock.core.engine.Engine;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** One running instance of the service. Any number may share one PostgreSQL. */
public final class Crossdock implements AutoCloseable {

  private final Database database;
  private final Engine engine;
  private final RecurringWork recurring;
  private final ConfigurableApplicationContext console;

  Crossdock(
      Database database,
      Engine engine,
      RecurringWork recurring,
      ConfigurableApplicationContext console) {
    this.database = database;
    this.engine = engine;
    this.recurring = recurring;
    this.console = console;
  }

  /**
   * Starts everything; returns when the console answers.
   *
   * @param values settings by their environment keys, see README.md
   * @throws WrongSettings with every fault, before anything is started
   * @throws IOException when the data folder or the database can't be used
   */
  public static Crossdock start(Map<String, String> values) throws IOException {
    ServeSettings settings =
        switch (SettingsReader.read(values)) {
          case SettingsReader.Result.Good good -> good.settings();
          case SettingsReader.Result.Bad bad -> throw new WrongSettings(bad.faults());
        };
    Database database = Database.open(settings.databaseUrl(), settings.data());
    try {
      return Wiring.start(settings, database, InstantSource.system());
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The console's address. */
  public String url() {
    var server = ((WebServerApplicationContext) console).getWebServer();
    return "http://127.0.0.1:" + (server == null ? 0 : server.getPort());
  }

  /** Stops taking work, finishes or hands back what runs, then stops the database. */
  @Override
  public void close() {
    recurring.close();
    engine.close();
    console.close();
    database.close();
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
