package io.crossdock.core.view;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.work.Trigger;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the console and the API show of orders. Thread-safe. */
public interface OrderViews {

  /**
   * Keyset-paged: a page costs the same however many orders there are. Orders of equal value keep
   * the order of their entity ids.
   */
  Page list(Query query);

  /** The keys of the first {@code most} orders that match, newest first. */
  List<OrderKey> keys(OrderFilter filter, int most);

  /** How many match; counts no further than {@code most}. */
  int count(OrderFilter filter, int most);

  /** The highest entity id there is; what the shop sells later has a higher one. 0 = no order. */
  long newest();

  /** As {@link #count}, of those with a higher entity id; costs as many as there are. */
  int countAfter(long entityId, OrderFilter filter, int most);

  /** What can be filtered by: the values that occur. */
  Choices choices();

  Optional<Row> find(OrderKey key);

  /** Those of them that are known, by id. */
  List<Row> find(Collection<OrderKey> keys);

  /** Several when stores share the number. */
  List<Row> byIncrementId(String incrementId);

  /** Newest first. */
  List<Attempt> attempts(OrderKey key);

  Counts counts();

  /**
   * @param cursor from another page of the same filter and sorting; empty = from the start
   * @param skip so many rows from there are passed over, each at the cost of reading it
   */
  record Query(
      OrderFilter filter, Sort sort, boolean descending, String cursor, int skip, int limit) {

    public Query(OrderFilter filter, Sort sort, boolean descending, String cursor, int limit) {
      this(filter, sort, descending, cursor, 0, limit);
    }
  }

  /** What a list can be sorted by. */
  enum Sort {
    PURCHASE_DATE,
    ID,
    BASE_TOTAL,
    TOTAL
  }

  /** Cursors are empty where there is no such page. */
  record Page(List<Row> rows, Optional<String> nextCursor, Optional<String> previousCursor) {}

  record Choices(List<String> statuses, List<String> purchasePoints) {}

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
   * @param related orders this one was made from or replaced by, when it was edited in Magento
   * @param warnings sentences about its last send, such as cut texts
   */
  record Row(
      OrderKey key,
      String incrementId,
      int storeId,
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
      Optional<Instant> lastSyncedAt,
      List<Related> related,
      List<String> warnings) {}

  /**
   * @param later whether it replaced the order, else it was replaced by it
   */
  record Related(OrderKey key, String incrementId, boolean later) {}

  /**
   * @param message of a send, what it did
   * @param by the person or script that asked for it; empty where none did
   * @param changes fields of records that were there, old and new
   */
  record Attempt(
      Instant startedAt,
      Instant endedAt,
      Trigger trigger,
      AttemptOutcome outcome,
      String code,
      String message,
      String hint,
      String raw,
      String instance,
      Optional<String> by,
      List<Changes.Field> changes) {

    public Attempt(
        Instant startedAt,
        Instant endedAt,
        Trigger trigger,
        AttemptOutcome outcome,
        String code,
        String message,
        String hint,
        String raw,
        String instance,
        Optional<String> by) {
      this(startedAt, endedAt, trigger, outcome, code, message, hint, raw, instance, by, List.of());
    }
  }
}
