package io.crossdock.core.view;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the timeline keeps of how an attempt ended. */
public enum AttemptOutcome {
  SYNCED,
  UNCHANGED,
  SKIPPED,
  DEFERRED,
  RETRY,
  BLOCKED;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** As it is kept, and as addresses and the API have it. */
  public String word() {
    return word;
  }

  /** Empty for what is no such word. */
  public static Optional<AttemptOutcome> of(String word) {
    return Stream.of(values()).filter(one -> one.word.equals(word)).findFirst();
  }
}
