package io.crossdock.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.watch.Standing;
import io.crossdock.core.watch.Standing.Figure;
import io.crossdock.core.watch.Standing.What;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LatestStandingTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void howeverOftenItIsAskedTheDatabaseIsAskedOnceInFiveSeconds() {
    var latest = latest(() -> List.of(new Figure(What.DUE, "live", asked.incrementAndGet())));
    for (int i = 0; i < 50; i++) {
      assertThat(latest.value(What.DUE, "live", 0)).isEqualTo(1);
    }
    now.updateAndGet(t -> t.plus(LatestStanding.FRESH));
    assertThat(latest.value(What.DUE, "live", 0)).isEqualTo(2);
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatThereIsNothingOfIsToldAsSuchAndWhatCannotBeReadIsNoNumber() {
    assertThat(latest(List::of).value(What.GATE, "shop", 0)).isZero();
    Standing away =
        () -> {
          asked.incrementAndGet();
          throw new IllegalStateException("no database");
        };
    var latest = latest(away);
    assertThat(latest.value(What.GATE, "shop", 0)).isNaN();
    assertThat(latest.value(What.DUE, "live", 0)).isNaN();
    assertThat(asked).as("one that is away is not asked again at once").hasValue(1);
  }

  private LatestStanding latest(Standing standing) {
    return new LatestStanding(standing, now::get);
  }
}
