package io.crossdock.core.mapping;

import java.util.List;
import java.util.TreeMap;

/** Which of all mappings hold for a website. Pure. */
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
          .forEach(
              mapping -> byField.put(mapping.name().toLowerCase(java.util.Locale.ROOT), mapping));
    }
    return byField.values().stream().filter(FieldMapping::enabled).toList();
  }
}
