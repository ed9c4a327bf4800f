package io.crossdock.web.options;

import io.crossdock.core.port.settings.Settings;
import java.time.Instant;
import java.util.List;

/**
 * The page of the options.
 *
 * @param notice what was saved; empty = nothing
 */
public record OptionsModel(
    OptionsPage tab, List<Change> history, List<Settings.Release> releases, String notice) {

  /**
   * One change of one option, in the words of the page.
   *
   * @param entries what changed of a value that has many; empty = the values as a whole tell it
   */
  public record Change(
      Instant at,
      String user,
      String scope,
      String option,
      String before,
      String after,
      List<String> entries) {}
}
