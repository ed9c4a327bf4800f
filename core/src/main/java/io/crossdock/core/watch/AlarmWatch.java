package io.crossdock.core.watch;

import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Alarms.Raised;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells people once what is wrong, and once that it is over. A channel that fails is tried again at
 * the next turn, and then the others hear it once more: at least once, each. Run on one instance at
 * a time.
 */
public final class AlarmWatch {

  /** A way to tell somebody. */
  public interface Channel {
    /**
     * @param over whether it is over
     * @return whether it has arrived; if not, the channel has logged why
     */
    boolean tell(Alarm alarm, Instant since, boolean over);
  }

  private final Alarms alarms;
  private final List<Channel> channels;

  public AlarmWatch(Alarms alarms, List<Channel> channels) {
    this.alarms = alarms;
    this.channels = List.copyOf(channels);
  }

  /**
   * @param wrong everything that is wrong now
   */
  public void see(List<Alarm> wrong) {
    wrong.forEach(alarms::raise);
    Map<String, Alarm> now =
        wrong.stream().collect(Collectors.toMap(Alarm::code, Function.identity()));
    for (Raised raised : alarms.raised()) {
      String code = raised.alarm().code();
      boolean over = !now.containsKey(code);
      if (over) {
        // What nobody heard of needs no end.
        if (!raised.told() || all(raised, true)) {
          alarms.clear(code);
        }
      } else if (!raised.told() && all(raised, false)) {
        alarms.told(code);
      }
    }
  }

  private boolean all(Raised raised, boolean over) {
    boolean all = true;
    for (Channel channel : channels) {
      all &= channel.tell(raised.alarm(), raised.since(), over);
    }
    return all;
  }
}
