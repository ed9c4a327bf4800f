package io.crossdock.web;

import io.crossdock.core.port.settings.SavedViews;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Saved views in memory. */
final class FakeViews implements SavedViews {

  private final Map<String, Map<String, View>> byOwner = new ConcurrentHashMap<>();

  private Map<String, View> mine(String person) {
    return byOwner.computeIfAbsent(
        person.toLowerCase(Locale.ROOT), owner -> new ConcurrentSkipListMap<>());
  }

  @Override
  public List<View> of(String person) {
    return List.copyOf(mine(person).values());
  }

  @Override
  public void save(String person, View view) {
    mine(person).put(view.name(), view);
  }

  @Override
  public void remove(String person, String name) {
    mine(person).remove(name);
  }
}
