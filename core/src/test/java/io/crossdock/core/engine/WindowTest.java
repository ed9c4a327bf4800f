package io.crossdock.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowTest {

  private final Window window = new Window(5);

  @Test
  void itBeginsWithOneAndGrowsOnlyWhileRequestsAreFull() {
    assertThat(window.size()).isEqualTo(1);
    window.wentWell(false);
    assertThat(window.size()).isEqualTo(1);
    window.wentWell(true);
    assertThat(window.size()).isEqualTo(2);
  }

  @Test
  void itNeverExceedsItsMaximumAndShrinksByHalfDownToOne() {
    for (int i = 0; i < 10; i++) {
      window.wentWell(true);
    }
    assertThat(window.size()).isEqualTo(5);
    window.crowded();
    assertThat(window.size()).isEqualTo(2);
    window.crowded();
    window.crowded();
    assertThat(window.size()).isEqualTo(1);
  }
}
