package io.crossdock.web.takeover;

import io.crossdock.core.port.work.Adoptions.Left;
import io.crossdock.core.port.work.Adoptions.Progress;
import io.crossdock.web.answer.Faults;
import java.util.List;
import java.util.function.Function;

/**
 * The page "Take over records of another connector".
 *
 * @param runs so far, newest first
 */
public record AdoptionsModel(AdoptionForm form, Faults faults, List<Progress> runs) {

  /**
   * What one run left as it is.
   *
   * @param link of a record's id
   * @param next the place of the next page; empty = there is none
   */
  public record NotTaken(
      Progress run, List<Left> left, Function<String, String> link, String next) {}
}
