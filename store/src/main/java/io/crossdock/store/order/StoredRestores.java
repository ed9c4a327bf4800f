package io.crossdock.store.order;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Restores from a backup. What was written to the org after the backup is not remembered here, so
 * nothing that is remembered may be trusted: the org is read once before each order's next write.
 * Orders of the hour after it count too: the shop's clock may be ahead of the database's.
 */
public final class StoredRestores {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public StoredRestores(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /** Holds once per name, all or nothing; returns whether this was the first time. */
  public boolean restored(String name) {
    return Boolean.TRUE.equals(
        transactions.execute(tx -> {
          int first =
              jdbc.sql(
                      """
                      INSERT INTO restored (name, at) VALUES (:name, now() + interval '1 hour')
                      ON CONFLICT (name) DO NOTHING
                      """)
                  .param("name", name)
                  .update();
          if (first == 1) {
            jdbc.sql("UPDATE work SET fingerprint = '' WHERE fingerprint <> ''").update();
          }
          return first == 1;
        }));
  }
}
