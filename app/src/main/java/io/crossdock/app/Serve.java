package io.crossdock.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The program: {@code ./crossdock serve}. Exit code 2 = the settings are wrong. */
public final class Serve {

  private Serve() {}

  public static void main(String[] args) {
    Map<String, String> environment = System.getenv();
    Path file = Path.of(environment.getOrDefault("CROSSDOCK_CONFIG", "crossdock.yaml"));
    try {
      ParentWatch.start(Optional.ofNullable(environment.get("CROSSDOCK_PARENT")));
      Crossdock crossdock = Crossdock.start(SettingsFile.read(file, environment));
      Runtime.getRuntime().addShutdownHook(new Thread(crossdock::close, "stop"));
      System.out.println("Crossdock is ready: " + crossdock.url());
    } catch (Crossdock.WrongSettings e) {
      System.err.println("Crossdock can't start; these settings need a hand:");
      e.faults().forEach(fault -> System.err.println("  " + fault));
      System.exit(2);
    } catch (IOException e) {
      System.err.println("Crossdock can't start: " + e.getMessage());
      System.exit(2);
    }
  }
}
