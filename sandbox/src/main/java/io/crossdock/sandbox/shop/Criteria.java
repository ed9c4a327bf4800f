package io.crossdock.sandbox.shop;

import io.crossdock.sandbox.http.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A {@code searchCriteria} query: groups of filters (all groups, any filter in one), sort orders
 * and a page.
 */
record Criteria(
    List<List<Filter>> groups,
    List<Sort> sorts,
    @Nullable Integer pageSize,
    @Nullable Integer currentPage) {

  static Criteria of(Request request) {
    var groups = new TreeMap<String, Map<String, Map<String, String>>>();
    var sorts = new TreeMap<String, Map<String, String>>();
    var pages = new LinkedHashMap<String, String>();
    boolean present = false;
    for (Map.Entry<String, String> pair : request.query()) {
      List<String> path = List.of(pair.getKey().replace("]", "").split("\\[", -1));
      if (!path.getFirst().equals("searchCriteria") && !path.getFirst().equals("search_criteria")) {
        continue;
      }
      present = true;
      String part = path.size() < 2 ? "" : snake(path.get(1));
      if (part.equals("filter_groups") && path.size() == 6) {
        groups
            .computeIfAbsent(path.get(2), g -> new TreeMap<>())
            .computeIfAbsent(path.get(4), f -> new LinkedHashMap<>())
            .put(snake(path.get(5)), pair.getValue());
      } else if (part.equals("sort_orders") && path.size() == 4) {
        sorts
            .computeIfAbsent(path.get(2), s -> new LinkedHashMap<>())
            .put(snake(path.get(3)), pair.getValue());
      } else if (path.size() == 2) {
        pages.put(part, pair.getValue());
      }
    }
    if (!present) {
      throw Refused.required("searchCriteria");
    }
    return new Criteria(
        groups.values().stream()
            .map(group -> group.values().stream().map(Criteria::filter).toList())
            .toList(),
        sorts.values().stream().map(Criteria::sort).toList(),
        number(pages, "page_size", "pageSize"),
        number(pages, "current_page", "currentPage"));
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Filter filter(Map<String, String> parts) {
    return new Filter(
        parts.getOrDefault("field", ""),
        parts.getOrDefault("value", ""),
        parts.getOrDefault("condition_type", "eq"));
  }

  private static Sort sort(Map<String, String> parts) {
    String direction = parts.getOrDefault("direction", "DESC").toUpperCase(Locale.ROOT);
    if (!Set.of("ASC", "DESC").contains(direction)) {
      throw Refused.with(
          400,
          "The sort order has to be specified as %1 for ascending order or %2 for descending"
              + " order.",
          "ASC",
          "DESC");
    }
    return new Sort(parts.getOrDefault("field", ""), direction.equals("DESC"));
  }

  private static @Nullable Integer number(Map<String, String> pages, String key, String shown) {
    String text = pages.get(key);
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw new Refused(
          400,
          "Error occurred during \"%s\" processing. The \"%s\" value's type is invalid. The \"int\" type was expected. Verify and try again."
              .formatted(shown, text),
          null);
    }
  }

  /** The rows of the page asked for, and how many match in all. */
  Found find(Collection<Map<String, Object>> rows, Set<String> columns) {
    groups.stream().flatMap(List::stream).forEach(f -> known(f.field(), columns));
    sorts.forEach(s -> known(s.field(), columns));
    var matching = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> row : rows) {
      if (groups.stream().allMatch(group -> group.stream().anyMatch(f -> f.matches(row)))) {
        matching.add(row);
      }
    }
    sorts.stream()
        .map(Sort::comparator)
        .reduce(Comparator::thenComparing)
        .ifPresent(matching::sort);
    return new Found(page(matching), matching.size());
  }

  /** One page of rows. */
  record Found(List<Map<String, Object>> page, int total) {}

  private static void known(String field, Set<String> columns) {
    if (!columns.contains(field)) {
      throw Refused.internal(field);
    }
  }

  private List<Map<String, Object>> page(List<Map<String, Object>> matching) {
    if (pageSize == null || pageSize == 0) {
      return matching;
    }
    int size = Math.max(1, pageSize);
    long from = (long) (Math.max(1, currentPage == null ? 1 : currentPage) - 1) * size;
    return matching.stream().skip(from).limit(size).toList();
  }

  /** As Magento repeats it in its answer. */
  Map<String, Object> shown() {
    var shown = new LinkedHashMap<String, Object>();
    shown.put(
        "filter_groups",
        groups.stream()
            .map(group -> Map.of("filters", group.stream().map(Criteria::shown).toList()))
            .toList());
    if (!sorts.isEmpty()) {
      shown.put("sort_orders", sorts.stream().map(Criteria::shown).toList());
    }
    if (pageSize != null) {
      shown.put("page_size", pageSize);
    }
    if (currentPage != null) {
      shown.put("current_page", currentPage);
    }
    return shown;
  }

  private static Map<String, Object> shown(Filter filter) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("field", filter.field());
    shown.put("value", filter.value());
    shown.put("condition_type", filter.condition());
    return shown;
  }

  private static Map<String, Object> shown(Sort sort) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("field", sort.field());
    shown.put("direction", sort.descending() ? "DESC" : "ASC");
    return shown;
  }
}
