package io.crossdock.bench;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.magento.order.RecordedOrder;
import io.crossdock.store.Store;
import io.crossdock.store.server.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What each of the queue's moves costs PostgreSQL, in the store alone and beside many orders known:
 * read from its own log of changes, record by record, and from Linux's account of its processes.
 * Not thread-safe.
 */
final class Moves implements AutoCloseable {

  static final int KNOWN = 100_000;
  static final int ORDERS = 2_000;

  private static final int CLAIMED = 50;
  private static final int REQUEST = 25;

  /** Index entries by whose they are; pages that were split count once. */
  private static final String WRITTEN =
      """
      SELECT count(DISTINCT start_lsn) FILTER (WHERE i.indrelid IS NOT NULL AND queue) AS queue,
        count(DISTINCT start_lsn) FILTER (WHERE i.indrelid IS NOT NULL AND grid) AS grid,
        count(DISTINCT start_lsn) FILTER (WHERE i.indrelid IS NOT NULL AND NOT queue AND NOT grid) AS others,
        count(DISTINCT start_lsn) FILTER (WHERE record_type LIKE '%UPDATE%' AND i.indrelid IS NULL
          AND resource_manager = 'Heap' AND relforknumber = 0) AS rows,
        count(DISTINCT start_lsn) FILTER (WHERE record_type LIKE 'HOT_UPDATE%') AS hot
      FROM pg_get_wal_block_info('@from', '@to') b
      JOIN pg_class c ON c.relfilenode = b.relfilenode AND b.reldatabase =
        (SELECT oid FROM pg_database WHERE datname = current_database())
      LEFT JOIN pg_index i ON i.indexrelid = c.oid
      CROSS JOIN LATERAL (SELECT c.relname ~ '^work_'
        AS queue) q
      CROSS JOIN LATERAL (SELECT c.relname ~ '^shop_order_' AS grid) g
      """;

  private static final String LOGGED =
      """
      SELECT sum(record_length - fpi_length) AS bytes, sum(fpi_length) AS images
      FROM pg_get_wal_records_info('@from', '@to')
      """;

  private final EmbeddedDatabase database;
  private final Store store;
  private final WorkQueue queue;
  private final List<Claim> claims = new ArrayList<>();
  private final Order model = RecordedOrder.read();

  Moves(Path work) throws IOException {
    this.database = EmbeddedDatabase.start(work);
    this.store = Store.open(database.jdbcUrl(), database.user(), database.password());
    this.queue = store.workQueue();
  }

  /**
   * One move; all figures are of one order.
   *
   * @param log bytes of the log of changes, without images of whole pages
   * @param images bytes of those; as many as there were pages touched since the last checkpoint
   * @param rows updated
   * @param hot those of them that wrote no index
   * @param queue entries written into indexes that claims read
   * @param grid into indexes that the grid and the search read
   * @param others into the journal's and all other tables'
   * @param cpu microseconds of PostgreSQL's processes
   */
  record Move(
      String name,
      double log,
      double images,
      double rows,
      double hot,
      double queue,
      double grid,
      double others,
      double cpu) {}

  List<Move> run() throws SQLException, IOException {
    try (Connection connection = connected();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION pg_walinspect");
      Seed.orders(statement, KNOWN);
    }
    List<Order> orders =
        LongStream.rangeClosed(KNOWN + 1, KNOWN + ORDERS).mapToObj(this::order).toList();
    List<OrderKey> keys = orders.stream().map(Order::key).toList();
    var moves = new ArrayList<Move>();
    moves.add(
        moved(
            "found by the poll",
            () -> each(orders, 100, some -> queue.observe(some, Trigger.POLL))));
    moves.add(moved("claimed", () -> claim()));
    moves.add(moved("about to be written", () -> each(claims, REQUEST, queue::beginWrite)));
    moves.add(moved("recorded as sent", () -> record(orders, true)));
    claims.clear();
    moves.add(
        moved("noticed again", () -> each(keys, 100, some -> queue.mark(some, Trigger.SWEEP))));
    moves.add(moved("claimed", () -> claim()));
    moves.add(moved("recorded as unchanged", () -> record(orders, false)));
    return moves;
  }

  private void claim() {
    for (int taken = -1; taken != claims.size(); ) {
      taken = claims.size();
      claims.addAll(queue.claim("bench", Lane.LIVE, CLAIMED));
    }
    if (claims.size() != ORDERS) {
      throw new IllegalStateException(claims.size() + " were claimed");
    }
  }

  private void record(List<Order> orders, boolean sent) {
    Instant now = Instant.now();
    each(
        claims,
        REQUEST,
        some -> {
          List<Settled> settled =
              some.stream()
                  .map(claim ->
                      new Settled(
                          claim,
                          sent ? sent(claim) : new Outcome.Unchanged(),
                          Optional.of(orders.get((int) (claim.key().entityId() - KNOWN - 1))),
                          "",
                          now,
                          now))
                  .toList();
          if (queue.record(settled).size() < settled.size()) {
            throw new IllegalStateException(
                "the lease ran out meanwhile: this machine is too busy to measure on");
          }
        });
  }

  private static Outcome sent(Claim claim) {
    long id = claim.key().entityId();
    return new Outcome.Synced(
        new Applied(
            Optional.of("801" + id),
            Optional.of("001" + id),
            Optional.of("003" + id),
            Map.of("Order", Map.of("Status", "Activated", "Name", String.valueOf(id))),
            Map.of("main:" + id + ":1", "802" + id),
            "Activated",
            Set.of(),
            List.of()),
        Long.toHexString(id * 7_919));
  }

  /** As the recorded one, under another number. */
  private Order order(long id) {
    return new Order(
        new OrderKey("main", id),
        "%09d".formatted(id),
        Long.toHexString(id),
        model.store(),
        model.createdAt().plusSeconds(id),
        model.updatedAt(),
        model.state(),
        model.status(),
        model.buyer(),
        model.billing(),
        model.shipping(),
        model.lines(),
        model.total(),
        model.baseTotal(),
        model.coupon(),
        model.shippingDescription(),
        model.payment(),
        model.comments(),
        model.relation(),
        model.virtual(),
        model.source(),
        model.warnings(),
        model.documents());
  }

  private static <T> void each(List<T> all, int batch, Consumer<List<T>> work) {
    for (int from = 0; from < all.size(); from += batch) {
      work.accept(all.subList(from, Math.min(all.size(), from + batch)));
    }
  }

  /** Reading the log may take longer than a lease. */
  private Move moved(String name, Runnable work) throws SQLException, IOException {
    try (Connection connection = connected();
        Statement statement = connection.createStatement()) {
      queue.renew("bench", claims.stream().map(Claim::attempt).toList());
      statement.execute("CHECKPOINT");
      long cpu = cpu(statement);
      String from = text(statement, "SELECT pg_current_wal_insert_lsn()");
      work.run();
      String to = text(statement, "SELECT pg_current_wal_insert_lsn()");
      double micros = (cpu(statement) - cpu) / 1e3 / ORDERS;
      // a record that is not flushed yet can't be read
      statement.execute("SELECT pg_switch_wal()");
      double[] logged = numbers(statement, between(LOGGED, from, to), 2);
      double[] written = numbers(statement, between(WRITTEN, from, to), 5);
      return new Move(
          name,
          logged[0],
          logged[1],
          written[3],
          written[4],
          written[0],
          written[1],
          written[2],
          micros);
    }
  }

  /** Nanoseconds of the server's processes that work for us, as Linux tells them. */
  private static long cpu(Statement statement) throws SQLException, IOException {
    long cpu = 0;
    try (ResultSet rows =
        statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")) {
      while (rows.next()) {
        Path account = Path.of("/proc/" + rows.getInt(1) + "/schedstat");
        cpu += Long.parseLong(Files.readString(account).split(" ", 2)[0]);
      }
    }
    return cpu;
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String between(String sql, String from, String to) {
    return sql.replace("@from", from).replace("@to", to);
  }

  private static double[] numbers(Statement statement, String sql, int columns)
      throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      var numbers = new double[columns];
      for (int i = 0; i < columns; i++) {
        numbers[i] = rows.getDouble(i + 1) / ORDERS;
      }
      return numbers;
    }
  }

  private Connection connected() throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
  }

  @Override
  public void close() {
    store.close();
    database.close();
  }
}
