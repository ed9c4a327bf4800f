package io.crossdock.store.options;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.mapping.MappingCheck;
import io.crossdock.core.mapping.MappingSet;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.store.operation.ReleasedOrders;
import io.crossdock.store.value.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Field mappings in PostgreSQL; what was read is believed for {@link Mappings#SEEN_WITHIN}. */
public final class StoredMappings implements Mappings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Every instance decides by the new mappings then. */
  private static final Duration SEEN_BY_ALL = SEEN_WITHIN.multipliedBy(2);

  private final JdbcClient jdbc;
  private final ReleasedOrders orders;
  private final Gates gates;
  private final TransactionTemplate transactions;
  private final String connection;
  private final Expressions expressions;
  private final InstantSource clock;
  private volatile @Nullable Believed believed;

  private record Believed(MappingSet mappings, Instant until) {}

  public StoredMappings(
      JdbcClient jdbc,
      TransactionTemplate transactions,
      String connection,
      Expressions expressions,
      Gates gates,
      InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.orders = new ReleasedOrders(jdbc, transactions, connection);
    this.gates = gates;
    this.expressions = expressions;
    this.clock = clock;
  }

  @Override
  public List<FieldMapping> effective(int websiteId) {
    Believed now = believed;
    if (now == null || !clock.instant().isBefore(now.until())) {
      Instant until = clock.instant().plus(SEEN_WITHIN);
      now = new Believed(new MappingSet(mappings()), until);
      believed = now;
    }
    return now.mappings().effective(websiteId);
  }

  @Override
  public Stored read() {
    return new Stored(mappings(), version());
  }

  private List<FieldMapping> mappings() {
    return jdbc.sql(
            """
            SELECT website, target, field, expression, enabled, occasion, otherwise, blank
            FROM field_mapping WHERE connection = :connection
            ORDER BY target, lower(field), website
            """)
        .param("connection", connection)
        .query((row, n) ->
            new FieldMapping(
                row.getInt("website"),
                Target.valueOf(row.getString("target")),
                row.getString("field"),
                row.getString("expression"),
                row.getBoolean("enabled"),
                When.valueOf(row.getString("occasion")),
                row.getString("otherwise"),
                Blank.valueOf(row.getString("blank"))))
        .list();
  }

  private long version() {
    return jdbc.sql(
            "SELECT coalesce(max(id), 0) FROM field_mapping_change WHERE connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public Result save(Change change, OrgShape org) {
    List<Fault> faults = MappingCheck.faults(change.all(), mappings(), org, expressions);
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    var wanted = new MappingSet(change.all());
    long released = orders.count(new MappingSet(mappings()).released(wanted)).all();
    Result result =
        Objects.requireNonNull(
            transactions.execute(tx -> {
              jdbc.sql("LOCK TABLE field_mapping IN SHARE ROW EXCLUSIVE MODE").update();
              Stored before = read();
              return before.version() == change.basedOn()
                  ? write(new MappingSet(before.mappings()), wanted, change, released)
                  : new Result.Refused(List.of(Fault.overtaken("field mappings")));
            }));
    believed = null;
    if (result instanceof Result.Saved) {
      gates.tryIn(Remote.ORG, SEEN_WITHIN); // what kept orders from it may be over
    }
    return result;
  }

  /**
   * @param released how many orders it sets free, counted before anything was locked
   */
  private Result write(MappingSet before, MappingSet wanted, Change change, long released) {
    before
        .changes(wanted)
        .forEach(one -> {
          one.before().ifPresent(this::remove);
          one.after().ifPresent(this::put);
          journal(one, change);
        });
    if (released > 0) {
      orders.begin(before.released(wanted), true, released, change.user(), SEEN_BY_ALL);
    }
    return new Result.Saved(version(), released);
  }

  private void remove(FieldMapping was) {
    jdbc.sql(
            """
            DELETE FROM field_mapping WHERE connection = :connection AND website = :website
              AND target = :target AND field = :field
            """)
        .param("connection", connection)
        .param("website", was.website())
        .param("target", was.target().name())
        .param("field", was.field())
        .update();
  }

  private void put(FieldMapping becomes) {
    jdbc.sql(
            """
            INSERT INTO field_mapping (connection, website, target, field, expression, enabled,
              occasion, otherwise, blank)
            VALUES (:connection, :website, :target, :field, :expression, :enabled, :occasion,
              :otherwise, :blank)
            """)
        .param("connection", connection)
        .param("website", becomes.website())
        .param("target", becomes.target().name())
        .param("field", becomes.field())
        .param("expression", becomes.expression())
        .param("enabled", becomes.enabled())
        .param("occasion", becomes.when().name())
        .param("otherwise", becomes.otherwise())
        .param("blank", becomes.blank().name())
        .update();
  }

  private void journal(MappingSet.Change one, Change change) {
    jdbc.sql(
            """
            INSERT INTO field_mapping_change (connection, before, after, changed_by, changed_at)
            VALUES (:connection, :before, :after, :user, :at)
            """)
        .param("connection", connection)
        .param("before", one.before().map(JSON::writeValueAsString).orElse(null))
        .param("after", one.after().map(JSON::writeValueAsString).orElse(null))
        .param("user", change.user())
        .param("at", Times.sql(change.at()))
        .update();
  }

  @Override
  public List<Entry> history(int limit) {
    return jdbc.sql(
            """
            SELECT id, before, after, changed_by, changed_at FROM field_mapping_change
            WHERE connection = :connection ORDER BY id DESC LIMIT :limit
            """)
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) ->
            new Entry(
                row.getLong("id"),
                mapping(row.getString("before")),
                mapping(row.getString("after")),
                row.getString("changed_by"),
                row.getTimestamp("changed_at").toInstant()))
        .list();
  }

  private static Optional<FieldMapping> mapping(@Nullable String json) {
    return Optional.ofNullable(json).map(text -> JSON.readValue(text, FieldMapping.class));
  }
}
