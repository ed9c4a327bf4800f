package io.crossdock.web;

import io.crossdock.access.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sessions in memory. */
final class FakeSessions implements Sessions {

  private record Kept(String who, Session session) {}

  private final ConcurrentSkipListMap<Long, Kept> all = new ConcurrentSkipListMap<>();
  private final AtomicLong ids = new AtomicLong();

  @Override
  public long begin(String who, Instant at, String address, String browser) {
    long id = ids.incrementAndGet();
    all.put(id, new Kept(who, new Session(id, at, address, browser, Optional.empty())));
    return id;
  }

  @Override
  public boolean open(long id) {
    return all.containsKey(id) && all.get(id).session().endedAt().isEmpty();
  }

  @Override
  public void end(long id, Instant at) {
    all.computeIfPresent(
        id,
        (same, kept) -> {
          Session s = kept.session();
          return s.endedAt().isPresent()
              ? kept
              : new Kept(
                  kept.who(),
                  new Session(id, s.beganAt(), s.address(), s.browser(), Optional.of(at)));
        });
  }

  @Override
  public int endAll(String who, Instant at) {
    List<Long> open =
        of(who, Instant.MIN).stream()
            .filter(session -> session.endedAt().isEmpty())
            .map(Session::id)
            .toList();
    open.forEach(id -> end(id, at));
    return open.size();
  }

  @Override
  public List<Session> of(String who, Instant since) {
    return all.descendingMap().values().stream()
        .filter(kept -> kept.who().equalsIgnoreCase(who))
        .map(Kept::session)
        .filter(session -> !session.beganAt().isBefore(since))
        .toList();
  }
}
