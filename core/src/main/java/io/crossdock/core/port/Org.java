package io.crossdock.core.port;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Salesforce org. Every method throws {@code FailedCall}. Thread-safe. */
public interface Org {

  /** Read once by describe, then cached. */
  OrgShape shape();

  /**
   * Looks up what the plans refer to (contacts by key and e-mail, price book entries by SKU) in few
   * calls and creates missing products; known things cost no call. One result per plan, same order.
   * Touches no order.
   */
  List<Prepared> prepare(List<Work> work);

  /**
   * Writes each order as one graph, all in one request: all or nothing per order, no order affects
   * another. At most 75 orders and 500 nodes. One result per order, same order; a lost answer gives
   * uncertain failures.
   */
  List<Written> write(List<Prepared.Ready> orders);

  /** The address of a record for people. */
  String link(String recordId);

  /**
   * One order to be written.
   *
   * @param applied what was last made true
   * @param readFirst the org must be read before the difference is taken: the fingerprint is
   *     unknown, or a person asked
   */
  record Work(Plan plan, Applied applied, boolean readFirst) {}

  /** What {@link #prepare} found. */
  sealed interface Prepared {
    OrderKey key();

    /**
     * @param applied what the org holds now, as far as it is known
     * @param accountId empty: to be created with the order
     * @param contactId empty: to be created with the order
     * @param entries price book entry id by SKU
     * @param nodes how many graph nodes the write needs, 0 when nothing differs
     */
    record Ready(
        Plan plan,
        Applied applied,
        Optional<String> accountId,
        Optional<String> contactId,
        Map<String, String> entries,
        int nodes)
        implements Prepared {
      @Override
      public OrderKey key() {
        return plan.key();
      }
    }

    record NotReady(OrderKey key, Failure failure) implements Prepared {}
  }

  /** How one order's write ended. */
  sealed interface Written {
    record Done(Applied applied) implements Written {}

    record Failed(Failure failure) implements Written {}
  }
}
