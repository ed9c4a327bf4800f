package io.crossdock.core.adopt;

import io.crossdock.core.order.OrderKey;

/**
 * An order, a customer or a product of the shop.
 *
 * @param key of an order {@code main:42}, of a customer its external id, of a product its number
 * @param number in the form of {@link Numbers}
 * @param label how people know it
 * @param store the store view an order is of, with its name's lines; of others {@link Store#NONE}
 * @param order the newest order that tells of it
 */
public record ShopThing(String key, String number, String label, Store store, OrderKey order) {

  /** A store view. */
  public record Store(int id, String name) {
    public static final Store NONE = new Store(0, "");

    /** Whether a value of the org means it: its id, or a line of its name. */
    boolean is(String value) {
      String wanted = value.strip().replaceAll("\\.0+$", "");
      return wanted.equals(Integer.toString(id))
          || name.lines().anyMatch(line -> line.strip().equalsIgnoreCase(wanted));
    }

    /** For a sentence. */
    public String words() {
      return name.isBlank()
          ? "store " + id
          : "store " + id + ", " + name.lines().toList().getLast().strip();
    }
  }
}
