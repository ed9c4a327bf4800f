package io.crossdock.app.recurring;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/**
 * When the shop is asked again for what changed: every 5 s from start to start, so that a long read
 * does not put off the next, and already after 1.5 s when something was found, as orders come in
 * crowds; then it rests for as long as it read. Thread-safe.
 */
final class PollPace implements Schedule {

  static final Duration CALM = Duration.ofSeconds(5);
  private static final Duration BUSY = Duration.ofMillis(1_500);

  private volatile boolean busy;

  /** Whether the poll that is just ending found something. */
  void found(boolean something) {
    busy = something;
  }

  @Override
  public Instant getNextExecutionTime(ExecutionComplete poll) {
    Instant done = poll.getTimeDone();
    Instant start = done.minus(poll.getDuration());
    Instant next = start.plus(CALM);
    if (busy) {
      Instant rested = latest(start.plus(BUSY), done.plus(poll.getDuration()));
      next = rested.isBefore(next) ? rested : next;
    }
    return latest(next, done);
  }

  @Override
  public Instant getInitialExecutionTime(Instant now) {
    return now;
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
