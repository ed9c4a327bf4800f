package io.crossdock.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TriesTest {

  private static final Instant T0 = Instant.parse("2026-11-26T10:00:00Z");

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 0", "5, 30", "6, 60", "7, 120", "9, 480", "10, 900", "5000, 900"})
  void theWaitDoublesAfterTheFreeTriesUpToAQuarterOfAnHour(int failures, long seconds) {
    Tries tries = after(failures);
    if (seconds == 0) {
      assertThat(tries.closedUntil(5, T0)).isEmpty();
    } else {
      assertThat(tries.closedUntil(5, T0)).contains(T0.plusSeconds(seconds));
      assertThat(tries.closedUntil(5, T0.plusSeconds(seconds - 1))).isPresent();
      assertThat(tries.closedUntil(5, T0.plusSeconds(seconds))).isEmpty();
    }
  }

  @Test
  void anHourWithoutATryForgivesAll() {
    Instant later = T0.plus(Duration.ofHours(1));
    assertThat(after(9).closedUntil(5, later)).isEmpty();
    assertThat(after(9).more(later)).isEqualTo(new Tries(1, later));
  }

  private static Tries after(int failures) {
    Tries tries = Tries.NONE;
    for (int i = 0; i < failures; i++) {
      tries = tries.more(T0);
    }
    return tries;
  }
}
