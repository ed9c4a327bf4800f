package io.crossdock.web;

import io.crossdock.core.order.Order;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Back-fills in memory that stay at a third. */
public final class FakeBackfills implements Backfills {

  public final Map<String, Progress> all = new LinkedHashMap<>();

  @Override
  public long estimate(Request request) {
    return 1234;
  }

  @Override
  public String start(Request request, String user) {
    String id = "backfill-" + (all.size() + 1);
    put(id, request, user, State.RUNNING);
    return id;
  }

  private void put(String id, Request request, String user, State state) {
    var at = FakeClock.CLOCK.instant();
    all.put(
        id,
        new Progress(
            id,
            request,
            user,
            at,
            state,
            request.from(),
            90,
            60,
            20,
            7,
            3,
            new Pace(120, 12, true)));
  }

  private void become(String id, State state) {
    Progress was = all.get(id);
    if (was != null) {
      put(id, was.request(), was.startedBy(), state);
    }
  }

  @Override
  public void pause(String id) {
    become(id, State.PAUSED);
  }

  @Override
  public void resume(String id) {
    become(id, State.RUNNING);
  }

  @Override
  public void cancel(String id) {
    become(id, State.CANCELLED);
  }

  @Override
  public Optional<Progress> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public List<Progress> recent(int limit) {
    return List.copyOf(all.values()).reversed();
  }

  @Override
  public Optional<Place> next() {
    return Optional.empty();
  }

  @Override
  public void counted(String id, long orders) {}

  @Override
  public long waiting() {
    return 0;
  }

  @Override
  public Observed feed(String id, List<Order> selected, Optional<Place> reached, long since) {
    return new Observed(0, Map.of());
  }
}
