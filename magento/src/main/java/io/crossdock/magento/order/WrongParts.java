package io.crossdock.magento.order;

import io.crossdock.magento.order.Strangers.Stranger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which parts this shop's lists give wrongly for order after order: two orders in succession that
 * name the same other one. Such a part is right for one order of each page only, so it must not
 * count when answers are compared: each order would seem to change with the page it stands on.
 * Forgotten after {@value #HEALED} orders that are right, and with the process. Thread-safe.
 */
final class WrongParts {

  private static final int HEALED = 1000;

  private final Map<String, Sighting> sightings = new HashMap<>();

  private record Sighting(long order, long other, boolean known, int rightSince) {}

  /** An order of a list, with what in it is another's. */
  synchronized void seen(long order, List<Stranger> strangers) {
    if (strangers.isEmpty()) {
      sightings.replaceAll(
          (kind, s) -> new Sighting(s.order(), s.other(), s.known(), s.rightSince() + 1));
      sightings.values().removeIf(s -> s.rightSince() > HEALED);
    }
    for (Stranger part : strangers) {
      Sighting before = sightings.get(part.kind());
      boolean again = before != null && before.order() != order && before.other() == part.other();
      boolean known = again || (before != null && before.known());
      sightings.put(part.kind(), new Sighting(order, part.other(), known, 0));
    }
  }

  synchronized Set<String> kinds() {
    return sightings.entrySet().stream()
        .filter(e -> e.getValue().known())
        .map(Map.Entry::getKey)
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }
}
