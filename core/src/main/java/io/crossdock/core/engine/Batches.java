package io.crossdock.core.engine;

import io.crossdock.core.port.Org.Prepared.Ready;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Packs orders into requests of at most 75 graphs and 500 nodes (Salesforce's limits of one
 * composite graph call), in the order given. Of several orders of one customer who is still to be
 * created, only the first is packed; the others wait until that customer is known.
 */
final class Batches {

  static final int MAX_GRAPHS = 75;
  static final int MAX_NODES = 500;

  private Batches() {}

  /**
   * @param waiting orders of a new customer whose first order is in {@code requests}
   */
  record Packed(List<List<Ready>> requests, List<Ready> waiting) {}

  static Packed pack(List<Ready> orders) {
    var requests = new ArrayList<List<Ready>>();
    var waiting = new ArrayList<Ready>();
    Set<String> newCustomers = new HashSet<>();
    List<Ready> open = new ArrayList<>();
    int nodes = 0;
    for (Ready order : orders) {
      if (order.contactId().isEmpty() && !newCustomers.add(order.plan().customer().externalId())) {
        waiting.add(order);
        continue;
      }
      if (!open.isEmpty() && (open.size() == MAX_GRAPHS || nodes + order.nodes() > MAX_NODES)) {
        requests.add(open);
        open = new ArrayList<>();
        nodes = 0;
      }
      open.add(order);
      nodes += order.nodes();
    }
    if (!open.isEmpty()) {
      requests.add(open);
    }
    return new Packed(requests, waiting);
  }
}
