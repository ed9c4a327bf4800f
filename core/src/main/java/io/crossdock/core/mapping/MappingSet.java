package io.crossdock.core.mapping;

import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.Released;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All mappings: which hold for a website, and what a change of them comes to. Pure. */
public record MappingSet(List<FieldMapping> all) {

  public MappingSet {
    all = List.copyOf(all);
  }

  /** A website's own mapping of a field, also a disabled one, stands in for the connection's. */
  public List<FieldMapping> effective(int website) {
    var byField = new TreeMap<String, FieldMapping>();
    for (int scope : website == 0 ? new int[] {0} : new int[] {0, website}) {
      all.stream()
          .filter(mapping -> mapping.website() == scope)
          .forEach(mapping -> byField.put(mapping.name().toLowerCase(Locale.ROOT), mapping));
    }
    return byField.values().stream().filter(FieldMapping::enabled).toList();
  }

  /**
   * One that becomes another.
   *
   * @param before empty = there was none
   * @param after empty = it is removed
   */
  public record Change(Optional<FieldMapping> before, Optional<FieldMapping> after) {}

  /** What differs, by field. */
  public List<Change> changes(MappingSet wanted) {
    Map<String, FieldMapping> before = byKey();
    Map<String, FieldMapping> after = wanted.byKey();
    return Stream.concat(before.keySet().stream(), after.keySet().stream())
        .distinct()
        .map(key ->
            new Change(Optional.ofNullable(before.get(key)), Optional.ofNullable(after.get(key))))
        .filter(change -> !change.before().equals(change.after()))
        .toList();
  }

  /** Orders that a mapping holds up, where any mapping changes: they are decided anew. */
  public Released released(MappingSet wanted) {
    return changes(wanted).isEmpty()
        ? Released.NONE
        : Released.of(Set.of(Hindrance.MAPPING.code()));
  }

  private Map<String, FieldMapping> byKey() {
    var byKey = new TreeMap<String, FieldMapping>();
    all.forEach(mapping -> byKey.put(mapping.key(), mapping));
    return byKey;
  }
}
