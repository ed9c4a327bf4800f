package io.crossdock.web.grid;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Sort;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Address;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Moments;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.Whole;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The grid as its address says it: filter, sorting, place. Faults are collected, each by field. */
public final class GridPage {

  /** How many rows a page may have; the first is the standard. */
  public static final List<Integer> SIZES = List.of(50, 100, 200);

  private static final List<String> FILTERS =
      List.of(
          "q", "mark", "status", "store", "from", "to", "least", "most", "first", "last", "cause");

  private static final List<String> KEPT = List.of("sort", "dir", "view", "rows", "cursor", "page");

  private static final List<String> PLACE = List.of("cursor", "page");

  private static final List<String> KNOWN = Stream.concat(FILTERS.stream(), KEPT.stream()).toList();

  /** More are not sent at once. */
  public static final int MOST = 10_000;

  /** Further pages than this many orders are reached one by one. */
  public static final int NUMBERED = 25_000;

  private static final Map<String, String> LABELS =
      Map.ofEntries(
          Map.entry("q", "Search"),
          Map.entry("mark", "Salesforce Sync Status"),
          Map.entry("status", "Status"),
          Map.entry("store", "Purchase Point"),
          Map.entry("from", "Purchase Date from"),
          Map.entry("to", "Purchase Date to"),
          Map.entry("least", "Grand Total (Base) from"),
          Map.entry("most", "Grand Total (Base) to"),
          Map.entry("first", "ID from"),
          Map.entry("last", "ID to"),
          Map.entry("cause", "Cause"));

  private final Address address;
  private final List<String> faults = new ArrayList<>();
  private final OrderFilter filter;

  public GridPage(Form asked) {
    this.address = Address.of("/orders", KNOWN, asked);
    this.filter =
        new OrderFilter(
            get("q"),
            mark(),
            get("status"),
            get("store"),
            new OrderFilter.Placed(day("from"), day("to").map(at -> at.plus(Duration.ofDays(1)))),
            new OrderFilter.Totals(number("least"), number("most")),
            new OrderFilter.Numbers(get("first"), get("last")),
            get("cause"));
  }

  public OrderFilter filter() {
    return filter;
  }

  public List<String> faults() {
    return faults;
  }

  public OrderViews.Query query() {
    int skip = get("cursor").isEmpty() ? (page() - 1) * rows() : 0;
    return new OrderViews.Query(
        filter, sort(), !get("dir").equals("asc"), get("cursor"), skip, rows());
  }

  /**
   * Which one this is, from 1; behind a cursor about, as orders come meanwhile. Without one never
   * beyond what has a number.
   */
  public int page() {
    int page = Whole.small(get("page")).filter(p -> p > 0).orElse(1);
    return get("cursor").isEmpty() ? Math.min(page, NUMBERED / rows()) : page;
  }

  /** The pages to choose from, 0 for those left out between them. */
  public List<Integer> pages(int found) {
    int counted = Math.max(1, (Math.min(found, NUMBERED) + rows() - 1) / rows());
    int last = Math.max(counted, Math.min(page(), NUMBERED / rows()));
    var pages = new TreeSet<>(List.of(1, last));
    IntStream.rangeClosed(Math.max(1, page() - 2), Math.min(last, page() + 2)).forEach(pages::add);
    var shown = new ArrayList<Integer>();
    for (int page : pages) {
      if (!shown.isEmpty() && page > shown.getLast() + 1) {
        shown.add(page == shown.getLast() + 2 ? page - 1 : 0);
      }
      shown.add(page);
    }
    return shown;
  }

  public String onPage(int page) {
    return with(Map.of("cursor", "", "page", page == 1 ? "" : Integer.toString(page)));
  }

  public String next(String cursor) {
    return at(cursor, page() + 1);
  }

  public String previous(String cursor) {
    return page() == 2 ? onPage(1) : at(cursor, Math.max(1, page() - 1));
  }

  private String at(String cursor, int page) {
    return address
        .with(Map.of("cursor", cursor))
        .with(Map.of("page", Integer.toString(page)))
        .toString();
  }

  /** The filters in use, each as people read it. */
  public List<Chip> chips(ShopWords words) {
    return filters().stream()
        .map(f ->
            new Chip(
                LABELS.getOrDefault(f.getKey(), f.getKey()),
                said(f.getKey(), f.getValue(), words),
                with(Map.of(f.getKey(), "", "cursor", "", "page", "", "view", ""))))
        .toList();
  }

  private String said(String name, String value, ShopWords words) {
    return switch (name) {
      case "mark" -> filter.syncStatus().map(Show::label).orElse(value);
      case "status" -> words.status(value);
      case "from", "to" -> Moments.day(value).map(Show::day).orElse(value);
      case "cause" -> "the one above";
      default -> value;
    };
  }

  /** The same list without any filter. */
  public String unfiltered() {
    return address.with(none()).toString();
  }

  private static Map<String, String> none() {
    return Stream.concat(FILTERS.stream(), Stream.of("cursor", "page", "view"))
        .collect(Collectors.toMap(name -> name, name -> ""));
  }

  /**
   * A filter in use.
   *
   * @param without the same list without it
   */
  public record Chip(String label, String value, String without) {}

  /** On one page; whatever else is asked for is the standard. */
  public int rows() {
    return SIZES.stream()
        .filter(size -> get("rows").equals(size.toString()))
        .findFirst()
        .orElse(SIZES.getFirst());
  }

  /** The same list from its start, in pages of another size. */
  public String inPagesOf(int size) {
    return with(
        Map.of(
            "rows",
            size == SIZES.getFirst() ? "" : Integer.toString(size),
            "cursor",
            "",
            "page",
            ""));
  }

  public String get(String name) {
    return address.get(name);
  }

  public List<Map.Entry<String, String>> filters() {
    return address.values().entrySet().stream().filter(e -> FILTERS.contains(e.getKey())).toList();
  }

  /** What a form must send along to come back to this list. */
  public List<Map.Entry<String, String>> kept() {
    return address.values().entrySet().stream().filter(e -> !PLACE.contains(e.getKey())).toList();
  }

  /** Filter and sorting as an address has them, in whatever view. */
  public String asked() {
    return address.with(Map.of("cursor", "", "page", "", "view", "")).query();
  }

  /** The address of the same list from its start. */
  public String start() {
    return onPage(1);
  }

  /** Where all that match are counted. */
  public String count() {
    return address.at("/orders/found").toString();
  }

  /** Where a person says once more that all of it is meant. */
  public String all() {
    return address.at("/orders/all").with(Map.of("cursor", "", "page", "")).toString();
  }

  public String sortedBy(String sort) {
    boolean turn = sort().name().equals(sort) && !get("dir").equals("asc");
    return with(Map.of("sort", sort, "dir", turn ? "asc" : "desc", "cursor", "", "page", ""));
  }

  /** For {@code aria-sort}. */
  public String sorting(String sort) {
    return !sort().name().equals(sort)
        ? "none"
        : get("dir").equals("asc") ? "ascending" : "descending";
  }

  public String csv() {
    return address.at("/orders.csv").with(Map.of("cursor", "", "page", "", "rows", "")).toString();
  }

  private String with(Map<String, String> changes) {
    return address.with(changes).toString();
  }

  private Sort sort() {
    return Stream.of(Sort.values())
        .filter(sort -> sort.name().equals(get("sort")))
        .findFirst()
        .orElse(Sort.PURCHASE_DATE);
  }

  private Optional<SyncStatus> mark() {
    String text = get("mark");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<SyncStatus> mark =
        Stream.of(SyncStatus.values())
            .filter(s -> s.name().equals(text.toUpperCase(Locale.ROOT)))
            .findFirst();
    if (mark.isEmpty()) {
      faults.add("Salesforce Sync Status: \"" + text + "\" is none of the four.");
    }
    return mark;
  }

  private Optional<Instant> day(String name) {
    return Moments.day(get(name), "Purchase Date", faults);
  }

  private Optional<BigDecimal> number(String name) {
    String text = get(name);
    if (text.matches("-?[0-9]{1,15}(\\.[0-9]{1,6})?")) {
      return Optional.of(new BigDecimal(text));
    }
    if (!text.isEmpty()) {
      faults.add("Grand Total (Base): \"" + text + "\" is no amount; write one such as 99.50.");
    }
    return Optional.empty();
  }
}
