package io.crossdock.store.systems;

import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.work.WorkQueue;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row of a connection that all instances look at. */
public final class StoredOrgChanges implements OrgChanges {

  private final JdbcClient jdbc;
  private final WorkQueue queue;
  private final String connection;

  public StoredOrgChanges(JdbcClient jdbc, WorkQueue queue, String connection) {
    this.jdbc = jdbc;
    this.queue = queue;
    this.connection = connection;
  }

  @Override
  public long count() {
    return jdbc.sql("SELECT coalesce(max(met), 0) FROM org_change WHERE connection = :connection")
        .param("connection", connection)
        .query(Long.class)
        .single();
  }

  @Override
  public long met(Set<String> codes) {
    long count =
        jdbc.sql(
                """
                INSERT INTO org_change AS o (connection, met) VALUES (:connection, 1)
                ON CONFLICT (connection) DO UPDATE SET met = o.met + 1 RETURNING met
                """)
            .param("connection", connection)
            .query(Long.class)
            .single();
    queue.unblock(codes);
    return count;
  }
}
