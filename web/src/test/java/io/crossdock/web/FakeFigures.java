package io.crossdock.web;

import io.crossdock.core.view.DashboardView;
import io.crossdock.core.watch.Alarms;
import io.crossdock.core.watch.Backlog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The Dashboard's figures, always the same, and alarms. */
public final class FakeFigures implements DashboardView, Backlog, Alarms {

  private static final Instant HOUR = Instant.parse("2026-11-24T08:00:00Z");

  public final List<Raised> raised = new ArrayList<>();
  public Figures backlog = new Figures(Optional.of(Duration.ofMinutes(125)), 7, 0, 0);

  @Override
  public Arrival arrival() {
    return new Arrival(
        310,
        Optional.of(Duration.ofMillis(1800)),
        Optional.of(Duration.ofSeconds(75)),
        Optional.of(Duration.ofSeconds(4)));
  }

  @Override
  public List<Hour> hours() {
    return IntStream.range(0, 24)
        .mapToObj(n ->
            new Hour(
                HOUR.plus(Duration.ofHours(n)), n, n / 10, 1000 + n, new Earlier(2L * n, 900L + n)))
        .toList();
  }

  @Override
  public long calls() {
    return 4321;
  }

  @Override
  public Duration shopWorked() {
    return Duration.ofMillis(212_400);
  }

  @Override
  public Figures read() {
    return backlog;
  }

  @Override
  public List<Raised> raised() {
    return raised;
  }

  @Override
  public void raise(Alarm alarm) {
    raised.add(new Raised(alarm, HOUR, true));
  }

  @Override
  public void told(String code) {}

  @Override
  public void clear(String code) {}
}
