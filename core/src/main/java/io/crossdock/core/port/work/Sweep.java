package io.crossdock.core.port.work;

import java.time.Duration;

/**
 * A tier of orders whose content is compared again and again, since a comment, an address edit and
 * a part shipment leave no trace in {@code updated_at}.
 *
 * @param name stable; {@link Cursors} keeps under {@code sweep-<name>} since when orders are really
 *     covered, for people
 * @param back orders placed so long ago are still looked at
 * @param every how often
 */
public record Sweep(String name, Duration back, Duration every, boolean openOnly) {

  private static final String KEPT = "sweep-";

  /** Under which name its cursor, its reading and its recurring task are kept. */
  public String key() {
    return KEPT + name;
  }

  /** Whether a name is that of a tier. */
  public static boolean is(String key) {
    return key.startsWith(KEPT);
  }

  /** How often it is enough while the shop tells its changes by itself, and is to be believed. */
  public Duration rarely() {
    return every.multipliedBy(10);
  }

  /** How long the shop may work for one turn: a tenth of one PHP worker's time. */
  public Duration budget() {
    return every.dividedBy(10);
  }
}
