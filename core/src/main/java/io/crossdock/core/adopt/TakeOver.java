package io.crossdock.core.adopt;

import java.util.Map;
import java.util.Optional;

/**
 * What an admin asked for: which field of which object holds the shop's number.
 *
 * @param sources by kind; what is absent is not taken over
 * @param stores of which store the Orders are
 * @param newest of several records with one number the newest is taken; else none of them
 * @param dryRun says what would be taken; nothing is written, neither in the org nor here
 */
public record TakeOver(Map<Kind, Source> sources, Stores stores, boolean newest, boolean dryRun) {

  public TakeOver {
    sources = Map.copyOf(sources);
  }

  /**
   * @param field of the object, as its API name
   * @param prefix what stands before the shop's number there, such as {@code MAG-}; values without
   *     it are somebody else's
   */
  public record Source(String field, Holds holds, String prefix) {}

  /**
   * Increment ids are unique per store only.
   *
   * @param only all Orders are of this store view
   * @param field of Order that holds the store view's id or name; empty = none
   */
  public record Stores(Optional<Integer> only, String field) {
    public static final Stores ANY = new Stores(Optional.empty(), "");
  }

  public Optional<Source> source(Kind kind) {
    return Optional.ofNullable(sources.get(kind));
  }

  /** Why an order is not made anew: a record that was left has its number. */
  public static String disputed(String recordId, String why) {
    return "Order "
        + recordId
        + " of another connector has its number and was not taken over: "
        + why;
  }
}
