package io.crossdock.store.operation;

import io.crossdock.core.policy.LeftOrder;
import io.crossdock.core.policy.Released;
import io.crossdock.core.policy.SyncSettings.Selection;
import io.crossdock.core.port.settings.Settings.Release;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders that a change of options concerns: those that wait for it, found by the reason they were
 * left for, and those in Salesforce that would now be written otherwise. They are reached a batch
 * at a time, in the order of their ids, as all else that locks several orders does; the place is
 * kept in the batch's own transaction.
 */
public final class ReleasedOrders {

  /** Locked at once: a small part of a second, and less than one on a machine that is very busy. */
  private static final int BATCH = 500;

  /** Looked at for one batch, whether concerned or not. */
  private static final int WINDOW = 20_000;

  /** A person waits for the count. */
  private static final Duration COUNTED_WITHIN = Duration.ofSeconds(4);

  private static final String OF_WEBSITE =
      "(website_id = ANY (:websites) OR (:others AND website_id <> ALL (:except)))";

  private static final String COUNT =
      """
      SELECT (SELECT count(*) FROM shop_order
          WHERE connection = :connection AND reason_code = ANY (:codes)) AS held,
        CASE WHEN :linked THEN (SELECT count(*) FROM shop_order
          WHERE connection = :connection AND salesforce_id <> ''
            AND reason_code <> ALL (:codes) AND
      """
          + OF_WEBSITE
          + ") ELSE 0 END AS anew";

  private static final String NEXT =
      """
      SELECT * FROM released WHERE connection = :connection AND done_at IS NULL
      ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String WINDOW_ENDS =
      """
      SELECT max(entity_id) FROM (
        SELECT entity_id FROM work
        WHERE connection = :connection AND entity_id > :reached
        ORDER BY entity_id LIMIT :window) w
      """;

  private static final String MARK =
      """
      WITH concerned AS (
        SELECT entity_id FROM work JOIN shop_order o USING (connection, entity_id)
        WHERE connection = :connection AND o.entity_id > :reached AND o.entity_id <= :until
          AND (reason_code = ANY (:codes) OR (:linked AND salesforce_id <> '' AND
      """
          + OF_WEBSITE
          + """
            ))
            ORDER BY entity_id LIMIT :batch FOR UPDATE OF work),
          marked AS (
            UPDATE work s SET
              generation = generation + 1,
              trigger = CASE WHEN due_at IS NULL AND lease_owner IS NULL THEN :trigger ELSE trigger END,
              due_at = least(due_at, greatest(now(), :due))
            FROM concerned c WHERE s.connection = :connection AND s.entity_id = c.entity_id)
          SELECT entity_id FROM concerned
          """;

  /** One that is due or worked on is decided anew anyway. */
  private static final String WAITING =
      """
      SELECT entity_id, website_id, reason_code, reason, status, grand_total, purchased_at,
        due_at IS NULL AND lease_owner IS NULL AS waits
      FROM work JOIN shop_order o USING (connection, entity_id)
      WHERE connection = :connection AND o.entity_id > :reached AND o.entity_id <= :until
        AND reason_code = ANY (:codes)
      ORDER BY entity_id LIMIT :batch FOR UPDATE OF work, o
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public ReleasedOrders(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  /** Where a change is. */
  private record Place(long id, boolean send, Released change, long reached, Instant due) {}

  /**
   * Orders that a change concerns, at most.
   *
   * @param held that stayed out so far
   * @param anew in Salesforce, that would be written otherwise
   */
  public record Concerned(long held, long anew) {

    public long all() {
      return held + anew;
    }
  }

  /** How many at most: all orders there are, about, where counting takes too long. */
  public Concerned count(Released change) {
    if (change.none()) {
      return new Concerned(0, 0);
    }
    try {
      return Objects.requireNonNull(
          transactions.execute(tx -> {
            jdbc.sql("SELECT set_config('statement_timeout', :ms, true)")
                .param("ms", String.valueOf(COUNTED_WITHIN.toMillis()))
                .query(String.class)
                .single();
            return of(jdbc.sql(COUNT), change)
                .query((row, n) -> new Concerned(row.getLong("held"), row.getLong("anew")))
                .single();
          }));
    } catch (DataAccessException e) {
      long all =
          jdbc.sql(
                  "SELECT greatest(reltuples, 0)::bigint FROM pg_class"
                      + " WHERE oid = 'work'::regclass")
              .query(Long.class)
              .single();
      return change.linked() ? new Concerned(0, all) : new Concerned(all, 0);
    }
  }

  /**
   * Notes what is to become of the orders, in the caller's transaction.
   *
   * @param wait after which the first of them may be due, by the database's clock
   */
  public void begin(Released change, boolean send, long orders, String user, Duration wait) {
    if (!change.touched(send)) {
      return;
    }
    of(
            jdbc.sql(
                """
                INSERT INTO released (connection, send, codes, websites, others, excepted, orders,
                  due_at, started_by)
                VALUES (:connection, :send, :codes, :websites, :others, :except, :orders,
                  now() + :wait * interval '1 ms', :user)
                """),
            change)
        .param("send", send)
        .param("orders", orders)
        .param("wait", wait.toMillis())
        .param("user", user)
        .update();
  }

  /**
   * One batch of the oldest change that is not done.
   *
   * @param options what holds for a website now
   * @return whether there was one
   */
  public boolean step(IntFunction<Selection> options) {
    return Boolean.TRUE.equals(
        transactions.execute(tx -> {
          Optional<Place> place =
              jdbc.sql(NEXT)
                  .param("connection", connection)
                  .query((row, n) -> place(row))
                  .optional();
          place.ifPresent(at -> go(at, options));
          return place.isPresent();
        }));
  }

  private void go(Place at, IntFunction<Selection> options) {
    Optional<Long> until =
        jdbc.sql(WINDOW_ENDS)
            .param("connection", connection)
            .param("reached", at.reached())
            .param("window", WINDOW)
            .query((row, n) -> Optional.ofNullable((Long) row.getObject(1)))
            .single();
    if (until.isEmpty()) {
      jdbc.sql("UPDATE released SET done_at = now() WHERE id = :id").param("id", at.id()).update();
      return;
    }
    List<Long> reached = at.send() ? mark(at, until.get()) : told(at, until.get(), options);
    jdbc.sql("UPDATE released SET reached = :reached, queued = queued + :more WHERE id = :id")
        .param("reached", reached.size() < BATCH ? until.get() : reached.getLast())
        .param("more", reached.size())
        .param("id", at.id())
        .update();
  }

  private List<Long> mark(Place at, long until) {
    return of(jdbc.sql(MARK), at.change())
        .param("reached", at.reached())
        .param("until", until)
        .param("batch", BATCH)
        .param("trigger", Trigger.BACKFILL.name())
        .param("due", Times.sql(at.due()))
        .query((row, n) -> row.getLong("entity_id"))
        .list()
        .stream()
        .sorted()
        .toList();
  }

  private List<Long> told(Place at, long until, IntFunction<Selection> options) {
    var ids = new ArrayList<Long>();
    var told = new ArrayList<LeftOrders.Told>();
    of(jdbc.sql(WAITING), at.change())
        .param("reached", at.reached())
        .param("until", until)
        .param("batch", BATCH)
        .query(row -> {
          ids.add(row.getLong("entity_id"));
          if (row.getBoolean("waits")) {
            order(row)
                .after(options.apply(row.getInt("website_id")))
                .ifPresent(stays -> told.add(new LeftOrders.Told(ids.getLast(), stays)));
          }
        });
    new LeftOrders(jdbc, connection).tell(told);
    return ids;
  }

  private static LeftOrder order(ResultSet row) throws SQLException {
    return new LeftOrder(
        row.getString("reason_code"),
        row.getString("reason"),
        row.getString("status"),
        row.getBigDecimal("grand_total").signum() == 0,
        Times.read(row, "purchased_at"));
  }

  public List<Release> recent(int limit) {
    return jdbc.sql(
            "SELECT * FROM released WHERE connection = :connection ORDER BY id DESC LIMIT :limit")
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) ->
            new Release(
                row.getLong("id"),
                row.getBoolean("send"),
                row.getLong("queued"),
                row.getLong("orders"),
                row.getObject("done_at") != null,
                row.getString("started_by"),
                Times.read(row, "started_at").orElseThrow()))
        .list();
  }

  private static Place place(ResultSet row) throws SQLException {
    var change =
        new Released(
            Set.of((String[]) row.getArray("codes").getArray()),
            Set.of((Integer[]) row.getArray("websites").getArray()),
            row.getBoolean("others"),
            Set.of((Integer[]) row.getArray("excepted").getArray()));
    return new Place(
        row.getLong("id"),
        row.getBoolean("send"),
        change,
        row.getLong("reached"),
        Times.read(row, "due_at").orElseThrow());
  }

  private JdbcClient.StatementSpec of(JdbcClient.StatementSpec sql, Released change) {
    return sql.param("connection", connection)
        .param("codes", change.codes().toArray(String[]::new))
        .param("linked", change.linked())
        .param("websites", change.websites().toArray(Integer[]::new))
        .param("others", change.others())
        .param("except", change.except().toArray(Integer[]::new));
  }
}
