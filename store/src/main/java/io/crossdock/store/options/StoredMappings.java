package io.crossdock.store.options;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.mapping.MappedFields;
import io.crossdock.core.mapping.MappingCheck;
import io.crossdock.core.mapping.MappingSet;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.Gates.Remote;
import io.crossdock.core.port.Mappings;
import io.crossdock.store.operation.ReleasedOrders;
import io.crossdock.store.systems.StoredGates;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Field mappings in PostgreSQL; what was read is believed for {@link Mappings#SEEN_WITHIN}. */
public final class StoredMappings implements Mappings {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final ReleasedOrders.Change BLOCKED =
      ReleasedOrders.Change.of(Set.of(MappedFields.CODE));

  private final JdbcClient jdbc;
  private final ReleasedOrders orders;
  private final StoredGates gates;
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
      InstantSource clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
    this.orders = new ReleasedOrders(jdbc, transactions, connection);
    this.gates = new StoredGates(jdbc, transactions, connection);
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
    List<Fault> faults = MappingCheck.faults(change.all(), org, expressions);
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    long blocked = orders.count(BLOCKED);
    Result result =
        Objects.requireNonNull(
            transactions.execute(tx -> {
              jdbc.sql("LOCK TABLE field_mapping IN SHARE ROW EXCLUSIVE MODE").update();
              Stored before = read();
              return before.version() == change.basedOn()
                  ? write(before, change, blocked)
                  : new Result.Refused(List.of(overtaken()));
            }));
    believed = null;
    if (result instanceof Result.Saved) {
      gates.tryIn(Remote.ORG, SEEN_WITHIN); // what kept orders from it may be over
    }
    return result;
  }

  private static Fault overtaken() {
    return new Fault(
        "version",
        "Someone else has saved field mappings meanwhile. Load the page again, then change what you"
            + " want.");
  }

  /**
   * @param blocked how many orders a mapping blocks, counted before anything was locked
   */
  private Result write(Stored before, Change change, long blocked) {
    var old = byKey(before.mappings());
    var wanted = byKey(change.all());
    var keys = new ArrayList<>(old.keySet());
    wanted.keySet().stream().filter(key -> !old.containsKey(key)).forEach(keys::add);
    boolean changed = false;
    for (String key : keys) {
      FieldMapping was = old.get(key);
      FieldMapping becomes = wanted.get(key);
      if (!Objects.equals(was, becomes)) {
        changed = true;
        replace(was, becomes);
        journal(was, becomes, change);
      }
    }
    if (changed && blocked > 0) {
      orders.begin(BLOCKED, true, blocked, change.user(), SEEN_WITHIN.multipliedBy(2));
    }
    return new Result.Saved(version(), changed ? blocked : 0);
  }

  private static Map<String, FieldMapping> byKey(List<FieldMapping> mappings) {
    var byKey = new TreeMap<String, FieldMapping>();
    mappings.forEach(mapping -> byKey.put(mapping.key(), mapping));
    return byKey;
  }

  private void replace(@Nullable FieldMapping was, @Nullable FieldMapping becomes) {
    if (was != null) {
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
    if (becomes != null) {
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
  }

  private void journal(@Nullable FieldMapping was, @Nullable FieldMapping becomes, Change change) {
    jdbc.sql(
            """
            INSERT INTO field_mapping_change (connection, before, after, changed_by, changed_at)
            VALUES (:connection, :before, :after, :user, :at)
            """)
        .param("connection", connection)
        .param("before", was == null ? null : JSON.writeValueAsString(was))
        .param("after", becomes == null ? null : JSON.writeValueAsString(becomes))
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
