package io.crossdock.web.watch;

import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.view.DashboardView.Arrival;
import io.crossdock.core.view.OrderViews.Counts;
import io.crossdock.core.view.QueueView.Groups;
import io.crossdock.core.watch.Alarms.Raised;
import io.crossdock.core.watch.Audits.Audit;
import io.crossdock.core.watch.Audits.Kind;
import io.crossdock.core.watch.Backlog;
import io.crossdock.core.watch.Headline;
import io.crossdock.web.answer.Show;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Dashboard's figures as they are now. */
public record Overview(
    Counts orders,
    Backlog.Figures backlog,
    Arrival arrival,
    Calls calls,
    ShopWork shopWork,
    Groups causes,
    List<Raised> alarms,
    Phase phase,
    Headline headline) {

  /**
   * @param budget how many Crossdock may make in 24 hours; 0 = the org has not told its limit yet
   */
  public record Calls(ApiBudget.Use use, long budget) {}

  /**
   * What the shop did for Crossdock in the last hour.
   *
   * @param worked may be longer than an hour where several PHP workers answer at once
   */
  public record ShopWork(Duration worked) {

    /** Of what one PHP worker can do, such as {@code 6 %}. */
    public String share() {
      long percent = Math.round(worked.toMillis() / 36_000.0);
      return percent == 0 && worked.isPositive() ? "less than 1 %" : percent + " %";
    }
  }

  /**
   * An audit with its result in a sentence.
   *
   * @param found how many orders are missing, different or only in the org
   */
  public record Proof(Audit audit, Map<Kind, Long> found) {

    public long found(Kind kind) {
      return found.getOrDefault(kind, 0L);
    }

    /** What sending can mend. */
    public long repairable() {
      return found(Kind.MISSING) + found(Kind.DIFFERENT);
    }

    public String sentence() {
      if (!audit.failure().isEmpty()) {
        return "Could not be made: " + audit.failure();
      }
      return audit
          .report()
          .map(report ->
              "%s of %s compared, %s missing, %s different, %s only in Salesforce%s."
                  .formatted(
                      Show.count(report.checked() - report.pending()),
                      Show.orders(report.checked()),
                      Show.count(found(Kind.MISSING)),
                      Show.count(found(Kind.DIFFERENT)),
                      Show.count(found(Kind.EXTRA)),
                      report.leftOut() == 0
                          ? ""
                          : "; " + Show.count(report.leftOut()) + " not sent by a setting"))
          .orElse("Waits for its turn or runs.");
    }
  }
}
