package io.crossdock.store.options;

import io.crossdock.core.policy.Configuration;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.OptionChange;
import io.crossdock.core.policy.OptionChange.Existing;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.Released;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.store.operation.ReleasedOrders;
import io.crossdock.store.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Options in PostgreSQL; what was read is believed for {@link Settings#SEEN_WITHIN}. */
public final class StoredSettings implements Settings {

  /** Every instance decides by the new options then. */
  private static final Duration SEEN_BY_ALL = SEEN_WITHIN.multipliedBy(2);

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;
  private final Instant startDate;
  private final InstantSource clock;
  private final ReleasedOrders orders;
  private final Gates gates;
  private volatile @Nullable Believed believed;

  /**
   * @param known the websites met; empty: none yet
   * @param settings of the websites that were asked for
   */
  private record Believed(
      Configuration options,
      Set<Integer> known,
      Map<Integer, SyncSettings> settings,
      Instant until) {}

  public StoredSettings(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      String connection,
      Instant startDate,
      Gates gates,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.startDate = startDate;
    this.gates = gates;
    this.clock = clock;
    this.orders = new ReleasedOrders(jdbc, transactions, connection);
  }

  @Override
  public SyncSettings effective(int websiteId) {
    Believed known = believed;
    Believed now =
        known == null || !clock.instant().isBefore(known.until())
            ? believe(clock.instant())
            : known;
    return now.settings()
        .computeIfAbsent(websiteId, id -> now.options().settings(id, now.known(), startDate));
  }

  private Believed believe(Instant at) {
    var now =
        new Believed(
            read(),
            StoredWebsites.known(jdbc, connection),
            new ConcurrentHashMap<>(),
            at.plus(SEEN_WITHIN));
    believed = now;
    return now;
  }

  @Override
  public Configuration read() {
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
    return new Configuration(connectionValues, websites, version());
  }

  private long version() {
    return jdbc.sql(
            "SELECT coalesce(max(id), 0) FROM setting_change WHERE connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public Result save(OptionChange change, OrgStatuses org) {
    Configuration seen = read();
    List<Fault> wrong = change.faults(seen, org);
    if (!wrong.isEmpty()) {
      return new Result.Refused(wrong);
    }
    var concerned = orders.count(Released.by(seen, change.over(seen), startDate));
    long count = concerned.all();
    if (change.existing() == Existing.ASK && count > 0) {
      return new Result.Asked(
          seen.version(), concerned.held(), concerned.anew(), Released.calls(count));
    }
    Result result =
        Objects.requireNonNull(
            transactions.execute(tx -> {
              jdbc.sql("LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE").update();
              Configuration before = read();
              List<Fault> faults = change.faults(before, org);
              return faults.isEmpty() ? write(change, before, count) : new Result.Refused(faults);
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
  private Result write(OptionChange change, Configuration before, long count) {
    change.changed(before).forEach(value -> write(change, value));
    orders.begin(
        Released.by(before, change.over(before), startDate),
        change.existing() == Existing.SEND,
        count,
        change.user(),
        SEEN_BY_ALL);
    return new Result.Saved(version(), count, Released.calls(count));
  }

  private void write(OptionChange change, OptionChange.Value value) {
    value
        .after()
        .ifPresentOrElse(
            text -> put(change.websiteId(), value.key(), text),
            () -> remove(change.websiteId(), value.key()));
    jdbc.sql(
            """
            INSERT INTO setting_change
              (connection, website, key, old_value, new_value, changed_by, changed_at)
            VALUES (:connection, :website, :key, :before, :after, :user, :at)
            """)
        .param("connection", connection)
        .param("website", change.websiteId())
        .param("key", value.key())
        .param("before", value.before().orElse(null))
        .param("after", value.after().orElse(null))
        .param("user", change.user())
        .param("at", Times.sql(change.at()))
        .update();
  }

  private void put(int website, String key, String text) {
    jdbc.sql(
            """
            INSERT INTO setting (connection, website, key, value)
            VALUES (:connection, :website, :key, :value)
            ON CONFLICT (connection, website, key) DO UPDATE SET value = excluded.value
            """)
        .param("connection", connection)
        .param("website", website)
        .param("key", key)
        .param("value", text)
        .update();
  }

  private void remove(int website, String key) {
    jdbc.sql(
            """
            DELETE FROM setting
            WHERE connection = :connection AND website = :website AND key = :key
            """)
        .param("connection", connection)
        .param("website", website)
        .param("key", key)
        .update();
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
