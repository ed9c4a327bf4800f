package io.crossdock.core.port;

import io.crossdock.core.order.OrderKey;

/** Which record an order has in Salesforce, where people decide on that. Thread-safe. */
public interface OrderRecords {

  /** The reason code of an order whose record people have deleted. */
  String DELETED = "deleted-in-salesforce";

  /**
   * Forgets the record of an order that was found deleted: its next send makes it anew, unless
   * Salesforce has a record with its key again by then, which is taken. An order that was not found
   * deleted, or is being sent, is left as it is.
   *
   * @return whether the record was forgotten
   */
  boolean forget(OrderKey key);

  /** The order has this record from now on; what it holds is read before the next write. */
  void put(OrderKey key, String recordId);
}
