package io.crossdock.core.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.port.org.Lease;
import io.crossdock.core.port.work.WorkQueue;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeldTest {

  private final Fakes.Queue queue = new Fakes.Queue();
  private Instant now = Fakes.T0;
  private final Held held = new Held(queue, "me", () -> now);

  @Test
  void aLeaseHoldsFromItsRenewalUntilOthersMayTakeOver() {
    assertThat(held.lease().holds()).as("before the first renewal").isFalse();
    held.renew();
    Lease lease = held.lease();
    now = now.plus(WorkQueue.LEASE).minus(Duration.ofMillis(1));
    assertThat(lease.holds()).isTrue();
    now = now.plusMillis(1);
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void aRenewalInTimeProlongsIt() {
    held.renew();
    Lease lease = held.lease();
    now = now.plusSeconds(15);
    held.renew();
    now = now.plusSeconds(15);
    assertThat(lease.holds()).isTrue();
  }

  @Test
  void whenAnotherHasBegunTheOldOneNeverHoldsAgain() {
    held.renew();
    Lease old = held.lease();
    now = now.plus(Duration.ofMinutes(10));
    queue.begun = true;
    held.renew();
    assertThat(old.holds()).isFalse();
    assertThat(held.lease().holds()).isTrue();
  }

  @Test
  void whatIsReleasedIsNoLongerLeased() {
    held.renew();
    Lease lease = held.lease();
    held.release();
    assertThat(lease.holds()).isFalse();
  }
}
