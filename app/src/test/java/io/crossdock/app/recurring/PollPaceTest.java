package io.crossdock.app.recurring;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollPaceTest {

  private static final Instant START = Instant.parse("2026-11-27T10:00:00Z");

  @ParameterizedTest(name = "{0}: found something {1}, took {2} ms: next {3} ms after its start")
  @CsvSource({
    "a calm shop,             false,  100, 5000",
    "a long read,             false, 4000, 5000",
    "longer than the pace,    false, 7000, 7000",
    "orders come in,          true,   100, 1500",
    "many orders come in,     true,  1500, 3000",
    "so many that it is late, true,  4000, 5000",
    "a flood,                 true,  7000, 7000",
  })
  void theNextPoll(String shop, boolean found, long took, long next) {
    var pace = new PollPace();
    pace.found(!found);
    pace.found(found);
    var execution = new Execution(START, new TaskInstance<>("poll", "recurring"));
    Instant done = START.plusMillis(took);
    assertThat(pace.getNextExecutionTime(ExecutionComplete.success(execution, START, done)))
        .isEqualTo(START.plusMillis(next));
    assertThat(Duration.between(START, pace.getInitialExecutionTime(START))).isZero();
  }
}
