package io.crossdock.web;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.view.QueueView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A queue in memory. */
public final class FakeQueueView implements QueueView {

  static final String ID = "0b1c9c6e-0000-4000-8000-00000000000";

  public final List<Group> groups = new ArrayList<>();

  public void add(Cause.Kind kind, String text, long orders) {
    groups.add(
        new Group(
            ID + groups.size(),
            new Cause(kind, "no-price", text, "Press it."),
            orders,
            List.of(new Example(new OrderKey("main", 7), "000000007"))));
  }

  @Override
  public List<Figures> lanes() {
    return List.of(
        new Figures(Lane.LIVE, 3, 1234, 5, Optional.of(FakeClock.CLOCK.instant())),
        new Figures(Lane.BACKFILL, 0, 0, 0, Optional.empty()));
  }

  @Override
  public Groups groups(int most) {
    return new Groups(groups, groups.size(), groups.stream().mapToLong(Group::orders).sum());
  }

  @Override
  public Optional<Group> group(String id) {
    return groups.stream().filter(group -> group.id().equals(id)).findFirst();
  }
}
