package io.crossdock.core.watch;

import java.time.Instant;
import java.util.List;

/** What is wrong now and was told to somebody; one list for all instances. Thread-safe. */
public interface Alarms {

  /** Oldest first. */
  List<Raised> raised();

  /** Keeps it; one that is kept already keeps its time and gets the new words. */
  void raise(Alarm alarm);

  /** Every channel has it. */
  void told(String code);

  void clear(String code);

  /**
   * Something a person should know of without looking.
   *
   * @param code stable, for grouping
   * @param sentence what is wrong, with its figure
   * @param hint who can mend it and where to look
   */
  record Alarm(String code, String sentence, String hint) {}

  /**
   * @param told whether every channel has it
   */
  record Raised(Alarm alarm, Instant since, boolean told) {}
}
