package io.crossdock.app.recurring;

import io.crossdock.app.settings.AlarmSettings;
import io.crossdock.core.engine.pace.Budget;
import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.work.Gates;
import io.crossdock.core.port.work.Readings;
import io.crossdock.core.port.work.Readings.Reading;
import io.crossdock.core.watch.AlarmRules;
import io.crossdock.core.watch.AlarmRules.Situation;
import io.crossdock.core.watch.AlarmWatch;
import io.crossdock.core.watch.AlarmWatch.Channel;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Backlog;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks how things stand and has it told. */
public record AlarmWork(
    AlarmRules rules,
    AlarmWatch watch,
    Backlog backlog,
    Gates gates,
    Budget budget,
    Supplier<ApiBudget> setting,
    Readings readings,
    InstantSource clock,
    Instant startedAt) {

  private static final Logger log = LoggerFactory.getLogger(AlarmWork.class);

  void look() {
    var situation =
        new Situation(
            backlog.read(),
            gates.closed(),
            budget.use(),
            setting.get(),
            readings.all().stream().map(this::sinceTheStart).toList());
    watch.see(rules.of(situation, clock.instant()));
  }

  /** Nothing was read while nothing ran, and that is no fault. */
  private Reading sinceTheStart(Reading one) {
    return one.doneAt().isAfter(startedAt)
        ? one
        : new Reading(one.name(), one.every(), startedAt, one.why());
  }

  /** The log always hears it. */
  public static List<Channel> channels(AlarmSettings settings) {
    var channels = new ArrayList<Channel>();
    channels.add(AlarmWork::logged);
    settings.url().ifPresent(url -> channels.add(new AlarmPost(url)));
    settings.mail().ifPresent(mail -> channels.add(new AlarmMail(mail)));
    return channels;
  }

  private static boolean logged(Alarm alarm, Instant since, boolean over) {
    if (over) {
      log.info("alarm over: {} (since {})", alarm.sentence(), since);
    } else {
      log.warn("alarm: {} {} (since {})", alarm.sentence(), alarm.hint(), since);
    }
    return true;
  }
}
