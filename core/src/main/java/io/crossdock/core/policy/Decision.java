package io.crossdock.core.policy;

/** What policy says of one order. */
public sealed interface Decision {

  /** Send it. */
  record Sync() implements Decision {}

  /**
   * Leave it. Shown in the grid as a grey dash, or red where {@code red}.
   *
   * @param reason a sentence
   * @param overridable whether "Sync anyway" sends it all the same
   */
  record Skip(Exclusion why, String reason, boolean red, boolean overridable) implements Decision {

    /** As it is kept with the order; stable. */
    public String code() {
      return why.code();
    }
  }
}
