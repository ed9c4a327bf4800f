package io.crossdock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.TimeValue;

class HotPathsTest {

  @Test
  void everyHotPathRunsAndTellsItsTimeAndItsBytes() throws Exception {
    var quick = new HotPaths(0, 0, 1, TimeValue.milliseconds(50));
    var results = quick.run();
    assertThat(results)
        .extracting(result -> result.getPrimaryResult().getLabel())
        .containsExactlyInAnyOrder("plan", "fingerprint", "mapping", "graph", "signature");
    assertThat(results).allSatisfy(result -> assertThat(HotPaths.bytes(result)).isGreaterThan(100));
    assertThat(quick.text(results)).contains("| signature | ");
  }
}
