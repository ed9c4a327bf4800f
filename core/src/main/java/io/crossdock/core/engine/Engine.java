package io.crossdock.core.engine;

import io.crossdock.core.engine.pace.Deadline;
import io.crossdock.core.engine.pace.Loop;
import io.crossdock.core.engine.send.Batcher;
import io.crossdock.core.engine.send.Held;
import io.crossdock.core.engine.send.Sender;
import io.crossdock.core.engine.send.Settlement;
import io.crossdock.core.engine.send.Window;
import io.crossdock.core.engine.trouble.EveryOrder;
import io.crossdock.core.engine.trouble.EveryOrder.Stage;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.engine.trouble.Refusals;
import io.crossdock.core.engine.trouble.Suspects;
import io.crossdock.core.engine.trouble.Trouble;
import io.crossdock.core.engine.trouble.Verdicts;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Sweep;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * One instance's share of the work. {@link #start} and {@link #close} are called once each; the
 * other methods from any thread.
 */
public final class Engine implements AutoCloseable {

  private static final Duration IDLE = Duration.ofSeconds(1);

  /** Those who stop programs often kill what has not ended in 30 s. */
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private static final int MAX_CLAIM = 300;

  /** Some four requests, for one look-up: what is under way can't make way for a live order. */
  private static final int MAX_BACKFILL_CLAIM = 200;

  private final ShopReader reader;
  private final Held held;
  private final Lanes lanes;
  private final Loop leases;

  /** Some seconds of the shop's time, so that a stop finds it between two turns. */
  private static final int PAGES_A_TURN = 3;

  /** Beside none of live orders: about as many as one PHP worker can feed. */
  private static final int BACKFILL_REQUESTS = 4;

  public Engine(EngineParts parts) {
    var justRead = new JustRead(parts.clock());
    var known = new KnownChanges(parts.clock());
    var coming = new Coming(parts.queue(), justRead);
    this.reader = new ShopReader(parts, justRead, known, coming);
    this.held = new Held(parts.queue(), parts.instance(), parts.clock());
    this.lanes = new Lanes(parts, held, reader, new Intake.Reads(justRead, known, coming));
    this.leases =
        new Loop(
            "leases",
            Held.EVERY,
            () -> {
              if (held.renew()) {
                lanes.wake();
              }
              return false;
            });
  }

  /** Begins; its first lease comes as soon as the database answers. */
  public void start() {
    leases.start();
    lanes.start();
  }

  /** Says that work may be due now; without it, work is found within a second. */
  public void wake() {
    lanes.wake();
  }

  /**
   * Reads what changed in the shop since the last poll; throws {@code FailedCall}.
   *
   * @return whether anything did
   */
  public boolean poll() {
    boolean found = reader.poll() > 0;
    if (found) {
      wake();
    }
    return found;
  }

  /** Reads once more what changed half a minute ago; throws {@code FailedCall}. */
  public void pollLate() {
    if (reader.late() > 0) {
      wake();
    }
  }

  /** Compares the content of a tier's orders; throws {@code FailedCall}. */
  public void sweep(Sweep tier) {
    if (reader.sweep(tier) > 0) {
      wake();
    }
  }

  /**
   * Brings some pages of history into the queue while a back-fill runs and live orders leave time
   * for it; throws {@code FailedCall}.
   */
  public void feed() {
    for (int page = 0; page < PAGES_A_TURN && !busy() && reader.feed() > 0; page++) {
      wake();
    }
  }

  /** Whether live orders need all that the shop and the org give. */
  private boolean busy() {
    return reader.behind() || lanes.live.backlog();
  }

  /**
   * Finishes what runs, for 10 s at most, and hands back the rest: a request that has no answer yet
   * counts as one that may still land. Takes longer only when the database hangs.
   */
  @Override
  public void close() {
    var deadline = Deadline.in(STOPPING);
    lanes.close(deadline);
    leases.close(deadline);
    held.release();
  }

  /** Live orders, and history beside them. */
  private static final class Lanes {
    private final List<Loop> loops;
    private final List<Batcher> batchers;
    private final Worker live;

    Lanes(EngineParts parts, Held held, ShopReader reader, Intake.Reads reads) {
      var shared = Shared.of(parts, held, reads);
      Sender liveSender = shared.sender(Lane.LIVE);
      Sender backfillSender = shared.sender(Lane.BACKFILL);
      var liveBatcher = shared.batcher(liveSender, new Window(5, Window.PATIENT), this::wake);
      var backfillBatcher =
          shared.batcher(
              backfillSender,
              new Window(BACKFILL_REQUESTS, Window.ENDLESSLY, liveBatcher::idle),
              this::wake);
      this.live =
          new Worker(
              Lane.LIVE,
              MAX_CLAIM,
              shared.workshop(liveSender),
              liveBatcher,
              () -> true,
              reader::behind,
              parts.clock());
      var backfill =
          new Worker(
              Lane.BACKFILL,
              MAX_BACKFILL_CLAIM,
              shared.workshop(backfillSender),
              backfillBatcher,
              () -> !live.backlog() && parts.budget().spent(Lane.BACKFILL).isEmpty(),
              reader::feeding,
              parts.clock());
      this.batchers = List.of(liveBatcher, backfillBatcher);
      this.loops =
          List.of(new Loop("live", IDLE, live::pass), new Loop("backfill", IDLE, backfill::pass));
    }

    void start() {
      loops.forEach(Loop::start);
    }

    void wake() {
      loops.forEach(Loop::wake);
    }

    void close(Deadline deadline) {
      loops.forEach(Loop::stop);
      batchers.forEach(Batcher::stop);
      loops.forEach(loop -> loop.close(deadline));
      batchers.forEach(batcher -> batcher.close(deadline));
    }
  }

  /** What both lanes work with, so that each knows what the other has met. */
  private record Shared(
      EngineParts parts,
      Held held,
      Gate shopGate,
      Gate orgGate,
      Suspects suspects,
      Settlement settlement,
      Intake intake,
      Trouble trouble) {

    static Shared of(EngineParts parts, Held held, Intake.Reads reads) {
      var shopGate = new Gate(parts.gates(), Remote.SHOP, parts.instance(), parts.random());
      var orgGate = new Gate(parts.gates(), Remote.ORG, parts.instance(), parts.random());
      var verdicts = new Verdicts(parts.random());
      var suspects = new Suspects();
      var settlement = new Settlement(held, verdicts, parts.clock());
      Function<Stage, EveryOrder> every =
          stage ->
              new EveryOrder(
                  stage, orgGate, new Refusals(), verdicts, parts.queue(), parts.clock());
      var intake =
          new Intake(
              parts.shop(),
              reads,
              shopGate,
              orgGate,
              parts.planning(),
              settlement,
              every.apply(Stage.LOADING),
              every.apply(Stage.PLANNING));
      var trouble = new Trouble(orgGate, suspects, verdicts, every.apply(Stage.WRITING));
      return new Shared(parts, held, shopGate, orgGate, suspects, settlement, intake, trouble);
    }

    Sender sender(Lane lane) {
      return new Sender(lane, parts.queue(), held, parts.org(), orgGate, settlement, trouble);
    }

    Worker.Workshop workshop(Sender sender) {
      return new Worker.Workshop(held, shopGate, orgGate, parts.budget(), intake, sender);
    }

    Batcher batcher(Sender sender, Window window, Runnable wake) {
      return new Batcher(sender, orgGate, suspects, window, parts.clock(), wake);
    }
  }
}
