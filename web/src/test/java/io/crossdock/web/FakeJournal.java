package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.Journal;
import io.crossdock.core.view.OrderViews.Attempt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A journal in memory. Lists it all, whatever the filter. */
public final class FakeJournal implements Journal {

  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");

  public final List<Entry> entries = new ArrayList<>();
  final List<Filter> asked = new ArrayList<>();

  public void add(long id, AttemptOutcome outcome, String text) {
    entries.add(
        new Entry(
            new OrderKey("main", id),
            "%09d".formatted(id),
            new Attempt(
                AT,
                AT.plusMillis(1500),
                Trigger.MANUAL,
                outcome,
                "CODE",
                text,
                "Press it.",
                text,
                "a",
                java.util.Optional.of("ann"))));
  }

  @Override
  public Page list(Filter filter, String cursor, int limit) {
    asked.add(filter);
    int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
    int to = Math.min(entries.size(), from + limit);
    return new Page(
        entries.subList(from, to), to < entries.size() ? Optional.of("" + to) : Optional.empty());
  }
}
