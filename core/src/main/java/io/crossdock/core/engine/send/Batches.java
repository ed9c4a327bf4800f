package io.crossdock.core.engine.send;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Org.Capacity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Fills one request with as much as the org takes, oldest orders first. Pure. */
final class Batches {

  private Batches() {}

  /**
   * @param full whether more orders waited than the request could take
   */
  record Packed(List<Waiting> request, boolean full) {}

  /**
   * Orders of one known account may share a request, but no two requests in flight: the org locks
   * the account's row. Of several orders of one newcomer only the first is packed; the others wait
   * until that customer is known, or, once a first order has failed, go together.
   *
   * @param inFlight what requests under way hold, see {@link Waiting#exclusive}
   * @param firstFailed external ids of newcomers whose first order could not be written
   * @param limit how many orders a request that holds this one may have
   * @param capacity of the org, for one request
   */
  static Packed next(
      Collection<Waiting> waiting,
      Set<String> inFlight,
      Set<String> firstFailed,
      ToIntFunction<OrderKey> limit,
      Capacity capacity) {
    var request = new ArrayList<Waiting>();
    Map<String, String> newcomers = new HashMap<>();
    int nodes = 0;
    int most = capacity.orders();
    for (Waiting order : waiting) {
      if (inFlight.contains(order.exclusive()) || mustWait(order, newcomers, firstFailed)) {
        continue;
      }
      most = Math.min(most, limit.applyAsInt(order.ready().key()));
      nodes += order.ready().nodes();
      if (!request.isEmpty() && (request.size() >= most || nodes > capacity.nodes())) {
        return new Packed(request, true);
      }
      request.add(order);
      order.newcomer().ifPresent(person -> newcomers.put(person, order.customer()));
    }
    return new Packed(request, request.size() >= most);
  }

  private static boolean mustWait(
      Waiting order, Map<String, String> newcomers, Set<String> firstFailed) {
    Optional<String> first = order.newcomer().map(newcomers::get);
    return first.isPresent()
        && !(first.get().equals(order.customer()) && firstFailed.contains(order.customer()));
  }
}
