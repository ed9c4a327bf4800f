package io.crossdock.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.http.Exchanges;
import io.crossdock.http.Exchanges.End;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ShopWorkTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
  private final List<Duration> told = new ArrayList<>();
  private boolean away;
  private final ShopWork work =
      new ShopWork(
          worked -> {
            if (away) {
              throw new IllegalStateException("no database");
            }
            told.add(worked);
          },
          Exchanges.UNTOLD,
          now::get,
          Runnable::run);

  @Test
  void whatTheShopWorkedIsAddedUpAndToldOnceInFiveSeconds() {
    asked(1);
    asked(20);
    asked(300);
    assertThat(told).containsExactly(Duration.ofMillis(1));
    pass(ShopWork.EVERY);
    asked(4000);
    assertThat(told).containsExactly(Duration.ofMillis(1), Duration.ofMillis(4320));
  }

  @Test
  void whatTheDatabaseCannotTakeIsToldNextTime() {
    away = true;
    asked(7);
    away = false;
    pass(ShopWork.EVERY);
    asked(8);
    assertThat(told).containsExactly(Duration.ofMillis(15));
  }

  private void asked(long millis) {
    work.ended("orders", End.GOOD, Duration.ofMillis(millis));
  }

  private void pass(Duration time) {
    now.updateAndGet(t -> t.plus(time));
  }
}
