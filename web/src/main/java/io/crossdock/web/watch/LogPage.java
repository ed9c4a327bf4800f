package io.crossdock.web.watch;

import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The log as its address says it: filter and place. Faults are collected, each by field. */
public final class LogPage {

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
            oneOf("kind", "Kind", Trigger.values(), Trigger::name),
            oneOf("outcome", "Outcome", AttemptOutcome.values(), AttemptOutcome::word),
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

  private <T> Optional<T> oneOf(String name, String label, T[] known, Function<T, String> word) {
    String value = get(name);
    Optional<T> found = Stream.of(known).filter(one -> word.apply(one).equals(value)).findFirst();
    if (found.isEmpty() && !value.isEmpty()) {
      String words = Stream.of(known).map(word).collect(Collectors.joining(", "));
      faults.add(label + ": \"" + value + "\" is none of " + words + ".");
    }
    return found;
  }

  private Optional<Instant> day(String name) {
    return Moments.day(get(name), "Date", faults);
  }
}
