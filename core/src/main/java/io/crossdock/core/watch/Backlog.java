package io.crossdock.core.watch;

import java.time.Duration;
import java.util.Optional;

/** How far behind the org is. One statement. Thread-safe. */
public interface Backlog {

  Figures read();

  /**
   * @param oldest how long the order that has waited longest is not in the org as it should be;
   *     history and what a setting leaves out do not count
   * @param unsynced how many wait so
   * @param attempts that ended in the last quarter of an hour
   * @param failed those of them that did not do what they should
   */
  record Figures(Optional<Duration> oldest, long unsynced, long attempts, long failed) {}
}
