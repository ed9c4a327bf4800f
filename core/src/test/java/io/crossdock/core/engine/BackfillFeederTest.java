package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.port.UnaskedShop;
import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.WorkQueue.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackfillFeederTest {

  private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");
  private static final Order COMPLETE = placed("2026-03-02T10:00:00Z", "complete");
  private static final Order PENDING = placed("2026-03-01T10:00:00Z", "pending");

  private final History history = new History();

  @Test
  void onlyTheWantedStatusesAreQueued() {
    feed(Set.of("complete"), END, false);
    assertThat(history.fed).containsExactly(COMPLETE);
    assertThat(history.reached).isEmpty();
  }

  @Test
  void theNextPageBeginsInTheSecondOfTheLastOrder() {
    feed(Set.of(), END, true);
    assertThat(history.fed).containsExactly(COMPLETE, PENDING);
    var next = history.reached.orElseThrow();
    assertThat(next.before()).isEqualTo(PENDING.createdAt().plusSeconds(1));
    assertThat(next.page()).isEqualTo(1);
  }

  @Test
  void aPageWithinOneSecondIsTurned() {
    feed(Set.of(), PENDING.createdAt().plusSeconds(1), true);
    assertThat(history.reached.orElseThrow().page()).isEqualTo(2);
  }

  @Test
  void whatThereIsInAllIsAskedOnceAtItsBeginning() {
    feed(Set.of("complete"), END, true);
    feed(Set.of("complete"), PENDING.createdAt().plusSeconds(1), true);
    assertThat(history.counted).containsExactly(2L);
  }

  @Test
  void nothingIsReadWhileEnoughWaits() {
    history.waiting = 200;
    assertThat(
            new BackfillFeeder(history, new Shop(false), new Fakes.Queue(), new JustRead(() -> END))
                .next())
        .isEmpty();
  }

  private void feed(Set<String> statuses, Instant before, boolean more) {
    var request = new Backfills.Request(Instant.EPOCH, END, statuses);
    new BackfillFeeder(history, new Shop(more), new Fakes.Queue(), new JustRead(() -> END))
        .page(new Backfills.Place("1", request, before, 1));
  }

  private static Order placed(String at, String status) {
    return new OrderFixture().at(at, "UTC").status(status).line("1", "5").build();
  }

  private static final class Shop extends UnaskedShop {
    private final boolean more;

    Shop(boolean more) {
      this.more = more;
    }

    @Override
    public Page placed(Period period, int page, int size) {
      return new Page(List.of(COMPLETE, PENDING), Map.of(), more, Duration.ZERO);
    }

    @Override
    public long count(Period period, Set<String> statuses) {
      return 2;
    }

    @Override
    public Instant now() {
      return END;
    }
  }

  static final class History implements Backfills {
    final List<Long> counted = new ArrayList<>();

    @Override
    public void counted(String id, long orders) {
      counted.add(orders);
    }

    final List<Order> fed = new ArrayList<>();
    Optional<Place> reached = Optional.empty();
    long waiting;

    @Override
    public long estimate(Request request) {
      return 0;
    }

    @Override
    public String start(Request request, String user) {
      return "1";
    }

    @Override
    public void pause(String id) {}

    @Override
    public void resume(String id) {}

    @Override
    public void cancel(String id) {}

    @Override
    public Optional<Progress> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<Progress> recent(int limit) {
      return List.of();
    }

    @Override
    public Optional<Place> next() {
      return Optional.of(new Place("1", new Request(Instant.EPOCH, END, Set.of()), END, 1));
    }

    @Override
    public long waiting() {
      return waiting;
    }

    @Override
    public Observed feed(String id, List<Order> selected, Optional<Place> next, long since) {
      fed.addAll(selected);
      reached = next;
      return new Observed(selected.size(), Map.of());
    }
  }
}
