package io.crossdock.core.port.org;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.OrderKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives an order of the shop to an Order that is in Salesforce already. Reads shop and org as they
 * are; every such method throws {@code FailedCall}. Thread-safe.
 */
public interface Bindings {

  /** What binding would do, or why it can't be; changes nothing. */
  Bound examine(OrderKey key, String recordId);

  /**
   * Stamps the order's key on the record and on the lines it adopts, clears it on the record that
   * had it, deletes the lines named, all or nothing. Where it is done, {@link #bound} follows.
   *
   * @param delete ids among {@link Bound.Open#rest}; the others stay as they are
   */
  Bound bind(OrderKey key, String recordId, Set<String> delete);

  /** The order has this record from now on and is due as a person's send. Asks no other system. */
  void bound(OrderKey key, String recordId);

  /**
   * What an order can't be given to: of these ids of Accounts, Contacts, users and queues, those
   * that the org does not have, and users that are no longer active. Ids of other objects are not
   * looked at.
   */
  Set<String> missing(Collection<String> recordIds);

  /** Of a record and an order. */
  sealed interface Bound {

    record Refused(Failure failure) implements Bound {}

    /**
     * @param adopted lines of the record with an item's SKU and quantity: they become that item's
     * @param rest lines that match no item: to be kept as people's own, or deleted
     * @param former the record that carries the order's key now
     */
    record Open(List<Line> adopted, List<Line> rest, Optional<String> former) implements Bound {}
  }

  /** An OrderItem of the record. */
  record Line(String id, String sku, BigDecimal quantity, BigDecimal unitPrice) {}
}
