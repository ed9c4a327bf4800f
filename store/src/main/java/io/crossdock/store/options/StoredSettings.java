package io.crossdock.store.options;

import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionCheck;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.Released;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.Gates.Remote;
import io.crossdock.core.port.Settings;
import io.crossdock.store.operation.ReleasedOrders;
import io.crossdock.store.systems.StoredGates;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Options in PostgreSQL; what was read is believed for {@link Settings#SEEN_WITHIN}. */
public final class StoredSettings implements Settings {

  /** Orders in one request, about: an order of few lines takes about seven of 500 nodes. */
  private static final int ORDERS_PER_CALL = 60;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;
  private final Instant startDate;
  private final InstantSource clock;
  private final ReleasedOrders orders;
  private final StoredGates gates;
  private volatile @Nullable Believed believed;

  /**
   * @param known the websites met; empty: none yet
   */
  private record Believed(
      Map<Integer, SyncSettings> effective, Set<Integer> known, Instant until) {}

  /** One value to write; null = none. */
  private record Write(String key, @Nullable String before, @Nullable String after) {}

  public StoredSettings(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      String connection,
      Instant startDate,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.startDate = startDate;
    this.clock = clock;
    this.orders = new ReleasedOrders(jdbc, transactions, connection);
    this.gates = new StoredGates(jdbc, transactions, connection);
  }

  @Override
  public SyncSettings effective(int websiteId) {
    Believed now = believed;
    if (now == null || !clock.instant().isBefore(now.until())) {
      now = believe(clock.instant(), read());
    }
    SyncSettings website = now.effective().get(websiteId);
    SyncSettings all = Objects.requireNonNull(now.effective().get(0));
    boolean known = websiteId == 0 || now.known().isEmpty() || now.known().contains(websiteId);
    return website != null ? website : known ? all : all.withoutWebsite();
  }

  private Believed believe(Instant at, Stored stored) {
    var effective = new TreeMap<Integer, SyncSettings>();
    effective.put(0, stored.connection().settings(startDate));
    stored
        .websites()
        .keySet()
        .forEach(id -> effective.put(id, stored.effective(id).settings(startDate)));
    var now = new Believed(effective, StoredWebsites.known(jdbc, connection), at.plus(SEEN_WITHIN));
    believed = now;
    return now;
  }

  @Override
  public Stored read() {
    var values = new TreeMap<Integer, TreeMap<String, String>>();
    jdbc.sql("SELECT website, key, value FROM setting WHERE connection = :connection")
        .param("connection", connection)
        .query(row -> {
          values
              .computeIfAbsent(row.getInt("website"), id -> new TreeMap<>())
              .put(row.getString("key"), row.getString("value"));
        });
    var connectionValues = new OptionValues(values.getOrDefault(0, new TreeMap<>()));
    values.remove(0);
    var websites = new TreeMap<Integer, OptionValues>();
    values.forEach((id, texts) -> websites.put(id, new OptionValues(texts)));
    return new Stored(connectionValues, websites, version());
  }

  private long version() {
    return jdbc.sql(
            "SELECT coalesce(max(id), 0) FROM setting_change WHERE connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public Result preview(Change change, OrgStatuses org) {
    Stored before = read();
    List<Fault> faults = faults(change, before, org);
    return faults.isEmpty()
        ? saved(before.version(), orders.count(concerned(before, after(before, change))))
        : new Result.Refused(faults);
  }

  @Override
  public Result save(Change change, OrgStatuses org) {
    Stored seen = read();
    long concerned =
        faults(change, seen, org).isEmpty()
            ? orders.count(concerned(seen, after(seen, change)))
            : 0;
    Result result =
        Objects.requireNonNull(
            transactions.execute(tx -> {
              jdbc.sql("LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE").update();
              Stored before = read();
              List<Fault> faults = faults(change, before, org);
              return faults.isEmpty()
                  ? write(change, before, concerned)
                  : new Result.Refused(faults);
            }));
    believed = null;
    if (result instanceof Result.Saved) {
      gates.tryIn(Remote.ORG, SEEN_WITHIN); // what kept orders from it may be over
    }
    return result;
  }

  /**
   * @param count how many orders it concerns, counted before anything was locked
   */
  private Result write(Change change, Stored before, long count) {
    OptionValues own = own(before, change.websiteId());
    change
        .values()
        .forEach((key, value) -> {
          String old = own.texts().get(key);
          if (!Objects.equals(old, value.orElse(null))) {
            write(change, new Write(key, old, value.orElse(null)));
          }
        });
    orders.begin(
        concerned(before, after(before, change)),
        change.existing() == Existing.SEND,
        count,
        change.user(),
        SEEN_WITHIN.multipliedBy(2));
    return saved(version(), count);
  }

  private void write(Change change, Write write) {
    if (write.after() == null) {
      jdbc.sql(
              """
              DELETE FROM setting
              WHERE connection = :connection AND website = :website AND key = :key
              """)
          .param("connection", connection)
          .param("website", change.websiteId())
          .param("key", write.key())
          .update();
    } else {
      jdbc.sql(
              """
              INSERT INTO setting (connection, website, key, value)
              VALUES (:connection, :website, :key, :value)
              ON CONFLICT (connection, website, key) DO UPDATE SET value = excluded.value
              """)
          .param("connection", connection)
          .param("website", change.websiteId())
          .param("key", write.key())
          .param("value", write.after())
          .update();
    }
    jdbc.sql(
            """
            INSERT INTO setting_change
              (connection, website, key, old_value, new_value, changed_by, changed_at)
            VALUES (:connection, :website, :key, :before, :after, :user, :at)
            """)
        .param("connection", connection)
        .param("website", change.websiteId())
        .param("key", write.key())
        .param("before", write.before())
        .param("after", write.after())
        .param("user", change.user())
        .param("at", Times.sql(change.at()))
        .update();
  }

  private static List<Fault> faults(Change change, Stored before, OrgStatuses org) {
    if (change.basedOn() != before.version()) {
      return List.of(
          new Fault(
              "version",
              "Someone else has saved these options meanwhile. Load the page again, then change"
                  + " what you want."));
    }
    var wanted = new TreeMap<String, String>();
    change.values().forEach((key, value) -> value.ifPresent(text -> wanted.put(key, text)));
    return OptionCheck.faults(
        new OptionValues(wanted),
        after(before, change).effective(change.websiteId()),
        change.websiteId() != 0,
        org);
  }

  private static OptionValues own(Stored stored, int website) {
    return website == 0
        ? stored.connection()
        : stored.websites().getOrDefault(website, OptionValues.NONE);
  }

  private static Stored after(Stored before, Change change) {
    var own = new TreeMap<>(own(before, change.websiteId()).texts());
    change
        .values()
        .forEach((key, value) ->
            value.ifPresentOrElse(text -> own.put(key, text), () -> own.remove(key)));
    if (change.websiteId() == 0) {
      return new Stored(new OptionValues(own), before.websites(), before.version());
    }
    var websites = new TreeMap<>(before.websites());
    websites.put(change.websiteId(), new OptionValues(own));
    return new Stored(before.connection(), websites, before.version());
  }

  /** Of the connection and every website: each is concerned by its own values. */
  private ReleasedOrders.Change concerned(Stored before, Stored after) {
    var codes = new TreeSet<String>();
    var websites = new TreeSet<>(before.websites().keySet());
    websites.addAll(after.websites().keySet());
    var replanned = new TreeSet<Integer>();
    for (int id : websites) {
      if (replans(before, after, id, codes)) {
        replanned.add(id);
      }
    }
    boolean others = replans(before, after, 0, codes);
    return new ReleasedOrders.Change(codes, replanned, others, websites);
  }

  private boolean replans(Stored before, Stored after, int website, Set<String> codes) {
    SyncSettings was = before.effective(website).settings(startDate);
    SyncSettings is = after.effective(website).settings(startDate);
    codes.addAll(Released.codes(was, is));
    return Released.plans(was, is);
  }

  private static Result saved(long version, long released) {
    return new Result.Saved(version, released, Math.ceilDiv(released, ORDERS_PER_CALL));
  }

  @Override
  public boolean release() {
    believed = null; // another instance may have saved within the second
    return orders.step(website -> effective(website).selection());
  }

  @Override
  public List<Release> releases(int limit) {
    return orders.recent(limit);
  }

  @Override
  public List<Entry> history(int limit) {
    return jdbc.sql(
            """
            SELECT id, website, key, old_value, new_value, changed_by, changed_at
            FROM setting_change WHERE connection = :connection ORDER BY id DESC LIMIT :limit
            """)
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) ->
            new Entry(
                row.getLong("id"),
                row.getInt("website"),
                row.getString("key"),
                Optional.ofNullable(row.getString("old_value")),
                Optional.ofNullable(row.getString("new_value")),
                row.getString("changed_by"),
                Times.read(row, "changed_at").orElseThrow()))
        .list();
  }
}
