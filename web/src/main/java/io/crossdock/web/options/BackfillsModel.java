package io.crossdock.web.options;

import io.crossdock.core.port.work.Backfills.Progress;
import io.crossdock.core.port.work.Backfills.State;
import io.crossdock.core.view.ShopWords;
import io.crossdock.web.answer.Faults;
import java.util.List;
import java.util.Optional;

/**
 * The page "Sync all orders now".
 *
 * @param statuses of Magento that occur
 * @param recent what was started so far
 * @param notice why nothing was done; empty = nothing is to be said
 */
public record BackfillsModel(
    BackfillForm form,
    Optional<Estimate> estimate,
    List<String> statuses,
    Recent recent,
    String notice) {

  /**
   * The bars.
   *
   * @param all newest first
   * @param words of the shop
   */
  public record Recent(List<Progress> all, ShopWords words) {

    /** Whether any of them moves on by itself. */
    public boolean moves() {
      return all.stream().anyMatch(b -> b.state() == State.RUNNING || b.open() > 0);
    }
  }

  /** How many orders the period has at least, and about how many calls sending them takes. */
  public record Estimate(long orders, long calls) {}

  /** What is wrong with the form; nothing before it was filled in. */
  public Faults faults() {
    return form.equals(BackfillForm.BLANK)
        ? Faults.NONE
        : Faults.of(form.faults(), List.of("from", "before", "statuses"));
  }
}
