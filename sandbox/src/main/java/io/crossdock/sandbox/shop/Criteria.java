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
import java.util.stream.Stream;
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

  /** The query's parts by their places, in the order in which they were sent, as PHP has them. */
  private static final class Parts {
    private final Map<String, Map<String, Map<String, String>>> groups = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> sorts = new LinkedHashMap<>();
    private final Map<String, String> pages = new LinkedHashMap<>();

    void add(List<String> path, String value) {
      String part = path.size() < 2 ? "" : snake(path.get(1));
      if (part.equals("filter_groups") && path.size() == 6) {
        groups
            .computeIfAbsent(path.get(2), g -> new LinkedHashMap<>())
            .computeIfAbsent(path.get(4), f -> new LinkedHashMap<>())
            .put(snake(path.get(5)), value);
      } else if (part.equals("sort_orders") && path.size() == 4) {
        sorts
            .computeIfAbsent(path.get(2), s -> new LinkedHashMap<>())
            .put(snake(path.get(3)), value);
      } else if (path.size() == 2) {
        pages.put(part, value);
      }
    }

    Criteria criteria() {
      return new Criteria(
          groups.values().stream()
              .map(group -> group.values().stream().map(Criteria::filter).toList())
              .toList(),
          sorts.values().stream().map(Criteria::sort).toList(),
          number(pages, "page_size", "pageSize"),
          number(pages, "current_page", "currentPage"));
    }
  }

  /**
   * @throws Refused when there are none, or one is not as it must be
   */
  static Criteria of(Request request) {
    var parts = new Parts();
    boolean present = false;
    for (Map.Entry<String, String> pair : request.query()) {
      List<String> path = List.of(pair.getKey().replace("]", "").split("\\[", -1));
      if (Set.of("searchCriteria", "search_criteria").contains(path.getFirst())) {
        present = true;
        parts.add(path, pair.getValue());
      }
    }
    if (!present) {
      throw Refused.required("searchCriteria");
    }
    return parts.criteria();
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
    refuseUnknown(columns);
    var matching = new ArrayList<Map<String, Object>>(rows.stream().filter(this::matches).toList());
    matching.sort(order());
    return new Found(page(matching), matching.size());
  }

  /**
   * With a page size, if there was none.
   *
   * @throws Refused when a page would be larger than the shop allows
   */
  Criteria within(int most, int otherwise) {
    int size = pageSize == null || pageSize == 0 ? otherwise : pageSize;
    if (size > most) {
      throw new Refused(400, "Maximum SearchCriteria pageSize is %max", Map.of("max", most));
    }
    return new Criteria(groups, sorts, size, currentPage);
  }

  void refuseUnknown(Set<String> columns) {
    groups.stream().flatMap(List::stream).forEach(f -> known(f.field(), columns));
    sorts.forEach(s -> known(s.field(), columns));
  }

  boolean matches(Map<String, Object> row) {
    return groups.stream().allMatch(group -> group.stream().anyMatch(f -> f.matches(row)));
  }

  /** Every column that decides which rows come, and in which order. */
  List<String> fields() {
    return Stream.concat(
            groups.stream().flatMap(List::stream).map(Filter::field),
            sorts.stream().map(Sort::field))
        .distinct()
        .toList();
  }

  /** By the sort orders; rows that are equal by them stay as they are. */
  Comparator<Map<String, Object>> order() {
    return sorts.stream()
        .map(Sort::comparator)
        .reduce(Comparator::thenComparing)
        .orElse(Comparator.comparingInt(row -> 0));
  }

  /** Whether rows sorted by that column, and then by id, are in order already. */
  boolean sortedAs(String column) {
    return sorts.getFirst().equals(new Sort(column, false))
        && (sorts.size() == 1 || sorts.get(1).equals(new Sort("entity_id", false)));
  }

  /** One page of rows. */
  record Found(List<Map<String, Object>> page, int total) {}

  private static void known(String field, Set<String> columns) {
    if (!columns.contains(field)) {
      throw Refused.internal(field);
    }
  }

  <T> List<T> page(List<T> matching) {
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
