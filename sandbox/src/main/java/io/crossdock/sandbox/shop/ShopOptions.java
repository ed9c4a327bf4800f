package io.crossdock.sandbox.shop;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How a shop starts.
 *
 * @param port 0 for any free one
 * @param seedOrders how many orders an empty shop begins with
 * @param seed makes those orders, and scripted chances, repeatable
 * @param odd whether an empty shop also begins with an order of each odd kind
 * @param journalOrNull where orders outlive the process; null keeps them in memory only
 */
public record ShopOptions(
    int port,
    int seedOrders,
    boolean odd,
    long seed,
    @Nullable Path journalOrNull,
    InstantSource clock) {

  /** Without odd orders. */
  public ShopOptions(
      int port, int seedOrders, long seed, @Nullable Path journalOrNull, InstantSource clock) {
    this(port, seedOrders, false, seed, journalOrNull, clock);
  }
}
