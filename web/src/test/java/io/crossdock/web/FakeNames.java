package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.KeptNames;
import io.crossdock.core.port.org.OrgNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names in memory, and what the org was asked. */
public final class FakeNames implements OrgNames, KeptNames {

  public final Map<OrderKey, Kept> kept = new HashMap<>();
  public final List<String> asked = new ArrayList<>();

  @Override
  public Names of(String orderId) {
    asked.add(orderId);
    return new Names(
        new Named("001", "Acme <b>", ""),
        new Named("003", "Ada Lovelace", ""),
        new Named("005", "Sam Sales", ""));
  }

  @Override
  public List<Named> find(Kind kind, String text) {
    asked.add(kind + " " + text);
    return text.equals("nobody")
        ? List.of()
        : List.of(new Named("003000000000001AAA", "Ada <i>Lovelace", "Acme"));
  }

  @Override
  public Optional<Kept> find(OrderKey key) {
    return Optional.ofNullable(kept.get(key));
  }

  @Override
  public void save(OrderKey key, Kept names) {
    kept.put(key, names);
  }
}
