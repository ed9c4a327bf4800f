package io.crossdock.core.engine;

import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.engine.send.Batcher;
import io.crossdock.core.engine.send.Held;
import io.crossdock.core.engine.send.Sender;
import io.crossdock.core.engine.send.Window;
import io.crossdock.core.engine.trouble.Gate;
import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.port.work.Gates.Admission;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the due orders of one lane and brings them to the {@link Batcher}. Takes more while
 * requests are in flight only when there is a backlog, or now and then; otherwise work collects in
 * the queue, where look-ups are shared by all that waits. One thread.
 */
final class Worker {

  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** About as long as the shop takes to tell of an order. */
  private static final Duration AN_ORDER = Duration.ofMillis(17);

  private final Lane lane;
  private final int most;
  private final Workshop shop;
  private final Batcher batcher;
  private final BooleanSupplier mayTake;
  private final BooleanSupplier moreComes;
  private final InstantSource clock;
  private Instant taken = Instant.EPOCH;
  private volatile boolean backlog;

  /**
   * @param most how many orders are claimed at once
   * @param mayTake asked before each claim
   * @param moreComes whether more will be queued in a moment: then look-ups and requests had better
   *     be shared with it
   */
  Worker(
      Lane lane,
      int most,
      Workshop shop,
      Batcher batcher,
      BooleanSupplier mayTake,
      BooleanSupplier moreComes,
      InstantSource clock) {
    this.lane = lane;
    this.most = most;
    this.shop = shop;
    this.batcher = batcher;
    this.mayTake = mayTake;
    this.moreComes = moreComes;
    this.clock = clock;
  }

  /** What all lanes of an instance share. */
  record Workshop(
      Held held, Gate shopGate, Gate orgGate, Budget budget, Intake intake, Sender sender) {}

  /** Whether more is due than one claim takes. */
  boolean backlog() {
    return backlog;
  }

  /**
   * Works on what is due now.
   *
   * @return whether there may be more to do at once
   */
  boolean pass() {
    tell();
    batcher.pump();
    int wanted = wanted();
    if (wanted == 0) {
      return false;
    }
    taken = clock.instant();
    List<Claim> claims = wanted == 1 ? shop.held().probe(lane) : shop.held().claim(lane, wanted);
    backlog = claims.size() >= most;
    tell();
    if (claims.isEmpty()) {
      askWithoutOrder();
      return false;
    }
    try {
      batcher.add(shop.sender().prepare(shop.intake().read(claims, taken)));
    } catch (RuntimeException | Error e) {
      log.error("a pass over {} orders failed; they are tried again", claims.size(), e);
      batcher.forget(claims);
      shop.held().forget(claims);
    }
    return true;
  }

  /** The batcher, before it is asked to open requests. */
  private void tell() {
    batcher.filling(backlog || moreComes.getAsBoolean());
  }

  /** History is in no hurry: while more comes, it had better share a look-up with it. */
  private boolean collecting() {
    return lane == Lane.BACKFILL && moreComes.getAsBoolean() && !late();
  }

  private boolean late() {
    return moreComes.getAsBoolean()
        ? rested(AN_ORDER.multipliedBy(most))
        : rested(Window.PATIENT) && batcher.late();
  }

  private boolean rested(Duration pause) {
    return !clock.instant().isBefore(taken.plus(pause));
  }

  private int wanted() {
    boolean ready = (batcher.idle() && !collecting()) || (batcher.hungry() && (backlog || late()));
    if (!ready || !mayTake.getAsBoolean()) {
      return 0;
    }
    Admission org = shop.orgGate().admit();
    Admission source = org == Admission.CLOSED ? Admission.CLOSED : shop.shopGate().admit();
    if (source == Admission.CLOSED) {
      return 0;
    }
    Optional<Failure> spent = shop.budget().spent(lane);
    if (spent.isPresent()) {
      shop.orgGate().close(spent.get());
      return 0;
    }
    if (shop.orgGate().probingFor(Budget.SPENT)) {
      shop.orgGate().worked(); // it is not spent any more, and no order need find that out
      org = Admission.OPEN;
    }
    return source == Admission.PROBE || org == Admission.PROBE ? 1 : most;
  }

  /** With nothing due no order would ever find out that a system works again. */
  private void askWithoutOrder() {
    ask(shop.shopGate(), () -> shop.intake().probe(clock.instant()));
    ask(shop.orgGate(), shop.sender()::probe);
  }

  private static void ask(Gate gate, Runnable question) {
    if (!gate.probing()) {
      return;
    }
    try {
      question.run();
      gate.worked();
    } catch (FailedCall e) {
      gate.close(e.failure());
    }
  }
}
