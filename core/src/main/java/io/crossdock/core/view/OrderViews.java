package io.crossdock.core.view;

import io.crossdock.core.order.OrderKey;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the console and the API show of orders. Thread-safe. */
public interface OrderViews {

  /** Newest first, keyset-paged. */
  Page list(Query query);

  Optional<Row> find(OrderKey key);

  /** Several when stores share the number. */
  List<Row> byIncrementId(String incrementId);

  /** Newest first. */
  List<Attempt> attempts(OrderKey key);

  Counts counts();

  /**
   * @param text increment id, e-mail, name or Salesforce id; empty = all
   * @param cursor from the page before; empty = from the start
   */
  record Query(String text, Optional<SyncStatus> syncStatus, String cursor, int limit) {}

  record Page(List<Row> rows, Optional<String> nextCursor) {}

  record Counts(long inSync, long outOfSync, long pending, long notSent) {}

  /** The grid's mark. */
  enum SyncStatus {
    IN_SYNC,
    OUT_OF_SYNC,
    PENDING,
    NOT_SENT
  }

  /**
   * @param reason why, in a sentence
   * @param salesforceOrderId empty text when there is none
   */
  record Row(
      OrderKey key,
      String incrementId,
      String purchasePoint,
      Instant purchasedAt,
      String billToName,
      String shipToName,
      String email,
      BigDecimal baseGrandTotal,
      String baseCurrency,
      BigDecimal grandTotal,
      String currency,
      String status,
      SyncStatus syncStatus,
      String reasonCode,
      String reason,
      String salesforceOrderId,
      String salesforceAccountId,
      String salesforceContactId,
      Optional<Instant> lastSyncedAt) {}

  record Attempt(
      Instant startedAt,
      Instant endedAt,
      String trigger,
      String outcome,
      String code,
      String message,
      String hint,
      String raw,
      String instance) {}
}
