package io.crossdock.core.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** How long a system was away, and how late that it is back may be noticed. */
  @ParameterizedTest
  @CsvSource({"1, 5", "60, 9", "600, 45", "3600, 245", "86400, 900"})
  void aSystemThatWorksAgainIsTriedWithinAFifteenthOfTheTimeItWasAway(long away, long late) {
    for (int run = 0; run < 100; run++) {
      Duration at = Duration.ZERO;
      for (int failures = 1; at.toSeconds() < away; failures++) {
        at = at.plus(Backoff.probe(failures, random));
      }
      assertThat(at.toSeconds() - away).isLessThanOrEqualTo(late);
    }
  }

  @Test
  void aSystemThatIsAwayForADayIsAskedLittle() {
    Duration at = Duration.ZERO;
    int probes = 0;
    while (at.toDays() < 1) {
      at = at.plus(Backoff.probe(++probes, random));
    }
    assertThat(probes).isLessThan(300);
  }
}
