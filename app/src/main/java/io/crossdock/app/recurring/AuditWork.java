package io.crossdock.app.recurring;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.watch.Auditor;
import io.crossdock.core.watch.Audits;
import io.crossdock.core.watch.Audits.Audit;
import io.crossdock.core.watch.Audits.Kind;
import io.crossdock.core.watch.Audits.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the audits that were asked for, and asks for one every night. */
public final class AuditWork {

  private static final Logger log = LoggerFactory.getLogger(AuditWork.class);

  /** Two days, so that a night that was missed is made up for. */
  private static final Duration BACK = Duration.ofDays(2);

  private final String connection;
  private final Audits audits;
  private final Auditor auditor;
  private final InstantSource clock;

  public AuditWork(String connection, Audits audits, Auditor auditor, InstantSource clock) {
    this.connection = connection;
    this.audits = audits;
    this.auditor = auditor;
    this.clock = clock;
  }

  void askNightly() {
    Instant now = clock.instant();
    audits.ask(new Period(now.minus(BACK), now), "nightly");
  }

  void next() {
    audits.next().ifPresent(this::make);
  }

  private void make(Audit audit) {
    try {
      var report = auditor.compare(connection, audit.period());
      audits.finish(audit.id(), report);
      log.info(
          "audit of orders placed from {} to {}: {} checked, {} missing, {} different, {} extra",
          audit.period().from(),
          audit.period().before(),
          report.checked(),
          report.count(Kind.MISSING),
          report.count(Kind.DIFFERENT),
          report.count(Kind.EXTRA));
    } catch (FailedCall e) {
      log.warn("an audit could not be made: {} {}", e.getMessage(), e.failure().hint());
      audits.fail(audit.id(), e.failure());
    }
  }
}
