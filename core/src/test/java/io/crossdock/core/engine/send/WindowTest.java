package io.crossdock.core.engine.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Duration JUST_NOW = Duration.ZERO;

  private final Window window = new Window(5, Window.PATIENT);

  @Test
  void itBeginsWithOneAndGrowsOnlyWhileRequestsAreFull() {
    assertThat(size(window)).isEqualTo(1);
    window.wentWell(false);
    assertThat(size(window)).isEqualTo(1);
    window.wentWell(true);
    assertThat(size(window)).isEqualTo(2);
  }

  @Test
  void itNeverExceedsItsMaximumAndShrinksByHalfDownToOne() {
    for (int i = 0; i < 10; i++) {
      window.wentWell(true);
    }
    assertThat(size(window)).isEqualTo(5);
    window.crowded();
    assertThat(size(window)).isEqualTo(2);
    window.crowded();
    window.crowded();
    assertThat(size(window)).isEqualTo(1);
  }

  @Test
  void aRequestThatIsNotFullLeavesBesideOthersOnlyWhenNoneHasLeftForAWhile() {
    assertThat(window.allows(0, false, JUST_NOW)).isTrue();
    assertThat(window.allows(1, false, JUST_NOW)).isFalse();
    assertThat(window.allows(1, false, Window.PATIENT)).isTrue();
    assertThat(window.allows(2, false, Window.PATIENT)).isFalse();
  }

  @Test
  void historyHasOneRequestHoweverLongItTakesAndSeveralFullOnesWhileLiveOrdersLeaveRoom() {
    var room = new AtomicBoolean();
    var history = new Window(4, Window.ENDLESSLY, room::get);
    for (int i = 0; i < 10; i++) {
      history.wentWell(true);
    }
    assertThat(history.allows(1, false, Duration.ofHours(1))).isFalse();
    assertThat(history.allows(1, true, Duration.ofHours(1))).isFalse();
    room.set(true);
    assertThat(history.allows(1, false, Duration.ofHours(1))).isFalse();
    assertThat(size(history)).isEqualTo(4);
    assertThat(history.allows(4, true, Duration.ofHours(1))).isFalse();
  }

  /** How many full requests may be in flight. */
  private static int size(Window window) {
    int open = 0;
    while (window.allows(open, true, JUST_NOW)) {
      open++;
    }
    return open;
  }
}
