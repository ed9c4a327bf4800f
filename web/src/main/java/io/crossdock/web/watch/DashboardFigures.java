package io.crossdock.web.watch;

import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.port.settings.Connections;
import io.crossdock.core.port.settings.Settings;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.view.DashboardView;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrgView;
import io.crossdock.core.view.QueueView;
import io.crossdock.core.watch.Alarms;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Audits.Audit;
import io.crossdock.core.watch.Backlog;
import io.crossdock.core.watch.Headline;
import java.util.List;
import java.util.Map;

/** Everything the Dashboard shows, read at once for the page and the API. Thread-safe. */
public final class DashboardFigures {

  private static final int AUDITS = 5;
  private static final int CAUSES = 5;

  private final OrderViews orders;
  private final QueueView queue;
  private final DashboardView figures;
  private final Wellbeing wellbeing;
  private final Settings settings;
  private final OrgView org;

  /** What tells whether all is well. */
  public record Wellbeing(
      Backlog backlog, Alarms alarms, Audits audits, Gates gates, Connections connections) {}

  public DashboardFigures(
      OrderViews orders,
      QueueView queue,
      DashboardView figures,
      Wellbeing wellbeing,
      Settings settings,
      OrgView org) {
    this.orders = orders;
    this.queue = queue;
    this.figures = figures;
    this.wellbeing = wellbeing;
    this.settings = settings;
    this.org = org;
  }

  Overview now() {
    var counts = orders.counts();
    var backlog = wellbeing.backlog().read();
    var arrival = figures.arrival();
    var causes = queue.groups(CAUSES);
    var phase = wellbeing.connections().setup().phase();
    return new Overview(
        counts,
        backlog,
        arrival,
        calls(),
        new Overview.ShopWork(figures.shopWorked()),
        causes,
        wellbeing.alarms().raised(),
        phase,
        Headline.of(phase, wellbeing.gates().closed(), counts, backlog, arrival, causes));
  }

  List<DashboardView.Hour> hours() {
    return figures.hours();
  }

  List<Overview.Proof> proofs() {
    return proofs(wellbeing.audits().recent(AUDITS));
  }

  Overview.Proof proof(Audit audit) {
    return proofs(List.of(audit)).getFirst();
  }

  private List<Overview.Proof> proofs(List<Audit> audits) {
    var tallies = wellbeing.audits().tallies(audits.stream().map(Audit::id).toList());
    return audits.stream()
        .map(audit -> new Overview.Proof(audit, tallies.getOrDefault(audit.id(), Map.of())))
        .toList();
  }

  private Overview.Calls calls() {
    OptionValues values = settings.read().effective(0);
    var budget = new ApiBudget(values.budgetPercent(), values.backfillPercent());
    long own = figures.calls();
    var use =
        org.usage()
            .map(usage -> new ApiBudget.Use(usage.used(), usage.max(), own))
            .orElse(new ApiBudget.Use(0, 0, own));
    return new Overview.Calls(use, use.max() * budget.percent() / 100);
  }
}
