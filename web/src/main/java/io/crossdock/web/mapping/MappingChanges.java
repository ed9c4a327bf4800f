package io.crossdock.web.mapping;

import io.crossdock.core.mapping.FieldMapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a save of field mappings changes. Pure. */
record MappingChanges(List<FieldMapping> before, List<FieldMapping> after) {

  /** A line each, with what was there before. */
  List<String> told() {
    Map<String, FieldMapping> old = byKey(before);
    Map<String, FieldMapping> now = byKey(after);
    var changes = new ArrayList<String>();
    now.forEach((key, mapping) -> {
      FieldMapping was = old.get(key);
      if (was == null) {
        changes.add("New: " + named(mapping));
      } else if (!was.equals(mapping)) {
        changes.add("Changed: " + named(mapping) + ", was " + MappingPage.said(was));
      }
    });
    old.forEach((key, mapping) -> {
      if (!now.containsKey(key)) {
        changes.add("Removed: " + named(mapping));
      }
    });
    return changes;
  }

  private static String named(FieldMapping mapping) {
    return mapping.name()
        + (mapping.website() == 0 ? "" : " of website " + mapping.website())
        + " = "
        + MappingPage.said(mapping);
  }

  private static Map<String, FieldMapping> byKey(List<FieldMapping> mappings) {
    var byKey = new TreeMap<String, FieldMapping>();
    mappings.forEach(mapping -> byKey.put(mapping.key(), mapping));
    return byKey;
  }
}
