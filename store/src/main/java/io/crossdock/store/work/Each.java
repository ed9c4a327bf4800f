package io.crossdock.store.work;

import io.crossdock.store.value.Kept;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DataRetrievalFailureException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A statement for many, of which one may hold what PostgreSQL refuses: then it is repeated in
 * halves until that one is alone, each within a savepoint, and the others are served. A database in
 * trouble is nobody's fault and is thrown. Thread-safe.
 */
final class Each {

  private final TransactionTemplate nested;

  Each(TransactionTemplate transactions) {
    this.nested = nested(transactions);
  }

  /** A transaction, or within one a savepoint. */
  static TransactionTemplate nested(TransactionTemplate transactions) {
    var nested =
        new TransactionTemplate(
            Objects.requireNonNull(transactions.getTransactionManager()), transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    return nested;
  }

  /**
   * @param statement gives how many rows it changed
   * @param refused is told who, and why
   */
  <T> int of(List<T> all, ToIntFunction<List<T>> statement, BiConsumer<T, String> refused) {
    if (all.isEmpty()) {
      return 0;
    }
    try {
      Integer changed = nested.execute(tx -> statement.applyAsInt(all));
      return changed == null ? 0 : changed;
    } catch (DataIntegrityViolationException
        | DataRetrievalFailureException
        | UncategorizedSQLException
        | BadSqlGrammarException
        | IllegalArgumentException e) {
      if (!ofItsData(e)) {
        throw e;
      }
      if (all.size() == 1) {
        refused.accept(all.getFirst(), reason(e));
        return 0;
      }
      int middle = all.size() / 2;
      return of(all.subList(0, middle), statement, refused)
          + of(all.subList(middle, all.size()), statement, refused);
    }
  }

  /** SQL states: data exceptions, program limits such as the longest index entry, and checks. */
  private static boolean ofItsData(RuntimeException e) {
    String state = state(e);
    return state.isEmpty()
        || state.startsWith("22")
        || state.startsWith("54")
        || state.startsWith("23");
  }

  private static String state(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof java.sql.SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  private static String reason(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return Kept.text(String.valueOf(cause.getMessage())).lines().findFirst().orElse("");
  }
}
