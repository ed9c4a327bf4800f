package io.crossdock.store;

import io.crossdock.core.port.AuditLog;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit log in PostgreSQL. */
final class StoredAuditLog implements AuditLog {

  /** Longer texts are cut: an entry is no place to store things. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;

  StoredAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(Deed deed) {
    jdbc.sql(
            """
            INSERT INTO audit_log (at, who, deed, subject, address)
            VALUES (:at, left(:who, :most), :deed, left(:subject, :most), :address)
            """)
        .param("at", Times.sql(deed.at()))
        .param("who", deed.who())
        .param("deed", deed.what())
        .param("subject", deed.subject())
        .param("address", deed.address())
        .param("most", MOST)
        .update();
  }

  @Override
  public List<Entry> read(Optional<String> who, Optional<Long> before, int limit) {
    return jdbc.sql(
            """
            SELECT * FROM audit_log
            WHERE (:who::text IS NULL OR lower(who) = lower(:who))
              AND (:before::bigint IS NULL OR id < :before)
            ORDER BY id DESC LIMIT :limit
            """)
        .param("who", who.orElse(null))
        .param("before", before.orElse(null))
        .param("limit", limit)
        .query((row, n) ->
            new Entry(
                row.getLong("id"),
                new Deed(
                    Times.read(row, "at").orElseThrow(),
                    row.getString("who"),
                    row.getString("deed"),
                    row.getString("subject"),
                    row.getString("address"))))
        .list();
  }
}
