package io.crossdock.acceptance;

import java.time.Duration;

/** How long a test waits where no time is promised: only a system that stands still is so late. */
final class Patience {

  /** For what comes in a moment, also on a machine that does many other things. */
  static final Duration SOON = Duration.ofMinutes(2);

  /** For what comes when a closed gate has let its next probe through: it doubles its waits. */
  static final Duration AFTER_AN_OUTAGE = Duration.ofMinutes(4);

  private Patience() {}
}
