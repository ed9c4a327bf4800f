package io.crossdock.core.engine.pace;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.org.Org;
import io.crossdock.core.port.work.CallLedger;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the budget of Salesforce calls allows more work. Reckons every five seconds; what was
 * found holds in between. A crash loses the count of that time. Thread-safe.
 */
public final class Budget {

  /** The code of a gate that is closed for it. */
  public static final String SPENT = "api-budget";

  private static final Duration EVERY = Duration.ofSeconds(5);

  /** What the org said longer ago is no reason to stop: the next call tells anew. */
  private static final Duration STALE = Duration.ofMinutes(10);

  /** Asking again costs no call, and a changed setting should be felt soon. */
  private static final Duration AGAIN = Duration.ofSeconds(15);

  private final Org org;
  private final CallLedger ledger;
  private final Supplier<ApiBudget> setting;
  private final InstantSource clock;
  private long told;
  private ApiBudget.Use use = new ApiBudget.Use(0, 0, 0);
  private Instant reckoned = Instant.MIN;
  private Optional<String> live = Optional.empty();
  private Optional<String> history = Optional.empty();

  /**
   * @param setting asked at each reckoning
   */
  public Budget(Org org, CallLedger ledger, Supplier<ApiBudget> setting, InstantSource clock) {
    this.org = org;
    this.ledger = ledger;
    this.setting = setting;
    this.clock = clock;
  }

  /** Why a lane must wait; empty = it may go on. */
  public synchronized Optional<Failure> spent(Lane lane) {
    Instant now = clock.instant();
    if (!now.isBefore(reckoned.plus(EVERY))) {
      reckon(now);
      reckoned = now;
    }
    return (lane == Lane.BACKFILL ? history : live).map(Budget::failure);
  }

  /** The use last reckoned; {@code max} 0 as long as the org has not told. */
  public synchronized ApiBudget.Use use() {
    return use;
  }

  private void reckon(Instant now) {
    long made = org.calls();
    long own = ledger.add(made - told);
    told = made;
    use =
        org.usage()
            .map(u ->
                new ApiBudget.Use(u.at().plus(STALE).isBefore(now) ? 0 : u.used(), u.max(), own))
            .orElse(new ApiBudget.Use(0, 0, own));
    ApiBudget budget = setting.get();
    live = budget.spent(use, false);
    history = budget.spent(use, true);
  }

  private static Failure failure(String reason) {
    return new Failure(
        Category.THROTTLED,
        SPENT,
        reason,
        "It goes on by itself as older calls leave the 24 hours. An admin can raise \"API budget\""
            + " under Salesforce > Orders > Advanced; a Salesforce admin sees who uses the API"
            + " under Setup > Company Information.",
        "",
        Optional.of(AGAIN),
        false);
  }
}
