package io.crossdock.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./crossdock bench --backfill [orders [faster]]}: orders from before the connection began
 * are sent by "Sync all orders now" while others are bought, and the product is killed in the
 * middle.
 */
final class History implements AutoCloseable {

  /** One a second. */
  private static final int LIVE = 20;

  /** Beside a long back-fill more are bought: one for so many old ones. */
  private static final int OLD_PER_LIVE = 500;

  private static final int PATIENCE_SECONDS = 60;

  /** Orders a second, below which nobody waits for the rest. */
  private static final int SLOWEST = 2;

  private final int orders;
  private final int besides;
  private final Stage stage;
  private final Place place;
  private final Known known;
  private final Instant began;
  private Product product;

  /** Buys the history, then starts the product, for which all of it is old. */
  History(int orders, Setup setup, Path root, Path work) throws IOException, SQLException {
    this.orders = orders;
    this.besides = Math.max(LIVE, orders / OLD_PER_LIVE);
    this.stage = new Stage(setup, root, work, "backfill");
    this.place = stage.place();
    this.known = stage.known();
    stage.mix().sales(orders).forEach(place::buy);
    this.began = Instant.now().plusSeconds(1);
    place.slow();
    this.product = start();
  }

  private Product start() throws IOException {
    return stage.start(
        Map.of("CROSSDOCK_DATABASE_URL", known.url(), "CROSSDOCK_START_DATE", began.toString()));
  }

  /**
   * @param history what was sent; its calls are those of the live orders beside it, too
   * @param atStart live orders while the first start decides to leave the old ones alone
   * @param alone live orders without a back-fill
   * @param beside live orders while it runs
   * @param beforeTheKill how many of all had arrived then
   * @param inOrg orders in the org at the end
   */
  record Result(
      Measured history, Paced atStart, Paced alone, Paced beside, int beforeTheKill, int inOrg) {

    /** Live orders in all. */
    int live() {
      return atStart.orders() + alone.orders() + beside.orders();
    }
  }

  Result run() throws IOException, SQLException {
    Wait.untilNanos(System.nanoTime() + TimeUnit.SECONDS.toNanos(2)); // began is over
    Wait.until(PATIENCE_SECONDS + orders / SLOWEST, () -> known.orders() >= orders);
    Paced atStart = live("while the first start decides on them", LIVE);
    Wait.until(PATIENCE_SECONDS + orders / SLOWEST, () -> known.due() == 0);
    Paced alone = live("without a back-fill", LIVE);
    place.forgetCalls();
    long start = System.nanoTime();
    int before = known.synced(1);
    product.backfill();
    Wait.until(PATIENCE_SECONDS, () -> known.synced(1) > before);
    Paced beside = live("beside it", besides);
    product.kill();
    int beforeTheKill = known.synced(1);
    product = start();
    int live = 2 * LIVE + besides;
    Wait.until(PATIENCE_SECONDS + orders / SLOWEST, () -> known.synced(1) >= orders + live);
    var history =
        new Measured(
            "history",
            orders,
            known.synced(1) - live,
            (System.nanoTime() - start) / 1e9,
            place.calls(),
            0,
            0,
            0);
    return new Result(history, atStart, alone, beside, beforeTheKill, place.count("Order"));
  }

  /** Bought one a second and told of by push notices. */
  private Paced live(String name, int count) throws SQLException {
    var bought = new HashMap<Long, Instant>();
    long start = System.nanoTime();
    for (Mix.Sale sale : stage.mix().fresh(count)) {
      Wait.untilNanos(start + TimeUnit.SECONDS.toNanos(bought.size()));
      Instant at = Instant.now();
      long id = place.buy(sale);
      bought.put(id, at);
      product.webhook(List.of(id));
    }
    long first = bought.keySet().stream().mapToLong(id -> id).min().orElseThrow();
    Wait.until(PATIENCE_SECONDS, () -> known.synced(first) >= count);
    var millis = new ArrayList<Long>();
    known
        .syncedAt(first)
        .forEach(
            (id, at) -> millis.add(at.toEpochMilli() - bought.getOrDefault(id, at).toEpochMilli()));
    millis.sort(null);
    return new Paced(name, 1, count, 0, millis);
  }

  @Override
  public void close() throws IOException, SQLException {
    product.close();
    stage.close();
  }
}
