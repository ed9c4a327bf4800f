package io.crossdock.core.port.work;

/** How many Salesforce calls all instances have made. Thread-safe. */
public interface CallLedger {

  /**
   * Adds calls of this instance.
   *
   * @return those of all instances in the last 24 hours, counted by whole hours: of up to 25
   */
  long add(long calls);
}
