package io.crossdock.web.mapping;

import io.crossdock.core.order.Milestone;
import io.crossdock.core.policy.Options;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The option "Status map" as rows of a form. Pure.
 *
 * @param typed a Magento status that is to be added
 */
public record StatusMapForm(List<Row> rows, String typed) {

  private static final String PREFIX = "s.";
  private static final String DEFAULT = Options.DEFAULT_STATUS.label();

  /**
   * @param salesforce empty = nothing is chosen
   */
  public record Row(String magento, String salesforce) {

    /** What holds where nothing is chosen. */
    public String unnamed() {
      return StatusMapForm.unnamed(magento);
    }
  }

  /** A Salesforce status. */
  public record Choice(String name, String label) {}

  /**
   * @param text of the option
   * @param known Magento statuses to be listed too
   */
  public static StatusMapForm of(String text, List<String> known) {
    var map = new TreeMap<String, String>();
    known.forEach(status -> map.put(status, ""));
    text.lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .forEach(pair -> map.put(pair[0].strip(), pair[1].strip()));
    return new StatusMapForm(rows(map), "");
  }

  public static StatusMapForm of(Form form) {
    var map = new TreeMap<String, String>();
    form.sent()
        .forEach((name, values) -> {
          if (name.startsWith(PREFIX)) {
            map.put(name.substring(PREFIX.length()), values.getFirst().strip());
          }
        });
    String typed = form.text("new");
    return new StatusMapForm(rows(map), typed);
  }

  private static List<Row> rows(Map<String, String> map) {
    return map.entrySet().stream().map(e -> new Row(e.getKey(), e.getValue())).toList();
  }

  /** As the option holds it: only what is named. */
  public String text() {
    return rows.stream()
        .filter(row -> !row.salesforce().isEmpty())
        .map(row -> row.magento() + " = " + row.salesforce())
        .collect(Collectors.joining("\n"));
  }

  /**
   * What is another status now than in the form before, such as "On Hold: Default Status → Draft".
   */
  public String changed(StatusMapForm before, ShopWords words) {
    Map<String, String> old = before.named();
    Map<String, String> now = named();
    return Stream.concat(old.keySet().stream(), now.keySet().stream())
        .distinct()
        .sorted()
        .filter(status -> !Objects.equals(old.get(status), now.get(status)))
        .map(status ->
            words.status(status)
                + ": "
                + old.getOrDefault(status, unnamed(status))
                + " → "
                + now.getOrDefault(status, unnamed(status)))
        .collect(Collectors.joining("; "));
  }

  private static String unnamed(String magento) {
    return Milestone.keys().contains(magento) ? "As its Magento status has it" : DEFAULT;
  }

  private Map<String, String> named() {
    return rows.stream()
        .filter(row -> !row.salesforce().isEmpty())
        .collect(Collectors.toMap(Row::magento, Row::salesforce));
  }

  /** The org's statuses, by category, and the row's own where the org lacks it. */
  public List<Choice> choices(Row row, OrgStatuses org) {
    var choices = new ArrayList<Choice>();
    org.draft().forEach(name -> choices.add(new Choice(name, name)));
    org.activated().forEach(name -> choices.add(new Choice(name, name + " (activates the order)")));
    String now = row.salesforce();
    if (!now.isEmpty() && choices.stream().noneMatch(c -> c.name().equals(now))) {
      choices.add(
          new Choice(
              now,
              now + (org.find(now).isPresent() ? " (activates the order)" : " (not in the org)")));
    }
    return choices;
  }
}
