package io.crossdock.store.access;

import io.crossdock.access.SignInTries;
import io.crossdock.access.Tries;
import io.crossdock.core.hash.Sha256;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries in PostgreSQL, by digests: what people typed as their name is not kept. An address is
 * locked before its users, so that nobody waits in a circle.
 */
public final class StoredSignInTries implements SignInTries {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  public StoredSignInTries(JdbcClient jdbc, TransactionTemplate transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  @Override
  public Optional<Instant> begin(String user, String address, Instant now) {
    Optional<Instant> until =
        transactions.execute(status -> {
          Tries all = locked(digest(address));
          Tries own = locked(digest(user, address));
          Optional<Instant> closed =
              Stream.of(all.closedUntil(FREE_PER_ADDRESS, now), own.closedUntil(FREE, now))
                  .flatMap(Optional::stream)
                  .max(Instant::compareTo);
          if (closed.isEmpty()) {
            write(digest(address), all.more(now));
            write(digest(user, address), own.more(now));
          }
          return closed;
        });
    return until == null ? Optional.empty() : until;
  }

  @Override
  public void succeeded(String user, String address) {
    jdbc.sql("UPDATE sign_in_try SET count = count - 1 WHERE subject = :subject AND count > 0")
        .param("subject", digest(address))
        .update();
    jdbc.sql("DELETE FROM sign_in_try WHERE subject = :subject")
        .param("subject", digest(user, address))
        .update();
  }

  private Tries locked(String subject) {
    jdbc.sql(
            """
            INSERT INTO sign_in_try (subject, count, last) VALUES (:subject, 0, to_timestamp(0))
            ON CONFLICT DO NOTHING
            """)
        .param("subject", subject)
        .update();
    return jdbc.sql("SELECT count, last FROM sign_in_try WHERE subject = :subject FOR UPDATE")
        .param("subject", subject)
        .query((row, n) -> new Tries(row.getInt("count"), Times.read(row, "last").orElseThrow()))
        .optional()
        .orElse(Tries.NONE);
  }

  private void write(String subject, Tries tries) {
    jdbc.sql("UPDATE sign_in_try SET count = :count, last = :last WHERE subject = :subject")
        .param("subject", subject)
        .param("count", tries.count())
        .param("last", Times.sql(tries.last()))
        .update();
  }

  private static String digest(String... parts) {
    return Sha256.hex(String.join("\n", parts).toLowerCase(Locale.ROOT));
  }
}
