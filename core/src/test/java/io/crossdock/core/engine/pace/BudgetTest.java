package io.crossdock.core.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.org.Org.Usage;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

  private final Fakes.FakeOrg org = new Fakes.FakeOrg(order -> Fakes.DONE);
  private final AtomicLong all = new AtomicLong();
  private Instant now = Fakes.T0;
  private ApiBudget setting = new ApiBudget(50, 50);
  private final Budget budget = new Budget(org, all::addAndGet, () -> setting, () -> now);

  @Test
  void everyCallIsToldToTheLedgerOnce() {
    spent(Lane.LIVE, 7);
    assertThat(all).hasValue(7);
    spent(Lane.LIVE, 9);
    assertThat(all).hasValue(9);
  }

  @Test
  void historyStopsFirstThenLiveOrders() {
    used(100);
    assertThat(spent(Lane.BACKFILL, 240)).isFalse();
    assertThat(spent(Lane.BACKFILL, 250)).isTrue();
    assertThat(spent(Lane.LIVE, 499)).isFalse();
    assertThat(spent(Lane.LIVE, 500)).isTrue();
  }

  @Test
  void callsOfOtherInstancesCountToo() {
    used(100);
    all.set(500);
    assertThat(spent(Lane.LIVE, 0)).isTrue();
  }

  @Test
  void aRaisedBudgetIsFeltAtTheNextReckoning() {
    used(100);
    assertThat(spent(Lane.LIVE, 600)).isTrue();
    setting = new ApiBudget(80, 50);
    assertThat(spent(Lane.LIVE, 600)).isFalse();
  }

  @Test
  void whenTheOrgIsNearlyUsedUpOneCallNowAndThenFindsOutWhetherItStillIs() {
    used(900);
    assertThat(spent(Lane.LIVE, 0)).isTrue();
    now = now.plus(Duration.ofMinutes(11));
    assertThat(spent(Lane.LIVE, 0)).isFalse();
    used(901);
    assertThat(spent(Lane.LIVE, 1)).isTrue();
  }

  private void used(long calls) {
    org.usage = Optional.of(new Usage(calls, 1000, now));
  }

  /** At the next reckoning, when this instance has made so many calls in all. */
  private boolean spent(Lane lane, long made) {
    org.calls = made;
    now = now.plusSeconds(5);
    return budget.spent(lane).isPresent();
  }
}
