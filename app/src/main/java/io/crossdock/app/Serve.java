package io.crossdock.app;

import io.crossdock.app.settings.SettingsFile;
import io.crossdock.app.settings.WatchSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.LoggerFactory;

/**
 * The program: {@code ./crossdock serve}. Exit code 2 = the settings are wrong, 1 = it could not
 * start for another reason, such as a database that went away. Stopped in the middle of its start,
 * it ends that first, so that no PostgreSQL is left behind half started.
 */
public final class Serve {

  private Serve() {}

  public static void main(String[] args) {
    var started = new CompletableFuture<Optional<Crossdock>>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> started.join().ifPresent(Crossdock::close), "stop"));
    int code = start(started);
    if (code != 0) {
      started.complete(Optional.empty());
      System.exit(code);
    }
  }

  private static int start(CompletableFuture<Optional<Crossdock>> started) {
    Map<String, String> environment = System.getenv();
    Path file = Path.of(environment.getOrDefault("CROSSDOCK_CONFIG", "crossdock.yaml"));
    Map<String, String> settings = environment;
    try {
      ParentWatch.start(Optional.ofNullable(environment.get("CROSSDOCK_PARENT")));
      settings = SettingsFile.read(file, environment);
      boolean json = WatchSettings.json(settings);
      System.setProperty(WatchSettings.LOG, json ? "json" : "text"); // before the first line
      System.setProperty(
          "slf4j.internal.verbosity", "ERROR"); // what is logged while it begins comes
      Crossdock crossdock = Crossdock.start(settings);
      started.complete(Optional.of(crossdock));
      String ready = "Crossdock is ready: " + crossdock.url();
      if (json) {
        LoggerFactory.getLogger(Serve.class).info(ready);
      } else {
        System.out.println(ready);
      }
      return 0;
    } catch (Crossdock.WrongSettings e) {
      System.err.println("Crossdock can't start; these settings need a hand:");
      e.faults().forEach(fault -> System.err.println("  " + fault));
      return 2;
    } catch (IOException | RuntimeException e) {
      return refused(e, settings.getOrDefault("CROSSDOCK_PORT", "8080"));
    }
  }

  private static int refused(Exception e, String port) {
    Optional<String> hindrance =
        Hindrance.of(e, port)
            .or(() ->
                e instanceof IOException ? Optional.ofNullable(e.getMessage()) : Optional.empty());
    if (hindrance.isPresent()) {
      System.err.println("Crossdock can't start: " + hindrance.get());
      return e instanceof IOException ? 2 : 1;
    } else {
      // Parts that have started would keep a process alive that does nothing.
      e.printStackTrace();
      System.err.println("Crossdock can't start; the reason stands above. Start it again.");
      return 1;
    }
  }
}
