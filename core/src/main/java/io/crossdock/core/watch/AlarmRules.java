package io.crossdock.core.watch;

import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Readings.Reading;
import io.crossdock.core.port.work.Sweep;
import io.crossdock.core.watch.Alarms.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is worth waking somebody for. Pure.
 *
 * @param patience how long an order may be out of step before it is told
 */
public record AlarmRules(Duration patience) {

  /** A system that is away for less mends itself unseen. */
  private static final Duration GATE = Duration.ofMinutes(5);

  /** Without any reading for so long, somebody is told. */
  private static final Duration SILENT = Duration.ofSeconds(100);

  /** What is read more seldom may be so late. */
  private static final Duration MISSED = Duration.ofMinutes(1);

  private static final String UNSYNCED = "unsynced";
  private static final String ERRORS = "errors";
  private static final String READING = "reading";
  private static final String API_BUDGET = "api-budget";

  /** Of all alarms there are. */
  public static final List<String> CODES =
      List.of(UNSYNCED, ERRORS, READING, gate(Remote.SHOP), gate(Remote.ORG), API_BUDGET);

  private static final int FEW_ATTEMPTS = 10;
  private static final int FAILED_PERCENT = 25;

  /**
   * How things stand.
   *
   * @param use of the org's calls; {@code max} 0 = not known yet
   */
  public record Situation(
      Backlog.Figures backlog,
      List<Closed> gates,
      ApiBudget.Use use,
      ApiBudget budget,
      List<Reading> readings) {}

  /** One alarm of each code at most. */
  public List<Alarm> of(Situation situation, Instant now) {
    var alarms = new ArrayList<Alarm>();
    backlog(situation.backlog(), alarms);
    for (Closed gate : situation.gates()) {
      if (!gate.since().isAfter(now.minus(GATE))) {
        alarms.add(
            new Alarm(
                gate(gate.remote()),
                gate.reason() + " Nothing is sent since " + gate.since() + ".",
                gate.hint()));
      }
    }
    reading(situation, now).ifPresent(alarms::add);
    situation
        .budget()
        .nearlySpent(situation.use())
        .ifPresent(sentence ->
            alarms.add(
                new Alarm(
                    API_BUDGET,
                    sentence,
                    "An admin can raise \"API budget\" under Salesforce > Orders > Advanced; a"
                        + " Salesforce admin sees who uses the API under Setup > Company"
                        + " Information.")));
    return List.copyOf(alarms);
  }

  /** A shop that can't be read leaves new orders unknown: nothing else would tell of them. */
  private static Optional<Alarm> reading(Situation situation, Instant now) {
    return situation.readings().stream()
        .filter(one -> now.isAfter(one.doneAt().plus(overdue(one.every()))))
        .min(Comparator.comparing(Reading::doneAt))
        .map(oldest -> {
          String why =
              situation.gates().stream()
                  .filter(gate -> gate.remote() == Remote.SHOP)
                  .map(Closed::reason)
                  .findFirst()
                  .orElse(oldest.why());
          return new Alarm(
              READING,
              "%s since %s. %s"
                  .formatted(
                      Sweep.is(oldest.name())
                          ? "Changes that leave no trace in \"updated at\" are not found in the"
                              + " shop"
                          : "New orders and changes are not found in the shop",
                      oldest.doneAt().truncatedTo(ChronoUnit.SECONDS),
                      why.isEmpty() ? "Nothing says why; the service's log may." : why),
              "Connections > Test connection tells what the shop answers; the alarm ends by itself"
                  + " when reading gets on.");
        });
  }

  private static String gate(Remote remote) {
    return "gate-" + remote.name().toLowerCase(Locale.ROOT);
  }

  private static Duration overdue(Duration every) {
    Duration once = every.plus(MISSED);
    return once.compareTo(SILENT) > 0 ? once : SILENT;
  }

  private void backlog(Backlog.Figures figures, List<Alarm> alarms) {
    if (figures.oldest().filter(age -> age.compareTo(patience) >= 0).isPresent()) {
      alarms.add(
          new Alarm(
              UNSYNCED,
              (figures.unsynced() == 1
                      ? "1 order is not in Salesforce as it should be, for %2$s."
                      : "%,d orders are not in Salesforce as they should be, the oldest for %s.")
                  .formatted(figures.unsynced(), words(figures.oldest().orElseThrow())),
              "The grid's filter \"Errors only\" names the reason of each."));
    }
    if (figures.attempts() >= FEW_ATTEMPTS
        && figures.failed() * 100 >= figures.attempts() * FAILED_PERCENT) {
      alarms.add(
          new Alarm(
              ERRORS,
              "%,d of the %,d attempts of the last 15 minutes failed."
                  .formatted(figures.failed(), figures.attempts()),
              "The grid's filter \"Errors only\" names the reason of each."));
    }
  }

  private static String words(Duration age) {
    return age.toDays() > 1
        ? age.toDays() + " days"
        : age.toHours() > 1 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
  }
}
