package io.crossdock.core.policy;

import io.crossdock.core.failure.Cause;
import java.util.Set;

/** What policy says of one order. */
public sealed interface Decision {

  /** Send it. */
  record Sync() implements Decision {}

  /**
   * Leave it. Shown in the grid as a grey dash, or red where {@code red}.
   *
   * @param code stable, such as {@code zero-total}
   * @param reason a sentence
   * @param overridable whether "Sync anyway" sends it all the same
   */
  record Skip(String code, String reason, boolean red, boolean overridable) implements Decision {

    /** What hinders an order that is red for it. */
    public Cause cause() {
      return Cause.of(Cause.Kind.LEFT_OUT, code, reason, "", Set.of());
    }
  }
}
