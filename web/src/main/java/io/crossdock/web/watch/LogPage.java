package io.crossdock.web.watch;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.Journal.Filter;
import io.crossdock.web.answer.Address;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Moments;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The log as its address says it: filter and place. Faults are collected, each by field. */
public final class LogPage {

  public static final List<String> OUTCOMES =
      List.of("synced", "unchanged", "skipped", "deferred", "retry", "blocked");

  public static final List<String> TRIGGERS =
      Stream.of(Trigger.values()).map(Trigger::name).toList();

  private static final List<String> FILTERS =
      List.of("order", "kind", "outcome", "from", "to", "text");

  private static final List<String> KNOWN =
      Stream.concat(FILTERS.stream(), Stream.of("cursor")).toList();

  private final Address address;
  private final List<String> faults = new ArrayList<>();
  private final Filter filter;

  public LogPage(Form asked) {
    this.address = Address.of("/log", KNOWN, asked);
    this.filter =
        new Filter(
            get("order"),
            oneOf("kind", "Kind", TRIGGERS),
            oneOf("outcome", "Outcome", OUTCOMES),
            day("from"),
            day("to").map(at -> at.plus(Duration.ofDays(1))),
            get("text"));
  }

  public Filter filter() {
    return filter;
  }

  public List<String> faults() {
    return faults;
  }

  public String get(String name) {
    return address.get(name);
  }

  public boolean filtered() {
    return address.values().keySet().stream().anyMatch(FILTERS::contains);
  }

  /** The address of the same list elsewhere. */
  public String at(String cursor) {
    return address.with(Map.of("cursor", cursor)).toString();
  }

  public String csv() {
    return address.at("/log.csv").with(Map.of("cursor", "")).toString();
  }

  private String oneOf(String name, String label, List<String> known) {
    String value = get(name);
    if (value.isEmpty() || known.contains(value)) {
      return value;
    }
    faults.add(label + ": \"" + value + "\" is none of " + String.join(", ", known) + ".");
    return "";
  }

  private Optional<Instant> day(String name) {
    return Moments.day(get(name), "Date", faults);
  }
}
