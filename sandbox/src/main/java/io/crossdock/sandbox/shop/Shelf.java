package io.crossdock.sandbox.shop;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one kind, by id, by time and by the number for people, so that a search touches only
 * what it must. Thread-safe.
 */
final class Shelf {

  private static final List<String> TIMES = List.of("updated_at", "created_at");

  /** Rows to look at, and whether they are sorted by time and then id already. */
  private record Candidates(Collection<Packed> rows, String sortedBy) {}

  private final NavigableMap<Integer, Packed> byId = new TreeMap<>();
  private final Map<String, NavigableMap<String, Packed>> byTime =
      Map.of("updated_at", new TreeMap<>(), "created_at", new TreeMap<>());
  private final Map<String, Set<Integer>> byNumber = new HashMap<>();

  synchronized void put(Packed row) {
    remove(row.id());
    byId.put(row.id(), row);
    byTime.forEach((column, index) -> index.put(key(row, column), row));
    byNumber
        .computeIfAbsent(Doc.text(row.head(), "increment_id"), n -> new TreeSet<>())
        .add(row.id());
  }

  synchronized void remove(int id) {
    Packed old = byId.remove(id);
    if (old != null) {
      byTime.forEach((column, index) -> index.remove(key(old, column)));
      byNumber.getOrDefault(Doc.text(old.head(), "increment_id"), new TreeSet<>()).remove(id);
    }
  }

  synchronized Optional<Packed> find(int id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized boolean isEmpty() {
    return byId.isEmpty();
  }

  synchronized List<Packed> all() {
    return List.copyOf(byId.values());
  }

  synchronized List<Packed> newest(int most) {
    return byId.descendingMap().values().stream().limit(most).toList();
  }

  /** The page asked for, whole, and how many match in all. */
  Criteria.Found find(Criteria criteria, Set<String> columns) {
    criteria.refuseUnknown(columns);
    List<String> used = criteria.fields();
    List<Packed> matching;
    synchronized (this) {
      Candidates candidates = candidates(criteria);
      Stream<Packed> rows =
          candidates.rows().stream().filter(row -> criteria.matches(row.with(used)));
      if (!criteria.sorts().isEmpty() && !criteria.sortedAs(candidates.sortedBy())) {
        Comparator<Map<String, Object>> order = criteria.order();
        rows = rows.sorted((a, b) -> order.compare(a.with(used), b.with(used)));
      }
      matching = rows.toList();
    }
    return new Criteria.Found(
        criteria.page(matching).stream().map(Packed::document).toList(), matching.size());
  }

  private Candidates candidates(Criteria criteria) {
    for (List<Filter> group : criteria.groups()) {
      Candidates some = group.size() == 1 ? by(group.getFirst()) : null;
      if (some != null) {
        return some;
      }
    }
    return new Candidates(byId.values(), "entity_id");
  }

  private @Nullable Candidates by(Filter filter) {
    boolean exact = Set.of("eq", "in").contains(filter.condition());
    if (exact && filter.field().equals("increment_id")) {
      return new Candidates(rows(named(filter).flatMap(this::numbered)), "entity_id");
    }
    if (exact && filter.field().equals("entity_id")) {
      return new Candidates(rows(named(filter).flatMap(Shelf::number)), "entity_id");
    }
    boolean from = Set.of("gteq", "from", "gt", "eq").contains(filter.condition());
    if (from && TIMES.contains(filter.field())) {
      return filter
          .time()
          .map(time -> new Candidates(index(filter).tailMap(time).values(), filter.field()))
          .orElse(null);
    }
    return null;
  }

  private NavigableMap<String, Packed> index(Filter filter) {
    return Objects.requireNonNull(byTime.get(filter.field()));
  }

  private List<Packed> rows(Stream<Integer> ids) {
    return ids.distinct().sorted().map(byId::get).filter(Objects::nonNull).toList();
  }

  private Stream<Integer> numbered(String number) {
    return byNumber.getOrDefault(number, Set.of()).stream();
  }

  private static Stream<String> named(Filter filter) {
    return filter.condition().equals("eq")
        ? Stream.of(filter.value())
        : Arrays.stream(filter.value().split(",", -1)).map(String::strip);
  }

  private static Stream<Integer> number(String text) {
    return text.matches("\\d{1,9}") ? Stream.of(Integer.valueOf(text)) : Stream.of();
  }

  private static String key(Packed row, String column) {
    return Doc.text(row.head(), column) + "|" + String.format("%010d", row.id());
  }
}
