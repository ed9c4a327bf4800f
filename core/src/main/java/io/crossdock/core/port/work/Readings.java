package io.crossdock.core.port.work;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When each way of reading the shop last got on; one list for all instances. Thread-safe. */
public interface Readings {

  /** It has just got on. */
  void done(String name, Duration every);

  /** It has just failed. */
  void failed(String name, Duration every, String why);

  List<Reading> all();

  /**
   * One way of reading.
   *
   * @param name such as {@code poll} and {@code sweep-day}
   * @param every how often it should get on
   * @param doneAt when it last did; of one that never did, when it first failed
   * @param why it failed last; empty = it has not since
   */
  record Reading(String name, Duration every, Instant doneAt, String why) {}
}
