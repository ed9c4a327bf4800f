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
import javax.management.JMException;
import tools.jackson.databind.JsonNode;

/** The product's runs, one after the other on one place and one database. */
final class Runs implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 180;

  /** The late poll comes after half a minute. */
  private static final int LATE_SECONDS = 60;

  private static final String COLD = "after the start";

  private final Setup setup;
  private final Stage stage;
  private final Mix mix;
  private final Place place;
  private final Known known;
  private final List<Bought> bought = new ArrayList<>();
  private Product product;

  /** Orders of one run, by entity id, which the shop gives out in turn. */
  private record Bought(String run, int orders, long first) {}

  /** Buys the mix, then starts the product: {@link #cold} measures how it catches up. */
  Runs(Setup setup, Path root, Path work) throws IOException, SQLException {
    this.setup = setup;
    this.stage = new Stage(setup, root, work, "product");
    this.mix = stage.mix();
    this.place = stage.place();
    this.known = stage.known();
    mix.sales(setup.orders("mix.orders")).forEach(place::buy);
    bought.add(new Bought(COLD, setup.orders("mix.orders"), 1));
    place.slow();
    this.product = start();
  }

  private Product start() throws IOException {
    return stage.start(Map.of("CROSSDOCK_DATABASE_URL", known.url()));
  }

  Measured cold() throws IOException, JMException {
    long start = System.nanoTime();
    int orders = setup.orders("mix.orders");
    return measured(COLD, orders, 1, start, new Before(0, 0, 0));
  }

  /** The same mix again on the running product, which stands still while it is bought. */
  Measured warm(int orders) throws IOException, JMException {
    return load("running, " + orders + " orders", mix.sales(orders));
  }

  Measured strangers() throws IOException, JMException {
    return load(
        "all customers new, a comment each", mix.salesToStrangers(setup.orders("mix.orders")));
  }

  /** CPU and allocation before a run. */
  private record Before(double cpu, double database, long allocated) {}

  private Measured load(String name, List<Mix.Sale> sales) throws IOException, JMException {
    product.pause();
    long first = place.buy(sales.getFirst());
    sales.stream().skip(1).forEach(place::buy);
    product.resume();
    bought.add(new Bought(name, sales.size(), first));
    place.forgetCalls();
    var before = new Before(product.cpuMillis(), known.cpuMillis(), product.allocatedBytes());
    return measured(name, sales.size(), first, System.nanoTime(), before);
  }

  private Measured measured(String name, int orders, long first, long start, Before before)
      throws IOException, JMException {
    Wait.until(PATIENCE_SECONDS, () -> known.synced(first) >= orders);
    return new Measured(
        name,
        orders,
        known.synced(first),
        (System.nanoTime() - start) / 1e9,
        place.calls(),
        product.cpuMillis() - before.cpu(),
        known.cpuMillis() - before.database(),
        product.allocatedBytes() - before.allocated());
  }

  /** Calls for orders that are noticed again and have not changed. */
  Measured again() throws IOException, JMException {
    int orders = setup.orders("mix.orders");
    var ids = new ArrayList<Long>();
    for (long id = 1; id <= orders; id++) {
      ids.add(id);
    }
    place.forgetCalls();
    int before = known.attempts("unchanged", 1);
    long start = System.nanoTime();
    product.webhook(ids);
    Wait.until(PATIENCE_SECONDS, () -> known.attempts("unchanged", 1) - before >= orders);
    int read = known.attempts("unchanged", 1) - before;
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Measured("noticed again", orders, read, seconds, place.calls(), 0, 0, 0);
  }

  /** Buys at a steady pace; with or without telling the product. */
  Paced paced(int rate, int seconds, boolean webhook) throws SQLException {
    List<Mix.Sale> sales =
        mix.fresh(Math.max(5, (int) (rate * seconds * Math.min(1, setup.scale() * 2))));
    place.forgetCalls();
    var times = new HashMap<Long, Instant>();
    long first = Long.MAX_VALUE;
    long start = System.nanoTime();
    for (int i = 0; i < sales.size(); i++) {
      Wait.untilNanos(start + TimeUnit.SECONDS.toNanos(i) / rate);
      Instant at = Instant.now();
      long id = place.buy(sales.get(i));
      times.put(id, at);
      first = Math.min(first, id);
      if (webhook) {
        product.webhook(List.of(id));
      }
    }
    long from = first;
    bought.add(new Bought(Paced.name(webhook) + ", " + rate + " orders/s", sales.size(), from));
    Wait.until(PATIENCE_SECONDS, () -> known.synced(from) >= sales.size());
    var millis = new ArrayList<Long>();
    known
        .syncedAt(from)
        .forEach((id, at) -> {
          Instant placed = times.get(id);
          if (placed != null) {
            millis.add(at.toEpochMilli() - placed.toEpochMilli());
          }
        });
    millis.sort(null);
    int calls = place.calls().values().stream().mapToInt(Integer::intValue).sum();
    return new Paced(Paced.name(webhook), rate, sales.size(), calls, millis);
  }

  /** What the shop was asked for each run so far, once the late poll has passed the last one. */
  List<Reads> reads() {
    Instant over = Instant.now();
    Wait.until(LATE_SECONDS, () -> known.readLate(over));
    var reads = new ArrayList<Reads>();
    for (Bought run : bought) {
      JsonNode counts = place.reads(run.first(), run.first() + run.orders() - 1);
      reads.add(Reads.of(run.run(), run.orders(), counts));
    }
    return reads;
  }

  /** With many orders known, after a restart. */
  Large large() throws IOException, SQLException {
    product.close();
    int rows = setup.orders("known.orders");
    known.seed(rows);
    product = start();
    double ready = product.secondsToReady();
    Map<String, Double> grid = Grid.times(product);
    Wait.millis(10_000);
    return new Large(rows, ready, grid, product.heapMegabytes(), product.residentMegabytes());
  }

  /**
   * @param grid milliseconds by what is asked for
   */
  record Large(
      int orders,
      double secondsToReady,
      Map<String, Double> grid,
      long heapMegabytes,
      long residentMegabytes) {}

  /**
   * Seconds to ready with the embedded database, its programs unpacked as an installation has them:
   * first on an empty folder, then again.
   */
  List<Double> starts() throws IOException {
    var seconds = new ArrayList<Double>();
    for (int i = 0; i < 2; i++) {
      try (Product one =
          stage.start(
              Map.of(
                  "CROSSDOCK_START_DATE", Instant.now().plusSeconds(86_400).toString(),
                  "CROSSDOCK_DATA", stage.work().resolve("embedded").toString()))) {
        seconds.add(one.secondsToReady());
      }
    }
    return seconds;
  }

  @Override
  public void close() throws IOException, SQLException {
    product.close();
    stage.close();
  }
}
