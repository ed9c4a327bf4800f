package io.crossdock.web.options;

import io.crossdock.core.port.work.Backfills.Progress;
import io.crossdock.web.answer.Faults;
import java.util.List;
import java.util.Optional;

/**
 * The page "Sync all orders now".
 *
 * @param statuses of Magento that occur
 * @param recent those that were started, newest first
 * @param notice why nothing was done; empty = nothing is to be said
 */
public record BackfillsModel(
    BackfillForm form,
    Optional<Estimate> estimate,
    List<String> statuses,
    List<Progress> recent,
    String notice) {

  /** How many orders the period has at least, and about how many calls sending them takes. */
  public record Estimate(long orders, long calls) {}

  /** What is wrong with the form; nothing before it was filled in. */
  public Faults faults() {
    return form.equals(BackfillForm.BLANK)
        ? Faults.NONE
        : Faults.of(form.faults(), List.of("from", "before", "statuses"));
  }
}
