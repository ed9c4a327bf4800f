package io.crossdock.store.operation;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.watch.Audits;
import io.crossdock.store.value.Kept;
import io.crossdock.store.value.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Audits and their findings; a report is kept whole or not at all. */
public final class StoredAudits implements Audits {

  private static final String FINISH =
      """
      UPDATE audit SET finished_at = now(), checked = :checked, same = :same, left_out = :leftOut,
        pending = :pending
      WHERE id = :id AND connection = :connection AND finished_at IS NULL
      """;

  private static final String FIND =
      """
      INSERT INTO audit_finding (audit, connection, entity_id, increment_id, kind, sentence)
      SELECT :audit, f.* FROM unnest(:connections::text[], :entities::bigint[],
        :increments::text[], :kinds::text[], :sentences::text[]) f
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String connection;

  public StoredAudits(JdbcClient jdbc, TransactionTemplate transactions, String connection) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.connection = connection;
  }

  @Override
  public String ask(Period period, String user) {
    UUID id = UUID.randomUUID();
    jdbc.sql(
            """
            INSERT INTO audit (id, connection, placed_from, placed_before, asked_by)
            VALUES (:id, :connection, :from, :before, :user)
            """)
        .param("connection", connection)
        .param("id", id)
        .param("from", Times.sql(period.from()))
        .param("before", Times.sql(period.before()))
        .param("user", user)
        .update();
    return id.toString();
  }

  @Override
  public Optional<Audit> next() {
    return jdbc.sql(
            "SELECT * FROM audit WHERE finished_at IS NULL AND connection = :connection"
                + " ORDER BY asked_at LIMIT 1")
        .param("connection", connection)
        .query((row, n) -> audit(row, List.of()))
        .optional();
  }

  @Override
  public void finish(String id, Report report) {
    transactions.executeWithoutResult(tx -> {
      int open =
          jdbc.sql(FINISH)
              .param("connection", connection)
              .param("id", UUID.fromString(id))
              .param("checked", report.checked())
              .param("same", report.same())
              .param("leftOut", report.leftOut())
              .param("pending", report.pending())
              .update();
      if (open == 1 && !report.findings().isEmpty()) {
        keep(UUID.fromString(id), report.findings());
      }
    });
  }

  private void keep(UUID audit, List<Finding> findings) {
    jdbc.sql(FIND)
        .param("audit", audit)
        .param("connections", column(findings, finding -> finding.key().connection()))
        .param("entities", findings.stream().map(f -> f.key().entityId()).toArray(Long[]::new))
        .param("increments", column(findings, f -> Kept.text(f.incrementId())))
        .param("kinds", column(findings, finding -> finding.kind().name()))
        .param("sentences", column(findings, f -> Kept.text(f.sentence())))
        .update();
  }

  private static String[] column(List<Finding> findings, Function<Finding, String> value) {
    return findings.stream().map(value).toArray(String[]::new);
  }

  @Override
  public void fail(String id, Failure failure) {
    jdbc.sql(
            """
            UPDATE audit SET finished_at = now(), failure = :failure
            WHERE id = :id AND connection = :connection AND finished_at IS NULL
            """)
        .param("connection", connection)
        .param("id", UUID.fromString(id))
        .param("failure", Kept.text(failure.message() + " " + failure.hint()))
        .update();
  }

  @Override
  public Optional<Audit> find(String id) {
    UUID uuid;
    try {
      uuid = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    List<Finding> findings =
        jdbc.sql("SELECT * FROM audit_finding WHERE audit = :id ORDER BY kind, entity_id")
            .param("id", uuid)
            .query((row, n) -> finding(row))
            .list();
    return jdbc.sql("SELECT * FROM audit WHERE id = :id AND connection = :connection")
        .param("connection", connection)
        .param("id", uuid)
        .query((row, n) -> audit(row, findings))
        .optional();
  }

  @Override
  public Map<String, Map<Kind, Long>> tallies(List<String> ids) {
    var tallies = new HashMap<String, Map<Kind, Long>>();
    jdbc.sql(
            "SELECT audit, kind, count(*) AS n FROM audit_finding WHERE audit = ANY(:ids::uuid[])"
                + " AND connection = :connection GROUP BY audit, kind")
        .param("connection", connection)
        .param("ids", ids.toArray(String[]::new))
        .query(row -> {
          tallies
              .computeIfAbsent(row.getString("audit"), id -> new EnumMap<>(Kind.class))
              .put(Kind.valueOf(row.getString("kind")), row.getLong("n"));
        });
    return tallies;
  }

  @Override
  public List<Audit> recent(int limit) {
    return jdbc.sql(
            "SELECT * FROM audit WHERE connection = :connection"
                + " ORDER BY asked_at DESC LIMIT :limit")
        .param("connection", connection)
        .param("limit", limit)
        .query((row, n) -> audit(row, List.of()))
        .list();
  }

  private static Audit audit(ResultSet row, List<Finding> findings) throws SQLException {
    String failure = row.getString("failure");
    var finished = Times.read(row, "finished_at");
    var report =
        new Report(
            row.getInt("checked"),
            row.getInt("same"),
            row.getInt("left_out"),
            row.getInt("pending"),
            findings);
    return new Audit(
        row.getString("id"),
        new Period(
            Times.read(row, "placed_from").orElseThrow(),
            Times.read(row, "placed_before").orElseThrow()),
        row.getString("asked_by"),
        Times.read(row, "asked_at").orElseThrow(),
        finished,
        finished.filter(at -> failure.isEmpty()).map(at -> report),
        failure);
  }

  private static Finding finding(ResultSet row) throws SQLException {
    return new Finding(
        new OrderKey(row.getString("connection"), row.getLong("entity_id")),
        row.getString("increment_id"),
        Kind.valueOf(row.getString("kind")),
        row.getString("sentence"));
  }
}
