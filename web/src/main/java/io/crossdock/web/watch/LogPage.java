package io.crossdock.web.watch;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.Journal.Filter;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Moments;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log as its address says it: filter and place. Faults are collected, each by field. */
public final class LogPage {

  public static final List<String> OUTCOMES =
      List.of("synced", "unchanged", "skipped", "deferred", "retry", "blocked");

  public static final List<String> TRIGGERS =
      Stream.of(Trigger.values()).map(Trigger::name).toList();

  private static final List<String> FILTERS =
      List.of("order", "kind", "outcome", "from", "to", "text");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Filter filter;

  public LogPage(Form asked) {
    Stream.concat(FILTERS.stream(), Stream.of("cursor"))
        .forEach(name -> {
          String value = asked.text(name);
          if (!value.isEmpty()) {
            values.put(name, value);
          }
        });
    this.filter =
        new Filter(
            get("order"),
            oneOf("kind", "Kind", TRIGGERS),
            oneOf("outcome", "Outcome", OUTCOMES),
            day("from", 0),
            day("to", 1),
            get("text"));
  }

  public Filter filter() {
    return filter;
  }

  public List<String> faults() {
    return faults;
  }

  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  public boolean filtered() {
    return values.keySet().stream().anyMatch(FILTERS::contains);
  }

  /** The address of the same list elsewhere. */
  public String at(String cursor) {
    return address("/log", cursor);
  }

  public String csv() {
    return address("/log.csv", "");
  }

  private String address(String path, String cursor) {
    var all = new LinkedHashMap<>(values);
    all.put("cursor", cursor);
    String query =
        all.entrySet().stream()
            .filter(e -> !e.getValue().isEmpty())
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return path + (query.isEmpty() ? "" : "?" + query);
  }

  private String oneOf(String name, String label, List<String> known) {
    String value = get(name);
    if (value.isEmpty() || known.contains(value)) {
      return value;
    }
    faults.add(label + ": \"" + value + "\" is none of " + String.join(", ", known) + ".");
    return "";
  }

  private Optional<Instant> day(String name, int more) {
    Optional<Instant> day = Moments.day(get(name));
    if (day.isEmpty() && !get(name).isEmpty()) {
      faults.add("Date: \"" + get(name) + "\" is no day; write one such as 2026-11-24.");
    }
    return day.map(at -> at.plus(Duration.ofDays(more)));
  }
}
