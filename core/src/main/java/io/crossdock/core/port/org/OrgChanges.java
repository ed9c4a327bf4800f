package io.crossdock.core.port.org;

import java.util.Set;

/** What instances tell each other of an org that has changed while they run. Thread-safe. */
public interface OrgChanges {

  /** For one instance alone. */
  OrgChanges ALONE =
      new OrgChanges() {
        @Override
        public long count() {
          return 0;
        }

        @Override
        public long met(Set<String> codes) {
          return 0;
        }
      };

  /** How many changes instances have met so far. */
  long count();

  /**
   * One has been met: orders that are blocked for one of these codes are due again, as they may be
   * planned otherwise now.
   *
   * @return the new count
   */
  long met(Set<String> codes);
}
