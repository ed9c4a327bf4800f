package io.crossdock.web.order;

import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Sort;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.web.answer.Address;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Moments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The grid as its address says it: filter, sorting, place. Faults are collected, each by field. */
public final class GridPage {

  /** How many rows a page may have; the first is the standard. */
  public static final List<Integer> SIZES = List.of(50, 100, 200);

  private static final List<String> FILTERS =
      List.of(
          "q", "mark", "status", "store", "from", "to", "least", "most", "first", "last", "cause");

  private static final List<String> KEPT = List.of("sort", "dir", "view", "rows", "cursor");

  private static final List<String> KNOWN = Stream.concat(FILTERS.stream(), KEPT.stream()).toList();

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
    return new OrderViews.Query(filter, sort(), !get("dir").equals("asc"), get("cursor"), rows());
  }

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
        Map.of("rows", size == SIZES.getFirst() ? "" : Integer.toString(size), "cursor", ""));
  }

  public String get(String name) {
    return address.get(name);
  }

  public List<Map.Entry<String, String>> filters() {
    return address.values().entrySet().stream().filter(e -> FILTERS.contains(e.getKey())).toList();
  }

  /** What a form must send along to come back to this list. */
  public List<Map.Entry<String, String>> kept() {
    return address.values().entrySet().stream().filter(e -> !e.getKey().equals("cursor")).toList();
  }

  /** Filter and sorting as an address has them, in whatever view. */
  public String asked() {
    return address.with(Map.of("cursor", "", "view", "")).query();
  }

  /** The address of the same list elsewhere. */
  public String at(String cursor) {
    return with(Map.of("cursor", cursor));
  }

  public String sortedBy(String sort) {
    boolean turn = sort().name().equals(sort) && !get("dir").equals("asc");
    return with(Map.of("sort", sort, "dir", turn ? "asc" : "desc", "cursor", ""));
  }

  /** For {@code aria-sort}. */
  public String sorting(String sort) {
    return !sort().name().equals(sort)
        ? "none"
        : get("dir").equals("asc") ? "ascending" : "descending";
  }

  public String csv() {
    return address.at("/orders.csv").with(Map.of("cursor", "", "rows", "")).toString();
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
