package io.crossdock.core.engine.send;

import static io.crossdock.core.engine.Fakes.DONE;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.Fakes;
import io.crossdock.core.engine.Fakes.FakeOrg;
import io.crossdock.core.engine.Fakes.OneGate;
import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.trouble.Attempt;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.engine.trouble.Trouble;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;

/** Orders that go through a batcher into an org that answers as it is told. */
abstract class Batching {

  final Fakes.Queue queue = new Fakes.Queue();
  final OneGate gates = new OneGate();
  final Semaphore returned = new Semaphore(0);
  final Gate gate = new Gate(gates, Remote.ORG, "me", new Random(7));
  Instant now = Fakes.T0;
  final InstantSource clock = () -> now;
  final Held held = new Held(queue, "me", clock);
  Refusals refusals = new Refusals();

  @BeforeEach
  void leased() {
    held.renew();
  }

  FakeOrg run(Function<Ready, Written> answer, List<Attempt> orders) {
    return run(new Suspects(), answer, orders);
  }

  /** Until nothing waits and nothing is in flight. */
  FakeOrg run(Suspects suspects, Function<Ready, Written> answer, List<Attempt> orders) {
    return run(new FakeOrg(answer), suspects, orders);
  }

  FakeOrg run(FakeOrg org, Suspects suspects, List<Attempt> orders) {
    var sender = sender(org, suspects);
    var batcher = batcher(sender, suspects);
    batcher.add(sender.prepare(orders));
    finish(batcher);
    return org;
  }

  Sender sender(FakeOrg org, Suspects suspects) {
    var verdicts = new Verdicts(new Random(7));
    var settlement = new Settlement(held, verdicts, clock);
    var every = new EveryOrder(Stage.WRITING, gate, refusals, verdicts, queue, clock);
    var trouble = new Trouble(gate, suspects, verdicts, every);
    return new Sender(Lane.LIVE, queue, held, org, gate, settlement, trouble);
  }

  Batcher batcher(Sender sender, Suspects suspects) {
    gate.admit();
    var window = new Window(5, Window.PATIENT);
    return new Batcher(sender, gate, suspects, window, clock, returned::release);
  }

  void finish(Batcher batcher) {
    while (!batcher.idle()) {
      returned.acquireUninterruptibly();
    }
    batcher.close(Deadline.in(Duration.ofSeconds(10)));
  }

  static List<Attempt> orders(int count, Function<Long, String> customer) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(id -> Fakes.attempt(id, customer.apply(id)))
        .toList();
  }

  static long id(Ready order) {
    return order.key().entityId();
  }

  static Written after(CountDownLatch answer) {
    try {
      assertThat(answer.await(30, SECONDS)).isTrue();
      return DONE;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static Failure noAnswer() {
    return Failure.of(Category.TRANSIENT, "no-answer", "No answer.", "Wait.").asUncertain();
  }

  static Written fail(Failure failure) {
    throw new FailedCall(failure);
  }
}
