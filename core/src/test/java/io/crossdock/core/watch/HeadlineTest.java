package io.crossdock.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.port.settings.Connections.Phase;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.view.DashboardView.Arrival;
import io.crossdock.core.view.OrderViews.Counts;
import io.crossdock.core.view.QueueView.Group;
import io.crossdock.core.view.QueueView.Groups;
import io.crossdock.core.watch.Headline.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one sentence of the Dashboard. */
class HeadlineTest {

  private static final Closed AWAY =
      new Closed(Remote.ORG, "x", "Salesforce is away.", "Wait.", Instant.EPOCH, Instant.EPOCH);
  private static final Group PRICE =
      new Group(
          "1", new Cause(Cause.Kind.BLOCKED, "p", "No price for …", "Add one."), 3, List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9|0|0|4|GOOD|Everything is in Salesforce. Last purchase arrived 4 s ago.",
        "9|0|0|150|GOOD|Everything is in Salesforce. Last purchase arrived 2 min ago.",
        "9|0|0||GOOD|Everything is in Salesforce. No purchase arrived in the last 24 hours.",
        "0|0|0||GOOD|No order is in Salesforce yet.",
        "9|0|1|4|GOOD|1 order is on the way, all others as they should be.",
        "9|0|2000|4|GOOD|2,000 orders are on the way, all others as they should be.",
        "9|1|5|4|BAD|1 order is not in Salesforce as it should be.",
        "9|1200|0|4|BAD|1,200 orders are not in Salesforce as they should be.",
      })
  void theWorstThatIsTrueIsSaid(
      long inSync,
      long outOfSync,
      long pending,
      @Nullable Long last,
      Level level,
      String sentence) {
    Headline told =
        Headline.of(
            Phase.STARTED,
            List.of(),
            new Counts(inSync, outOfSync, pending, 7),
            new Backlog.Figures(Optional.empty(), 0, 0, 0),
            arrived(last),
            new Groups(List.of(), 0, 0));
    assertThat(told.level()).isEqualTo(level);
    assertThat(told.sentence()).isEqualTo(sentence);
  }

  @Test
  void theCauseThatHindersMostIsSaidWithWhatToDo() {
    Headline told =
        Headline.of(
            Phase.STARTED,
            List.of(),
            new Counts(9, 3, 0, 0),
            new Backlog.Figures(Optional.empty(), 0, 0, 0),
            arrived(4L),
            new Groups(List.of(PRICE), 1, 3));
    assertThat(told.sentence()).endsWith("as they should be. Cause: No price for …");
    assertThat(told.hint()).isEqualTo("Add one.");
  }

  @Test
  void aSystemThatIsAwayGoesBeforeAndSetupBeforeThat() {
    assertThat(told(Phase.STARTED).sentence()).isEqualTo("Orders wait: Salesforce is away.");
    assertThat(told(Phase.SETUP).sentence()).isEqualTo("Nothing is sent by itself yet.");
  }

  @Test
  void ordersThatWaitLongAreSaidWithTheOldest() {
    Headline told =
        Headline.of(
            Phase.STARTED,
            List.of(),
            new Counts(9, 0, 7, 0),
            new Backlog.Figures(Optional.of(Duration.ofMinutes(125)), 7, 0, 0),
            arrived(4L),
            new Groups(List.of(), 0, 0));
    assertThat(told.sentence()).isEqualTo("7 orders are on the way, the oldest for 2 hours.");
  }

  private static Headline told(Phase phase) {
    return Headline.of(
        phase,
        List.of(AWAY),
        new Counts(9, 3, 0, 0),
        new Backlog.Figures(Optional.empty(), 0, 0, 0),
        arrived(4L),
        new Groups(List.of(PRICE), 1, 3));
  }

  private static Arrival arrived(@Nullable Long seconds) {
    return new Arrival(
        9,
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(seconds).map(Duration::ofSeconds));
  }
}
