package io.crossdock.web;

import io.crossdock.core.guard.KnownSystems;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Known systems in memory. */
final class FakeKnownSystems implements KnownSystems {

  private final Map<Remote, String> systems = new EnumMap<>(Remote.class);
  private final Map<Remote, String> others = new EnumMap<>(Remote.class);

  @Override
  public Optional<String> known(Remote remote) {
    return Optional.ofNullable(systems.get(remote));
  }

  @Override
  public String met(Remote remote, String identity) {
    String belongs = systems.computeIfAbsent(remote, first -> identity);
    if (!belongs.equals(identity)) {
      others.put(remote, identity);
    }
    return belongs;
  }

  @Override
  public Optional<String> another(Remote remote) {
    return Optional.ofNullable(others.get(remote));
  }

  @Override
  public void confirm(Remote remote, String identity, String user) {
    systems.put(remote, identity);
    others.remove(remote);
  }
}
