package io.crossdock.salesforce.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.salesforce.rest.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** CASES 17: when the org is described anew. */
class ShapesTest {

  private Instant now = Instant.parse("2026-11-30T12:00:00Z");
  private String currency = "USD";
  private boolean away;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicLong met = new AtomicLong();
  private final OrgChanges changes =
      new OrgChanges() {
        @Override
        public long count() {
          return met.get();
        }

        @Override
        public long met(Set<String> codes) {
          assertThat(codes)
              .as("due again")
              .contains("INVALID_FIELD", "status-vanished", "currency");
          return met.incrementAndGet();
        }
      };
  private final Shapes shapes = instance();

  @Test
  void anUnchangedOrgIsDescribedEveryTenMinutesAtMost() {
    for (int minute = 0; minute < 60; minute++) {
      shapes.now();
      now = now.plus(Duration.ofMinutes(1));
    }
    assertThat(calls).hasValue(6);
    assertThat(shapes.version()).isZero();
    assertThat(met).hasValue(0);
  }

  @Test
  @DisplayName("17: a change is found within ten minutes without any refusal")
  void byTime() {
    shapes.now();
    currency = "EUR";
    now = now.plus(Duration.ofMinutes(10));
    assertThat(shapes.now().currency()).isEqualTo("EUR");
  }

  @Test
  @DisplayName("17: a change is found at the first refusal, even in the first moment")
  void byRefusal() {
    shapes.now();
    currency = "EUR";
    assertThat(shapes.changed("INVALID_FIELD", 0)).isTrue();
    assertThat(shapes.now().currency()).isEqualTo("EUR");
    assertThat(shapes.changed("INVALID_FIELD", 0)).as("planned by the old one").isTrue();
    assertThat(calls).hasValue(2);
    for (int i = 0; i < 10; i++) {
      assertThat(shapes.changed("INVALID_FIELD", shapes.version())).isFalse();
    }
    assertThat(calls).as("planned by the new one: asked once more").hasValue(3);
  }

  @Test
  @DisplayName("17: nothing loops: a kind of refusal that told of nothing is asked after seldom")
  void noLoop() {
    shapes.now();
    for (int i = 0; i < 100; i++) {
      assertThat(shapes.changed("INVALID_FIELD", 0)).isFalse();
      assertThat(shapes.changed("INVALID_STATUS", 0)).isFalse();
      assertThat(shapes.changed("UNABLE_TO_LOCK_ROW", 0)).isFalse();
    }
    assertThat(calls).hasValue(3);
    int asked = calls.get();
    for (int second = 0; second < 3600; second++) {
      now = now.plus(Duration.ofSeconds(1));
      shapes.changed("INVALID_FIELD", 0);
    }
    assertThat(calls.get() - asked).isBetween(14, 18);
  }

  @Test
  @DisplayName("17: two changes that are refused alike are both found at once")
  void oneAfterTheOther() {
    shapes.now();
    currency = "EUR";
    assertThat(shapes.changed("INVALID_FIELD", shapes.version())).isTrue();
    currency = "CHF";
    assertThat(shapes.changed("INVALID_FIELD", shapes.version())).isTrue();
    assertThat(shapes.now().currency()).isEqualTo("CHF");
  }

  @Test
  @DisplayName("17: somebody who presses is planned by the org as it is, without calls in a row")
  void whoPressesIsNotToldOfAnOrgThatWas() {
    shapes.now();
    currency = "EUR";
    now = now.plus(Duration.ofSeconds(11));
    assertThat(shapes.recent().currency()).isEqualTo("EUR");
    shapes.recent();
    assertThat(calls).hasValue(2);
    away = true;
    now = now.plus(Duration.ofMinutes(1));
    assertThat(shapes.recent().currency()).isEqualTo("EUR");
  }

  @Test
  @DisplayName("17: what one instance meets the others know within seconds, and it ends there")
  void everyInstance() {
    Shapes other = instance();
    shapes.now();
    other.now();
    currency = "EUR";
    assertThat(shapes.changed("INVALID_FIELD", 0)).isTrue();
    now = now.plus(Duration.ofSeconds(6));
    assertThat(other.now().currency()).isEqualTo("EUR");
    now = now.plus(Duration.ofSeconds(6));
    shapes.now();
    other.now();
    assertThat(calls).hasValue(4);
    assertThat(met).hasValue(1);
  }

  @Test
  void anOrgThatIsAwayIsTakenToBeAsItWas() {
    shapes.now();
    away = true;
    now = now.plus(Duration.ofMinutes(11));
    assertThat(shapes.now().currency()).isEqualTo("USD");
    assertThat(shapes.changed("INVALID_FIELD", 0)).isFalse();
  }

  private Shapes instance() {
    return new Shapes(
        () -> {
          calls.incrementAndGet();
          if (away) {
            throw new FailedCall(Failures.gone());
          }
          return new OrgShape(false, currency, List.of(currency), List.of(), Map.of());
        },
        changes,
        () -> now);
  }
}
