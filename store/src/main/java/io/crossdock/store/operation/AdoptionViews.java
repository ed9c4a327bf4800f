package io.crossdock.store.operation;

import io.crossdock.core.adopt.Kind;
import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Outcome;
import io.crossdock.core.port.work.Adoptions.Progress;
import io.crossdock.core.port.work.Adoptions.State;
import io.crossdock.core.port.work.Adoptions.Step;
import io.crossdock.core.port.work.Adoptions.Tally;
import io.crossdock.store.value.AdoptionJson;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is shown of adoption runs. */
final class AdoptionViews {

  /** Of a run that has ended the shop's part was counted, and is gone. */
  private static final String SHOP =
      """
      SELECT t.kind, count(*) AS in_shop, count(*) FILTER (WHERE NOT EXISTS (
          SELECT FROM adoption_record r
          WHERE r.adoption = t.adoption AND r.kind = t.kind AND r.thing = t.key)) AS shop_only
      FROM adoption_thing t WHERE t.adoption = :id GROUP BY t.kind
      """;

  private static final String ORG =
      """
      SELECT kind, outcome, count(*) AS n FROM adoption_record WHERE adoption = :id
      GROUP BY kind, outcome
      """;

  private static final String LEFT =
      """
      SELECT r.* FROM adoption_record r JOIN adoption a ON a.id = r.adoption
      WHERE a.id = :id AND a.connection = :connection AND r.kind || '/' || r.record_id > :after
        AND (outcome IN ('DOUBLE', 'CONFLICT', 'UNKNOWN') OR sentence <> '')
      ORDER BY r.kind || '/' || r.record_id LIMIT :limit
      """;

  private final JdbcClient jdbc;
  private final String connection;

  AdoptionViews(JdbcClient jdbc, String connection) {
    this.jdbc = jdbc;
    this.connection = connection;
  }

  /** One that no run has, where the text is no id. */
  static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }

  void tally(UUID run) {
    jdbc.sql(
            "INSERT INTO adoption_tally (adoption, kind, in_shop, shop_only) SELECT :id, s.* FROM ("
                + SHOP
                + ") s")
        .param("id", run)
        .update();
  }

  Optional<Progress> find(String id) {
    return jdbc.sql("SELECT * FROM adoption WHERE connection = :connection AND id = :id")
        .param("connection", connection)
        .param("id", uuid(id))
        .query((row, n) -> progress(row))
        .optional();
  }

  List<Progress> recent(int limit) {
    return jdbc.sql(
            "SELECT * FROM adoption WHERE connection = :connection"
                + " ORDER BY started_at DESC LIMIT :limit")
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) -> progress(row))
        .list();
  }

  private Progress progress(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    var wanted = AdoptionJson.read(row.getString("wanted"));
    State state = State.valueOf(row.getString("state"));
    return new Progress(
        row.getString("id"),
        wanted,
        row.getString("started_by"),
        Times.read(row, "started_at").orElse(Instant.EPOCH),
        Times.read(row, "ended_at"),
        state,
        Step.valueOf(row.getString("step")),
        row.getString("trouble"),
        tallies(id, wanted.sources().keySet(), state));
  }

  private Map<Kind, Tally> tallies(UUID id, java.util.Set<Kind> kinds, State state) {
    var outcomes = new EnumMap<Kind, Map<Outcome, Long>>(Kind.class);
    var inOrg = new EnumMap<Kind, Long>(Kind.class);
    jdbc.sql(ORG)
        .param("id", id)
        .query(row -> {
          Kind kind = Kind.valueOf(row.getString("kind"));
          long n = row.getLong("n");
          inOrg.merge(kind, n, Long::sum);
          if (!row.getString("outcome").isEmpty()) {
            outcomes
                .computeIfAbsent(kind, k -> new HashMap<>())
                .put(Outcome.valueOf(row.getString("outcome")), n);
          }
        });
    var shop = new EnumMap<Kind, long[]>(Kind.class);
    jdbc.sql(state == State.RUNNING ? SHOP : "SELECT * FROM adoption_tally WHERE adoption = :id")
        .param("id", id)
        .query(row -> {
          shop.put(
              Kind.valueOf(row.getString("kind")),
              new long[] {row.getLong("in_shop"), row.getLong("shop_only")});
        });
    var tallies = new EnumMap<Kind, Tally>(Kind.class);
    for (Kind kind : kinds) {
      long[] of = Objects.requireNonNullElse(shop.get(kind), new long[2]);
      tallies.put(
          kind,
          new Tally(
              inOrg.getOrDefault(kind, 0L),
              of[0],
              of[1],
              Map.copyOf(outcomes.getOrDefault(kind, Map.of()))));
    }
    return tallies;
  }

  List<Left> left(String id, String after, int limit) {
    return jdbc.sql(LEFT)
        .param("connection", connection)
        .param("id", uuid(id))
        .param("after", after)
        .param("limit", limit)
        .query((row, n) ->
            new Left(
                Kind.valueOf(row.getString("kind")),
                row.getString("record_id"),
                row.getString("held"),
                Outcome.valueOf(row.getString("outcome")),
                row.getString("code"),
                row.getString("thing"),
                row.getString("sentence")))
        .list();
  }
}
