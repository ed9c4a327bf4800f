package io.crossdock.web;

import io.crossdock.core.port.AuditLog;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The audit log in memory. */
final class FakeAuditLog implements AuditLog {

  final List<Deed> deeds = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void add(Deed deed) {
    deeds.add(deed);
  }

  @Override
  public List<Entry> read(Optional<String> who, Optional<Long> before, int limit) {
    List<Deed> all = List.copyOf(deeds);
    return IntStream.range(0, all.size())
        .mapToObj(i -> new Entry(i + 1L, all.get(i)))
        .toList()
        .reversed()
        .stream()
        .filter(entry -> who.filter(w -> !w.equalsIgnoreCase(entry.deed().who())).isEmpty())
        .filter(entry -> before.filter(b -> entry.id() >= b).isEmpty())
        .limit(limit)
        .toList();
  }
}
