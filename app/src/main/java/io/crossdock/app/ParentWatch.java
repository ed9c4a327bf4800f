package io.crossdock.app;

import java.util.Optional;

/**
 * Ends this program cleanly when the launcher that started it is gone, even by {@code kill -9}, so
 * that no demo is left running with nobody to stop it.
 */
final class ParentWatch {

  private ParentWatch() {}

  static void start(Optional<String> parent) {
    parent
        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
        .ifPresent(launcher ->
            Thread.ofPlatform()
                .daemon()
                .start(() -> {
                  launcher.onExit().join();
                  System.exit(0);
                }));
  }
}
