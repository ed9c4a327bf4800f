package io.crossdock.app.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How Crossdock is watched; faults are told by their keys. */
public final class WatchSettings {

  /** Whether the log is text or JSON. */
  public static final String LOG = "CROSSDOCK_LOG";

  private static final String TOKEN = "CROSSDOCK_WATCH_TOKEN";

  /** In characters: shorter ones are guessed. */
  private static final int SHORTEST = 16;

  private WatchSettings() {}

  /** Whether the log is JSON; what is neither is told by the other settings' reader. */
  public static boolean json(Map<String, String> values) {
    return values.getOrDefault(LOG, "").strip().equals("json");
  }

  /** Never quotes what was given. */
  static Optional<String> token(Function<String, Optional<String>> values, List<String> faults) {
    Optional<String> log = values.apply(LOG).filter(form -> !form.matches("text|json"));
    log.ifPresent(form -> faults.add(LOG + ": \"" + form + "\" is neither text nor json"));
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
