package io.crossdock.core.engine.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest {

  private static final Cause RULE = cause("FIELD_CUSTOM_VALIDATION_EXCEPTION");

  private final Refusals refusals = new Refusals();
  private Instant now = Fakes.T0;

  /** How many different orders of one cause, how far apart, it takes until it meets every order. */
  @ParameterizedTest
  @CsvSource({
    "REJECTED, PT1S, 6",
    "REJECTED, PT5M, 6",
    "REJECTED, PT10M, 4",
    "REJECTED, PT1H, 3",
    "TRANSIENT, PT1S, 6",
    "MISCONFIGURED, PT1S, 3",
    "MISCONFIGURED, PT1H, 3",
  })
  void soManyOrdersInARowMakeItTheOrgsTrouble(Category category, Duration apart, int needed) {
    int orders = 0;
    boolean every = false;
    while (!every) {
      every = refusals.everyOrder(RULE, category, keys(++orders, orders), now);
      now = now.plus(apart);
    }
    assertThat(orders).isEqualTo(needed);
  }

  @Test
  void aWholeRequestTellsAtOnce() {
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(1, 75), now)).isTrue();
  }

  @Test
  void oneOrderIsOneHoweverOftenItIsTried() {
    for (int i = 0; i < 50; i++) {
      now = now.plus(Duration.ofMinutes(10));
      assertThat(refusals.everyOrder(RULE, Category.MISCONFIGURED, keys(1, 1), now)).isFalse();
    }
  }

  @Test
  void fiveBadOrdersInARowAmongManyGoodOnesAreTheirOwnFault() {
    for (int from = 1; from < 1_000; from += 5) {
      assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(from, from + 4), now)).isFalse();
      refusals.passed();
    }
  }

  @Test
  void ordersThatAreRefusedForDifferentReasonsAreTheirOwnFault() {
    for (int order = 1; order < 30; order++) {
      Cause own = cause("STRING_TOO_LONG " + order);
      assertThat(refusals.everyOrder(own, Category.REJECTED, keys(order, order), now)).isFalse();
    }
  }

  @Test
  void aSuspicionThatProvedWrongNeedsTwiceAsMany() {
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(1, 6), now)).isTrue();
    refusals.passed();
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(1, 11), now)).isFalse();
    now = now.plus(Duration.ofMinutes(2));
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(12, 12), now)).isTrue();
  }

  @Test
  void aHeapOfBadOrdersThatGoodOnesHaveLeftBehindIsTheirOwnFault() {
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(1, 20), now)).isTrue();
    refusals.passed();
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(1, 20), now)).isFalse();
  }

  @Test
  void whatHadMetSeveralInARowIsTriedAgainOnceWhenAnOrderPasses() {
    refusals.everyOrder(RULE, Category.MISCONFIGURED, keys(1, 2), now);
    refusals.everyOrder(cause("one order's"), Category.REJECTED, keys(3, 3), now);
    assertThat(refusals.passed()).containsExactly(RULE);
    refusals.everyOrder(RULE, Category.MISCONFIGURED, keys(1, 2), now);
    assertThat(refusals.passed()).as("no bad order is tried again with every good one").isEmpty();
  }

  @Test
  void whoWasRefusedSinceAnOrderPassedIsKnown() {
    refusals.everyOrder(RULE, Category.REJECTED, keys(1, 2), now);
    assertThat(refusals.refused(RULE, keys(1, 2))).isTrue();
    assertThat(refusals.refused(RULE, keys(2, 3))).isFalse();
    assertThat(refusals.refused(cause("another"), keys(1, 1))).isFalse();
    refusals.passed();
    assertThat(refusals.refused(RULE, keys(1, 2))).isFalse();
  }

  @Test
  void ordersThatAreAtFaultThemselvesAreNoProofUntilOnePassesAndAreTriedAgainThen() {
    refusals.everyOrder(RULE, Category.REJECTED, keys(1, 6), now);
    refusals.giveUp(RULE);
    assertThat(keys(1, 6)).allMatch(key -> refusals.ownFault(RULE, key));
    assertThat(refusals.ownFault(RULE, new OrderKey("main", 7))).isFalse();
    assertThat(refusals.everyOrder(RULE, Category.REJECTED, keys(7, 11), now))
        .as("others are counted anew")
        .isFalse();
    assertThat(refusals.passed()).containsExactly(RULE);
    assertThat(keys(1, 6)).noneMatch(key -> refusals.ownFault(RULE, key));
    assertThat(refusals.passed()).isEmpty();
  }

  private static List<OrderKey> keys(long from, long to) {
    return LongStream.rangeClosed(from, to).mapToObj(id -> new OrderKey("main", id)).toList();
  }

  private static Cause cause(String code) {
    return new Cause(Cause.Kind.BLOCKED, code, "A rule refuses this order.", "Change the rule.");
  }
}
