package io.crossdock.salesforce;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.PersonClaims;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * As the database's claims, but that releasing is up to the test.
 *
 * @param held the instance that brings a person in, by person
 */
record HeldPeople(String instance, Map<String, String> held) implements PersonClaims {

  @Override
  public Set<OrderKey> claim(Lane lane, Map<OrderKey, Newcomer> newcomers) {
    var mine = new HashSet<OrderKey>();
    newcomers.forEach((order, newcomer) -> {
      if (held.computeIfAbsent(newcomer.person(), p -> instance).equals(instance)) {
        mine.add(order);
      }
    });
    return mine;
  }

  @Override
  public Set<OrderKey> overtaken(Set<OrderKey> orders) {
    return held.containsValue(instance) ? Set.of() : orders;
  }
}
