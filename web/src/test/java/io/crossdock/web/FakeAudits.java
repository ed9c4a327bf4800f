package io.crossdock.web;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.watch.Audits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Audits in memory. */
public final class FakeAudits implements Audits {

  private final Map<String, Audit> audits = new LinkedHashMap<>();

  @Override
  public synchronized String ask(Period period, String user) {
    String id = "audit-" + (audits.size() + 1);
    var asked = FakeClock.CLOCK.instant();
    audits.put(id, new Audit(id, period, user, asked, Optional.empty(), Optional.empty(), ""));
    return id;
  }

  @Override
  public synchronized Optional<Audit> next() {
    return audits.values().stream().filter(audit -> audit.finishedAt().isEmpty()).findFirst();
  }

  @Override
  public synchronized void finish(String id, Report report) {
    done(id, Optional.of(report), "");
  }

  @Override
  public synchronized void fail(String id, Failure failure) {
    done(id, Optional.empty(), failure.message());
  }

  private void done(String id, Optional<Report> report, String failure) {
    audits.computeIfPresent(
        id,
        (key, audit) ->
            new Audit(
                id,
                audit.period(),
                audit.askedBy(),
                audit.askedAt(),
                Optional.of(FakeClock.CLOCK.instant()),
                report,
                failure));
  }

  @Override
  public synchronized Optional<Audit> find(String id) {
    return Optional.ofNullable(audits.get(id));
  }

  @Override
  public synchronized Map<String, Map<Kind, Long>> tallies(List<String> ids) {
    return ids.stream().collect(Collectors.toMap(id -> id, this::tally));
  }

  private Map<Kind, Long> tally(String id) {
    return find(id).flatMap(Audit::report).stream()
        .flatMap(report -> report.findings().stream())
        .collect(Collectors.groupingBy(Finding::kind, Collectors.counting()));
  }

  @Override
  public synchronized List<Audit> recent(int limit) {
    return audits.values().stream().limit(limit).toList().reversed();
  }
}
