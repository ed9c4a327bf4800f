package io.crossdock.app.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How Crossdock is watched; faults are told by their keys. */
final class WatchSettings {

  private static final String TOKEN = "CROSSDOCK_WATCH_TOKEN";

  /** In characters: shorter ones are guessed. */
  private static final int SHORTEST = 16;

  private WatchSettings() {}

  /** Never quotes what was given. */
  static Optional<String> token(Function<String, Optional<String>> values, List<String> faults) {
    Optional<String> token = values.apply(TOKEN);
    if (token.filter(text -> text.length() < SHORTEST).isPresent()) {
      faults.add(
          TOKEN
              + ": is too short; give at least "
              + SHORTEST
              + " characters, as \"openssl rand -hex 24\" makes them");
    }
    return token;
  }
}
