package io.crossdock.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A machine's clock that can be set while programs run: Debian's libfaketime under them. How time
 * passes stays as it is, as where somebody sets a clock.
 */
final class MovedClock {

  private final Path offset;
  private final Path library;

  private MovedClock(Path offset, Path library) {
    this.offset = offset;
    this.library = library;
  }

  /**
   * @return empty where the library is not installed
   */
  static Optional<MovedClock> in(Path folder) throws IOException {
    try (var places = Files.newDirectoryStream(Path.of("/usr/lib"), "*-linux-gnu")) {
      for (Path place : places) {
        Path library = place.resolve("faketime/libfaketimeMT.so.1");
        if (Files.exists(library)) {
          var clock = new MovedClock(folder.resolve("clock"), library);
          clock.move(Duration.ZERO);
          return Optional.of(clock);
        }
      }
    }
    return Optional.empty();
  }

  /** What a program needs around it to live by this clock, and those it starts. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", offset.toString(),
        "FAKETIME_NO_CACHE", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "FAKETIME_FORCE_MONOTONIC_FIX", "0"); // with it, no thread of a JVM waits
  }

  /** Before (negative) or after the true time. */
  void move(Duration by) throws IOException {
    Path next = offset.resolveSibling("clock.next");
    Files.writeString(next, "%+d".formatted(by.toSeconds()));
    Files.move(
        next,
        offset,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }
}
