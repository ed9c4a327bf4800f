package io.crossdock.web;

import io.crossdock.access.SignInTries;
import io.crossdock.access.Tries;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tries in memory, of users at addresses. */
final class FakeTries implements SignInTries {

  private final Map<String, Tries> tries = new HashMap<>();

  @Override
  public synchronized Optional<Instant> begin(String user, String address, Instant now) {
    Tries own = tries.getOrDefault(key(user, address), Tries.NONE);
    Optional<Instant> until = own.closedUntil(FREE, now);
    if (until.isEmpty()) {
      tries.put(key(user, address), own.more(now));
    }
    return until;
  }

  @Override
  public synchronized void succeeded(String user, String address) {
    tries.remove(key(user, address));
  }

  private static String key(String user, String address) {
    return user.toLowerCase(Locale.ROOT) + " " + address;
  }
}
