package io.crossdock.core.policy;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All options that somebody set.
 *
 * @param connection only what someone set; the rest has its standard value
 * @param websites overrides by website id; unmodifiable
 * @param version grows with every change; 0 = nothing was ever set
 */
public record Configuration(
    OptionValues connection, SortedMap<Integer, OptionValues> websites, long version) {

  public static final Configuration STANDARD =
      new Configuration(OptionValues.NONE, new TreeMap<>(), 0);

  public Configuration {
    websites = Collections.unmodifiableSortedMap(new TreeMap<>(websites));
  }

  /** As text, for a website or, with 0, for the connection. */
  public OptionValues effective(int websiteId) {
    return connection.overlaid(websites.getOrDefault(websiteId, OptionValues.NONE));
  }

  /** What is set for a website, or with 0 for the connection, itself. */
  public OptionValues own(int websiteId) {
    return websiteId == 0 ? connection : websites.getOrDefault(websiteId, OptionValues.NONE);
  }

  /**
   * What holds for orders of a website.
   *
   * @param known the websites met; of none other is anything sent. Empty: none was met yet
   * @param startDate holds until another is set
   */
  public SyncSettings settings(int websiteId, Set<Integer> known, Instant startDate) {
    SyncSettings settings = effective(websiteId).settings(startDate);
    boolean sent =
        websiteId == 0
            || known.isEmpty()
            || known.contains(websiteId)
            || websites.containsKey(websiteId);
    return sent ? settings : settings.withoutWebsite();
  }

  /**
   * With other values of a website, or with 0 of the connection.
   *
   * @param values by key; empty = no longer set
   */
  Configuration with(int websiteId, Map<String, Optional<String>> values) {
    var own = new TreeMap<>(own(websiteId).texts());
    values.forEach(
        (key, value) -> value.ifPresentOrElse(text -> own.put(key, text), () -> own.remove(key)));
    if (websiteId == 0) {
      return new Configuration(new OptionValues(own), websites, version);
    }
    var all = new TreeMap<>(websites);
    all.put(websiteId, new OptionValues(own));
    return new Configuration(connection, all, version);
  }
}
