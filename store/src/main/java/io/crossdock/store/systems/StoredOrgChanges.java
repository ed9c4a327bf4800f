package io.crossdock.store.systems;

import io.crossdock.core.port.OrgChanges;
import io.crossdock.core.port.WorkQueue;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One row that all instances look at. */
public final class StoredOrgChanges implements OrgChanges {

  private final JdbcClient jdbc;
  private final WorkQueue queue;

  public StoredOrgChanges(JdbcClient jdbc, WorkQueue queue) {
    this.jdbc = jdbc;
    this.queue = queue;
  }

  @Override
  public long count() {
    return jdbc.sql("SELECT met FROM org_change").query(Long.class).single();
  }

  @Override
  public long met(Set<String> codes) {
    long count =
        jdbc.sql("UPDATE org_change SET met = met + 1 RETURNING met").query(Long.class).single();
    queue.unblock(codes);
    return count;
  }
}
