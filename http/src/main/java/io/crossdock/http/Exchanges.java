package io.crossdock.http;

import java.time.Duration;

/** Is told of each exchange at its end; must be quick. Thread-safe. */
@FunctionalInterface
public interface Exchanges {

  /** What came of it. */
  enum End {
    /** Answered with a status below 400. */
    GOOD,
    /** Answered, and refused. */
    REFUSED,
    /** Not answered whole and in time. */
    LOST
  }

  /**
   * @param kind what was asked: one of a few words
   */
  void ended(String kind, End end, Duration took);

  /** Tells nobody. */
  Exchanges UNTOLD = (kind, end, took) -> {};
}
