package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTest {

  @Test
  void aSlowLeakIsTold() {
    assertThat(megabytes(i -> 40 + i * 0.25 + noise(i)).grows()).isTrue();
    assertThat(new Series("threads", 4, values(i -> 50 + Math.floor(i * 0.25))).grows()).isTrue();
    assertThat(new Series("files", 8, values(i -> 150 + i)).grows()).isTrue();
  }

  @Test
  void whatWarmsUpAndThenVariesIsFlat() {
    assertThat(megabytes(i -> i < 13 ? 20 + i : 35 + noise(i)).grows()).isFalse();
    assertThat(megabytes(i -> 35 + noise(i)).grows()).isFalse();
    assertThat(megabytes(i -> 80 - i).grows()).isFalse();
  }

  @Test
  void strayValuesMakeNoTrendAndHideNone() {
    assertThat(megabytes(i -> i % 9 == 8 ? 120 : 35).grows()).isFalse();
    assertThat(megabytes(i -> i % 9 == 8 ? 1 : 40 + i * 0.25).grows()).isTrue();
  }

  @Test
  void aSoakIsFlatOnlyWhenNothingGrowsAndEveryOrderArrived() {
    Series flat = megabytes(i -> 35);
    Series leak = megabytes(i -> 35 + i);
    assertThat(new Soak.Result(20, 20, 100, 100, List.of(flat)).flat()).isTrue();
    assertThat(new Soak.Result(20, 20, 100, 99, List.of(flat)).flat()).isFalse();
    assertThat(new Soak.Result(20, 20, 100, 100, List.of(flat, leak)).flat()).isFalse();
    assertThat(new Soak.Result(20, 20, 100, 100, List.of(flat, leak)).text("0.1"))
        .contains("| memory | 35 | 35 | +0.0 | flat |", "| memory | 48 | 74 | +26.0 | **grows** |");
  }

  private static Series megabytes(IntToDoubleFunction value) {
    return new Series("memory", 4, values(value));
  }

  private static List<Double> values(IntToDoubleFunction value) {
    return IntStream.range(0, 40).mapToDouble(value).boxed().toList();
  }

  /** Up and down by two, without a trend. */
  private static double noise(int i) {
    return new double[] {0, 2, -1, 1, -2}[i % 5];
  }
}
