package io.crossdock.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Alarms.Raised;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlarmWatchTest {

  private static final Alarm ALARM = new Alarm("unsynced", "3 orders wait.", "Look.");
  private static final Instant SINCE = Instant.parse("2026-11-25T12:00:00Z");

  private final Kept kept = new Kept();
  private final List<String> heard = new ArrayList<>();
  private boolean reachable = true;
  private final AlarmWatch watch =
      new AlarmWatch(
          kept,
          List.of((alarm, since, over) -> {
            if (reachable) {
              heard.add((over ? "over: " : "") + alarm.sentence());
            }
            return reachable;
          }));

  @Test
  void whatStaysWrongIsToldOnceAndItsEndOnce() {
    watch.see(List.of(ALARM));
    watch.see(List.of(ALARM));
    watch.see(List.of());
    watch.see(List.of());
    assertThat(heard).containsExactly("3 orders wait.", "over: 3 orders wait.");
  }

  @Test
  void aChannelThatFailsIsTriedAgain() {
    reachable = false;
    watch.see(List.of(ALARM));
    assertThat(heard).isEmpty();
    reachable = true;
    watch.see(List.of(ALARM));
    assertThat(heard).containsExactly("3 orders wait.");
  }

  @Test
  void whatNobodyHeardOfNeedsNoEnd() {
    reachable = false;
    watch.see(List.of(ALARM));
    reachable = true;
    watch.see(List.of());
    assertThat(heard).isEmpty();
    assertThat(kept.raised()).isEmpty();
  }

  @Test
  void itsEndIsTriedAgainToo() {
    watch.see(List.of(ALARM));
    reachable = false;
    watch.see(List.of());
    reachable = true;
    watch.see(List.of());
    assertThat(heard).containsExactly("3 orders wait.", "over: 3 orders wait.");
  }

  /** In memory. */
  private static final class Kept implements Alarms {
    private final Map<String, Raised> rows = new LinkedHashMap<>();

    @Override
    public List<Raised> raised() {
      return List.copyOf(rows.values());
    }

    @Override
    public void raise(Alarm alarm) {
      boolean told = rows.containsKey(alarm.code()) && rows.get(alarm.code()).told();
      rows.put(alarm.code(), new Raised(alarm, SINCE, told));
    }

    @Override
    public void told(String code) {
      rows.computeIfPresent(code, (key, raised) -> new Raised(raised.alarm(), SINCE, true));
    }

    @Override
    public void clear(String code) {
      rows.remove(code);
    }
  }
}
