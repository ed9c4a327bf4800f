package io.crossdock.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.ApiBudget;
import io.crossdock.core.port.work.Gates.Closed;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Readings.Reading;
import io.crossdock.core.watch.Alarms.Alarm;
import io.crossdock.core.watch.Backlog.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
  private static final ApiBudget HALF = new ApiBudget(50, 50);
  private static final ApiBudget.Use NO_USE = new ApiBudget.Use(0, 0, 0);
  private static final Figures WELL = new Figures(Optional.empty(), 0, 0, 0);

  private final AlarmRules rules = new AlarmRules(Duration.ofMinutes(15));

  @ParameterizedTest
  @CsvSource({"14, false", "15, true", "150, true"})
  void ordersThatWaitTooLongAreTold(int minutes, boolean told) {
    var figures = new Figures(Optional.of(Duration.ofMinutes(minutes)), 3, 0, 0);
    assertThat(codes(figures, List.of(), NO_USE).contains("unsynced")).isEqualTo(told);
  }

  @Test
  void theSentenceSaysHowManyAndSinceWhen() {
    var figures = new Figures(Optional.of(Duration.ofMinutes(200)), 37, 0, 0);
    assertThat(alarms(figures, List.of(), NO_USE))
        .extracting(Alarm::sentence)
        .containsExactly(
            "37 orders are not in Salesforce as they should be, the oldest for 3 hours.");
  }

  @ParameterizedTest
  @CsvSource({"9, 9, false", "10, 2, false", "10, 3, true", "100, 25, true", "100, 24, false"})
  void manyFailuresAreToldAndFewAttemptsProveNothing(int attempts, int failed, boolean told) {
    var figures = new Figures(Optional.empty(), 0, attempts, failed);
    assertThat(codes(figures, List.of(), NO_USE).contains("errors")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true"})
  void aSystemThatIsAwayForMinutesIsTold(int minutes, boolean told) {
    Instant since = NOW.minus(Duration.ofMinutes(minutes));
    var gate = new Closed(Remote.ORG, "LIMIT", "The org is full.", "Wait.", since, NOW);
    assertThat(codes(WELL, List.of(gate), NO_USE).contains("gate-org")).isEqualTo(told);
  }

  @ParameterizedTest
  @CsvSource({
    // org, max, own, told
    "0, 0, 0, false",
    "1000, 100000, 39999, false",
    "50000, 100000, 40000, true",
    "79999, 100000, 10, false",
    "80000, 100000, 10, true"
  })
  void callsAreToldBeforeTheyAreUsedUp(long org, long max, long own, boolean told) {
    var use = new ApiBudget.Use(org, max, own);
    assertThat(codes(WELL, List.of(), use).contains("api-budget")).isEqualTo(told);
  }

  @DisplayName("reading that does not get on is told within two minutes, whatever the reason")
  @ParameterizedTest
  @CsvSource({
    // every s, silent s, told
    "5, 95, false",
    "5, 101, true",
    "45, 100, false",
    "45, 106, true",
    "900, 900, false",
    "900, 961, true",
    "86400, 86500, true"
  })
  void readingThatDoesNotGetOnIsTold(int every, int silent, boolean told) {
    var one =
        new Reading("poll", Duration.ofSeconds(every), NOW.minusSeconds(silent), "It broke down.");
    assertThat(reading(List.of(one), List.of()).isEmpty()).isNotEqualTo(told);
  }

  @Test
  void theAlarmSaysWhyAndSinceWhen() {
    var poll = new Reading("poll", Duration.ofSeconds(5), NOW.minusSeconds(300), "It broke down.");
    var sweep = new Reading("sweep-day", Duration.ofSeconds(45), NOW.minusSeconds(200), "");
    assertThat(reading(List.of(sweep, poll), List.of()))
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.sentence())
              .contains("New orders and changes", "2026-11-25T11:55:00Z", "It broke down.");
          assertThat(alarm.code()).isEqualTo("reading");
        });
    assertThat(reading(List.of(sweep), List.of()))
        .extracting(Alarm::sentence)
        .singleElement()
        .asString()
        .contains("leave no trace");
    var gate = new Closed(Remote.SHOP, "x", "The shop is away.", "Wait.", NOW, NOW);
    assertThat(reading(List.of(poll), List.of(gate)))
        .singleElement()
        .satisfies(alarm -> assertThat(alarm.sentence()).contains("The shop is away."));
  }

  private List<Alarm> reading(List<Reading> readings, List<Closed> gates) {
    return rules.of(new AlarmRules.Situation(WELL, gates, NO_USE, HALF, readings), NOW);
  }

  private List<Alarm> alarms(Figures figures, List<Closed> gates, ApiBudget.Use use) {
    return rules.of(new AlarmRules.Situation(figures, gates, use, HALF, List.of()), NOW);
  }

  private List<String> codes(Figures figures, List<Closed> gates, ApiBudget.Use use) {
    return alarms(figures, gates, use).stream().map(Alarm::code).toList();
  }
}
