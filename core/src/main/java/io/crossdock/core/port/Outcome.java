package io.crossdock.core.port;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import java.time.Instant;

/** How one attempt at one order ended, and so what happens next. */
public sealed interface Outcome {

  /** The org is as planned. */
  record Synced(Applied applied, String fingerprint) implements Outcome {}

  /** Nothing differed; no call to the org was made. */
  record Unchanged() implements Outcome {}

  /** Policy leaves it; see {@code Decision.Skip}. */
  record Skipped(String code, String reason, boolean red) implements Outcome {}

  /** Not an order's fault (a closed gate): tried again at {@code until}, costs no attempt. */
  record Deferred(Instant until, Failure failure) implements Outcome {}

  /** Tried again at {@code at}; counts as an attempt. */
  record Retry(Instant at, Failure failure) implements Outcome {}

  /** A person must look; a new notice tries again all the same. */
  record Blocked(Failure failure) implements Outcome {}
}
