package io.crossdock.web.connection;

import io.crossdock.core.port.work.Gates;
import io.crossdock.core.version.Version;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.watch.Alarms;
import io.crossdock.web.answer.WebConfig;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How things stand, for monitoring. */
@RestController
public class StatusApi {

  private final OrderViews views;
  private final Gates gates;
  private final Alarms alarms;
  private final WebConfig config;

  StatusApi(OrderViews views, Gates gates, Alarms alarms, WebConfig config) {
    this.alarms = alarms;
    this.views = views;
    this.gates = gates;
    this.config = config;
  }

  /**
   * Where {@code gates} is not empty, the shop or the org is left alone for the reason it names;
   * {@code alarms} are what somebody was told of, such as a shop that can't be read.
   */
  @GetMapping("/api/v1/status")
  Map<String, Object> status() {
    List<Gates.Closed> closed = gates.closed();
    return Map.of(
        "version",
        Version.OURS,
        "connection",
        config.connection(),
        "orders",
        views.counts(),
        "gates",
        closed,
        "alarms",
        alarms.raised());
  }
}
