package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private final Random random = new Random(7);

  @Test
  void theFirstRetryComesWithinASecondButNotAtOnce() {
    for (int i = 0; i < 1000; i++) {
      assertThat(Backoff.after(1, random))
          .isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
    }
  }

  @Test
  void noWaitIsEverLongerThanTenMinutes() {
    for (int failures = 1; failures < 100; failures++) {
      assertThat(Backoff.after(failures, random)).isLessThanOrEqualTo(Duration.ofMinutes(10));
    }
  }
}
