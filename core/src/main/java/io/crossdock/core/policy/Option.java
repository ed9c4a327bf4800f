package io.crossdock.core.policy;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One option as people meet it: the settings page, the API, validation and the documents are made
 * from these.
 *
 * @param key stable, in the API and in the database
 * @param label exactly as shown
 * @param help what it does, in full
 * @param standard the value that holds until someone sets one, as text
 * @param perWebsite whether a website may override the connection's value
 */
public record Option(
    String key,
    String label,
    Tab tab,
    String section,
    String help,
    Kind kind,
    String standard,
    boolean perWebsite) {

  /** The tabs of "Salesforce" > "Orders". */
  public enum Tab {
    ORDER_CONFIGURATION("Order Configuration"),
    ADVANCED("Advanced");

    private final String label;

    Tab(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** What a value looks like as text, and which control shows it. */
  public sealed interface Kind {

    /** {@code yes} or {@code no}. */
    record YesNo() implements Kind {}

    /** The code of one of the values. */
    record Choice(List<Value> values) implements Kind {}

    /** Magento status codes, comma-separated. */
    record MagentoStatuses() implements Kind {}

    /** Ids of customer groups, comma-separated; empty = all. */
    record CustomerGroups() implements Kind {}

    /** A Draft-category status of the org; empty = the org's own default of that category. */
    record DraftStatus() implements Kind {}

    /** One {@code magento_status = Salesforce Status} a line. */
    record StatusMap() implements Kind {}

    /** One {@code magento_status = Label} a line. */
    record StatusLabels() implements Kind {}

    /** E-mail addresses, separated by commas, spaces or lines. */
    record Emails() implements Kind {}

    /** A whole number. */
    record Whole(int min, int max) implements Kind {}

    /** A point in time in ISO 8601, such as {@code 2026-11-24T00:00:00Z}; empty = the standard. */
    record Time() implements Kind {}

    record Text(int maxLength) implements Kind {}

    /** The id of a Salesforce Account. */
    record AccountId() implements Kind {}
  }

  /** One value of a {@link Kind.Choice}. */
  public record Value(String code, String label) {}

  static Option main(
      String key, String label, String section, String help, Kind kind, String standard) {
    return new Option(key, label, Tab.ORDER_CONFIGURATION, section, help, kind, standard, true);
  }

  static Option more(
      String key, String label, String section, String help, Kind kind, String standard) {
    return new Option(key, label, Tab.ADVANCED, section, help, kind, standard, true);
  }

  static Option connection(
      String key, String label, String section, String help, Kind kind, String standard) {
    return new Option(key, label, Tab.ADVANCED, section, help, kind, standard, false);
  }

  static Kind choice(String... codesAndLabels) {
    return new Kind.Choice(
        IntStream.range(0, codesAndLabels.length / 2)
            .mapToObj(i -> new Value(codesAndLabels[2 * i], codesAndLabels[2 * i + 1]))
            .toList());
  }
}
