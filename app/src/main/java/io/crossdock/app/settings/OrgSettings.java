package io.crossdock.app.settings;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is said of the org because it may not tell it itself; faults are told by their keys.
 *
 * @param apiVersion such as {@code 68.0}
 * @param currency ISO 4217; empty = the org is asked
 */
public record OrgSettings(String apiVersion, String currency) {

  static final OrgSettings NONE = new OrgSettings("68.0", "");

  private static final String VERSION = "CROSSDOCK_ORG_API_VERSION";
  private static final String LONGEST = "CROSSDOCK_ORG_LONGEST_REQUEST";
  private static final String CURRENCY = "CROSSDOCK_ORG_CURRENCY";

  /** What Crossdock asks of the API is in it since then. */
  private static final int OLDEST = 60;

  static OrgSettings read(Function<String, Optional<String>> values, List<String> faults) {
    return new OrgSettings(version(values.apply(VERSION), faults), currency(values, faults));
  }

  /** How late a write of unknown outcome may still land. */
  static Duration longestRequest(Function<String, Optional<String>> values, List<String> faults) {
    String text = values.apply(LONGEST).orElse("600");
    if (text.matches("[1-9]\\d{0,4}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    faults.add(
        LONGEST
            + ": \""
            + text
            + "\" is no number of seconds; give 1 to 99999, the default is 600");
    return Duration.ofMinutes(10);
  }

  private static String version(Optional<String> given, List<String> faults) {
    String text = given.orElse(NONE.apiVersion()).replaceFirst("^[vV]", "");
    if (text.matches("\\d{2}(\\.0)?") && Integer.parseInt(text.substring(0, 2)) >= OLDEST) {
      return text.substring(0, 2) + ".0";
    }
    faults.add(
        VERSION
            + ": \""
            + text
            + "\" is no version of Salesforce's API that Crossdock speaks; give "
            + OLDEST
            + ".0 or later, or leave it out");
    return NONE.apiVersion();
  }

  private static String currency(Function<String, Optional<String>> values, List<String> faults) {
    String text = values.apply(CURRENCY).orElse("");
    if (!text.matches("|[A-Z]{3}")) {
      faults.add(CURRENCY + ": \"" + text + "\" is no currency; write one such as USD");
    }
    return text;
  }
}
