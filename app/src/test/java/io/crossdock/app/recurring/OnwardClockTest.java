package io.crossdock.app.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class OnwardClockTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong(7);
  private final OnwardClock clock = new OnwardClock(wall::get, nanos::get);

  @Test
  void aClockThatIsSetBackDoesNotMakeAnybodyWait() {
    pass(Duration.ofSeconds(5));
    wall.updateAndGet(now -> now.minus(Duration.ofHours(1)));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(5));
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(NOON.plusSeconds(10));
  }

  @Test
  void aClockThatIsSetForwardIsFollowedAtOnceAlsoAfterASleepOfTheMachine() {
    wall.updateAndGet(now -> now.plus(Duration.ofHours(8)));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofHours(8)));
    pass(Duration.ofSeconds(5));
    assertThat(clock.now()).isEqualTo(NOON.plus(Duration.ofHours(8)).plusSeconds(5));
  }

  private void pass(Duration time) {
    wall.updateAndGet(now -> now.plus(time));
    nanos.addAndGet(time.toNanos());
  }
}
