package io.crossdock.core.engine.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoopTest {

  @Test
  void aStepThatFailsEvenByAnErrorIsFollowedByTheNext() throws InterruptedException {
    var steps = new CountDownLatch(3);
    Loop loop =
        new Loop(
            "test",
            Duration.ofMillis(1),
            () -> {
              steps.countDown();
              if (steps.getCount() == 2) {
                throw new StackOverflowError("on purpose");
              }
              throw new IllegalStateException("on purpose");
            });
    loop.start();
    assertThat(steps.await(10, TimeUnit.SECONDS)).isTrue();
    loop.close(Deadline.in(Duration.ofSeconds(10)));
  }
}
