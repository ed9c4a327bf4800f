package io.crossdock.core.engine.trouble;

import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import java.time.Instant;
import java.util.Optional;

/** One claimed order that is to be written, between its plan and its outcome. */
public record Attempt(Claim claim, Order order, Plan plan, Instant startedAt) {

  /**
   * The org is read first when the fingerprint or what was sent is unknown, or a person asked. What
   * was sent is unknown where the order's person was forgotten.
   */
  public Org.Work work(Lane lane) {
    boolean read =
        claim.trigger().byPerson()
            || claim.fingerprint().equals(Optional.of(""))
            || (claim.applied().orderId().isPresent() && claim.applied().sent().isEmpty());
    return new Org.Work(plan, claim.applied(), read, claim.landing(), lane);
  }

  public Settled settled(Outcome outcome, Instant now) {
    return new Settled(claim, outcome, Optional.of(order), "", startedAt, now);
  }
}
