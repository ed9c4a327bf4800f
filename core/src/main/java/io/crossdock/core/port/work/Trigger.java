package io.crossdock.core.port.work;

/** Why an order is looked at; a greater priority is claimed first. */
public enum Trigger {
  BACKFILL(0),
  SWEEP(3),
  POLL(5),
  WEBHOOK(5),
  MANUAL(9);

  private final int priority;

  Trigger(int priority) {
    this.priority = priority;
  }

  public int priority() {
    return priority;
  }

  /** Whether a person asked: such a send reads the org and may bring a waiting retry forward. */
  public boolean byPerson() {
    return this == MANUAL;
  }
}
