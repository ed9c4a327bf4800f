package io.crossdock.core.tally;

import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import java.time.Duration;

/** Counts what is done. No method throws. Thread-safe. */
public interface Tally {

  /** So many orders were marked to be looked at. */
  void noticed(Trigger trigger, int orders);

  /**
   * An attempt was recorded.
   *
   * @param took from its claim to its end
   */
  void ended(Outcome outcome, Duration took);

  /**
   * A live order is in Salesforce for the first time.
   *
   * @param took from its purchase
   */
  void arrived(Duration took);

  /** This instance stood still for too long and lost what it held. */
  void leaseLost();

  /** A request that writes so many orders goes out; {@link #written} follows, however it ends. */
  void writing(int orders);

  void written();
}
