package io.crossdock.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @DisplayName("18: a wish to wait is kept as far as it makes sense, for an hour at most")
  @CsvSource(
      delimiter = '|',
      value = {
        "120|PT2M",
        "0007|PT7S",
        "3601|PT1H",
        "864000|PT1H",
        "99999999999999999999|PT1H",
        "Mon, 30 Nov 2026 12:05:00 GMT|PT5M",
        "Fri, 04 Dec 2026 12:00:00 GMT|PT1H",
        "Mon, 30 Nov 2026 11:00:00 GMT|",
        "0|",
        "-5|",
        "1.5|",
        "soon|",
        "''|",
      })
  void asked(String header, Duration wait) {
    var failure =
        new Failure(
            Category.THROTTLED, "429", "Wait.", "Wait.", "", RetryAfter.of(header, NOON), false);
    assertThat(failure.retryAfter()).isEqualTo(Optional.ofNullable(wait));
  }

  @Test
  @DisplayName("18: of a gigantic answer only the beginning is kept")
  void cut() {
    Failure failure =
        Failure.of(Category.BUG, "x", "y".repeat(1 << 20), "z").withRaw("r".repeat(1 << 20));
    assertThat(failure.message()).hasSizeLessThan(30_000).endsWith("…");
    assertThat(failure.raw()).hasSizeLessThan(30_000);
  }
}
