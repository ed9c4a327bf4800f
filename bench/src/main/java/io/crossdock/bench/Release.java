package io.crossdock.bench;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.Store;
import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * "Send them" after an option was changed that concerns every order, in the store alone: how long a
 * person waits, how long each batch locks its rows, and how claims, records and notices get on
 * beside it. Not thread-safe.
 */
final class Release implements AutoCloseable {

  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Draft"), List.of("Activated"));

  private static final int CLAIMED = 200;
  private static final int NOTICED = 20;

  private final int orders;
  private final EmbeddedDatabase database;
  private final Store store;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger failed = new AtomicInteger();

  Release(int orders, Path work) throws IOException {
    this.orders = orders;
    this.database = EmbeddedDatabase.start(work);
    this.store = Store.open(database.jdbcUrl(), database.user(), database.password());
  }

  /**
   * What was measured; times in milliseconds.
   *
   * @param asked until the page says how many orders it concerns
   * @param saved until the option is saved
   * @param batches each with its commit
   * @param claims of {@value #CLAIMED} released orders, beside it
   * @param records of their outcomes
   * @param notices of {@value #NOTICED} orders
   * @param deadlocks as PostgreSQL counts them
   * @param failed calls beside it that failed, for whatever reason
   */
  record Result(
      int orders,
      long queued,
      double seconds,
      long asked,
      long saved,
      List<Long> batches,
      List<Long> claims,
      List<Long> records,
      List<Long> notices,
      long deadlocks,
      int failed) {}

  Result run() throws SQLException, InterruptedException {
    seed();
    Settings settings = store.settings("main", Instant.EPOCH, InstantSource.system());
    OptionChange ask = change(settings, Existing.ASK);
    OptionChange send = change(settings, Existing.SEND);
    long asked = millis(() -> settings.save(ask, ORG));
    long saved = millis(() -> settings.save(send, ORG));
    var claims = Collections.synchronizedList(new ArrayList<Long>());
    var records = Collections.synchronizedList(new ArrayList<Long>());
    var notices = Collections.synchronizedList(new ArrayList<Long>());
    var batches = new ArrayList<Long>();
    List<Thread> beside =
        List.of(
            Thread.ofVirtual().start(() -> work(claims, records)),
            Thread.ofVirtual().start(() -> notice(notices)));
    long start = System.nanoTime();
    var more = new AtomicBoolean(true);
    while (more.get()) {
      batches.add(millis(() -> more.set(settings.release())));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    over.set(true);
    for (Thread thread : beside) {
      thread.join();
    }
    batches.removeLast(); // found nothing to do
    return new Result(
        orders,
        settings.releases(1).getFirst().queued(),
        seconds,
        asked,
        saved,
        batches,
        claims,
        records,
        notices,
        number("SELECT sum(deadlocks) FROM pg_stat_database"),
        failed.get());
  }

  private static OptionChange change(Settings settings, Existing existing) {
    return new OptionChange(
        0,
        new TreeMap<>(Map.of("line-prices", Optional.of("with-tax"))),
        settings.read().version(),
        existing,
        "bench",
        Instant.now());
  }

  /** As an instance does, without a shop and an org between. */
  private void work(List<Long> claims, List<Long> records) {
    WorkQueue queue = store.workQueue();
    while (!over.get()) {
      quietly(() -> {
        queue.renew("bench", List.of());
        var claimed = new ArrayList<Claim>();
        long took = millis(() -> claimed.addAll(queue.claim("bench", Lane.BACKFILL, CLAIMED)));
        if (claimed.isEmpty()) {
          Thread.onSpinWait();
          return;
        }
        claims.add(took);
        Instant now = Instant.now();
        List<Settled> settled =
            claimed.stream()
                .map(claim ->
                    new Settled(
                        claim, new Outcome.Unchanged(), Optional.empty(), "", now, Instant.now()))
                .toList();
        records.add(millis(() -> queue.record(settled)));
      });
    }
  }

  /** Orders from all over the table, in the order in which they come. */
  private void notice(List<Long> notices) {
    long next = 0;
    while (!over.get()) {
      long from = next;
      List<OrderKey> keys =
          LongStream.range(from, from + NOTICED)
              .mapToObj(n -> new OrderKey("main", 1 + n * 7919 % orders))
              .toList();
      quietly(() -> notices.add(millis(() -> store.workQueue().mark(keys, Trigger.POLL))));
      next += NOTICED;
    }
  }

  private void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      failed.incrementAndGet();
      System.err.println(e);
    }
  }

  private static long millis(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  /** A patient one: the product's own gives up after 10 s. */
  private Connection connected() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  private void seed() throws SQLException {
    try (Connection connection = connected();
        Statement statement = connection.createStatement()) {
      Seed.orders(statement, orders);
    }
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connected();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
