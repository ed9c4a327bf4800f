package io.crossdock.web.watch;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The Dashboard for machines. */
@RestController
public class DashboardApi {

  private final DashboardFigures figures;

  DashboardApi(DashboardFigures figures) {
    this.figures = figures;
  }

  /** Durations are seconds; audits are under {@code /api/v1/audits}. */
  @GetMapping("/api/v1/dashboard")
  Map<String, Object> dashboard() {
    Overview now = figures.now();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("orders", now.orders());
    answer.put("unsynced", now.backlog().unsynced());
    now.backlog().oldest().ifPresent(age -> answer.put("oldestUnsynced", age.toSeconds()));
    answer.put("arrived", now.arrival().orders());
    now.arrival().median().ifPresent(p -> answer.put("medianToSalesforce", p.toMillis() / 1000.0));
    now.arrival().most().ifPresent(p -> answer.put("p95ToSalesforce", p.toMillis() / 1000.0));
    answer.put("calls", now.calls());
    answer.put("shopWorkedInHour", now.shopWork().worked().toMillis() / 1000.0);
    answer.put("causes", QueueApi.shown(now.causes()));
    answer.put("alarms", now.alarms());
    answer.put("hours", figures.hours());
    return answer;
  }
}
