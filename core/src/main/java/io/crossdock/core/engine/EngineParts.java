package io.crossdock.core.engine;

import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.planning.Planning;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.shop.OrderSource;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Cursors;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * What the engine works with.
 *
 * @param instance names this process among those that share the database
 */
public record EngineParts(
    String instance,
    WorkQueue queue,
    OrderSource shop,
    Org org,
    Planning planning,
    Gates gates,
    Budget budget,
    Reading reading,
    InstantSource clock,
    RandomGenerator random) {

  /**
   * How far the shop is read.
   *
   * @param notices what the shop's own notices tell of themselves
   * @param startDate the first poll begins here
   * @param shopWorkers so many pages of changes are asked for at once where there are many
   */
  public record Reading(
      Cursors cursors,
      Backfills backfills,
      Readings readings,
      Supplier<NoticeTrail> notices,
      Instant startDate,
      int shopWorkers) {}
}
