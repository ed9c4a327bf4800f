package io.crossdock.store.access;

import io.crossdock.access.AuditLog;
import io.crossdock.store.value.Times;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** The audit log in PostgreSQL. */
public final class StoredAuditLog implements AuditLog {

  /** Longer texts are cut: an entry is no place to store things. */
  private static final int MOST = 500;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;

  public StoredAuditLog(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** All other rooms of this store join the transaction of their thread. */
  @Override
  public <T extends @Nullable Object> T together(Callable<T> work, Supplier<Optional<Deed>> done)
      throws Exception {
    TransactionStatus all = transactions.getTransaction(TransactionDefinition.withDefaults());
    T result;
    try {
      result = work.call();
      done.get().ifPresent(this::add);
    } catch (Throwable e) {
      transactions.rollback(all);
      throw e;
    }
    transactions.commit(all);
    return result;
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
