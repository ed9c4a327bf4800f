package io.crossdock.core.engine.trouble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IsolationTest {

  private static final List<Integer> ALL = IntStream.rangeClosed(1, 100).boxed().toList();

  private final List<Integer> served = new ArrayList<>();
  private final List<Integer> culprits = new ArrayList<>();
  private int calls;

  @Test
  void oneWhoSpoilsItForAllIsFoundInFewCallsAndEveryoneElseIsServedOnce() {
    each(Set.of(77), Category.TRANSIENT);
    assertThat(culprits).containsExactly(77);
    assertThat(served).hasSize(99).doesNotHaveDuplicates();
    assertThat(calls).isLessThan(20);
  }

  @Test
  void theVeryFirstMayBeTheCulprit() {
    each(Set.of(1), Category.MISCONFIGURED);
    assertThat(culprits).containsExactly(1);
    assertThat(served).hasSize(99);
  }

  @Test
  void aSystemThatFailsForEveryoneIsNoOrdersFaultAndIsAskedThreeTimesOnly() {
    assertThatThrownBy(() -> each(Set.copyOf(ALL), Category.TRANSIENT))
        .isInstanceOf(FailedCall.class);
    assertThat(served).isEmpty();
    assertThat(calls).isEqualTo(3);
  }

  @Test
  void aLimitIsNeverProbed() {
    assertThatThrownBy(() -> each(Set.of(5), Category.THROTTLED)).isInstanceOf(FailedCall.class);
    assertThat(calls).isEqualTo(1);
  }

  private void each(Set<Integer> spoilers, Category category) {
    Isolation.each(
        ALL,
        some -> {
          calls++;
          if (some.stream().anyMatch(spoilers::contains)) {
            throw new FailedCall(Failure.of(category, "X", "Failed.", "Wait."));
          }
          served.addAll(some);
        },
        (one, failure) -> culprits.add(one));
  }
}
