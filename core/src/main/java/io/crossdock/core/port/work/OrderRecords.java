package io.crossdock.core.port.work;

import io.crossdock.core.order.OrderKey;

/** Which record an order has in Salesforce, where people decide on that. Thread-safe. */
public interface OrderRecords {

  /**
   * Forgets the record of an order that was found deleted: its next send makes it anew, unless
   * Salesforce has a record with its key again by then, which is taken. An order that was not found
   * deleted, or is being sent, is left as it is.
   *
   * @return whether the record was forgotten
   */
  boolean forget(OrderKey key);

  /**
   * A person says that what the shop has under this id now is the order that was there first: from
   * now on it is the one that is kept in step. Nothing happens to an order that was not found to be
   * another.
   *
   * @return whether it was
   */
  boolean same(OrderKey key);

  /** The order has this record from now on; what it holds is read before the next write. */
  void put(OrderKey key, String recordId);
}
