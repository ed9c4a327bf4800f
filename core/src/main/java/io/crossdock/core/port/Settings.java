package io.crossdock.core.port;

import io.crossdock.core.policy.SyncSettings;

/** The options in force. Thread-safe; a change is seen by every instance within seconds. */
public interface Settings {
  SyncSettings forWebsite(int websiteId);

  /** Saves the options for all websites. */
  void save(SyncSettings settings, String user);
}
