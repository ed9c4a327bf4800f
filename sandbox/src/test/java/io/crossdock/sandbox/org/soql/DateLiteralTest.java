package io.crossdock.sandbox.org.soql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateLiteralTest {

  /** 2026-11-24 is a Tuesday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource({
    "YESTERDAY, 2026-11-23, 2026-11-24",
    "TODAY, 2026-11-24, 2026-11-25",
    "tomorrow, 2026-11-25, 2026-11-26",
    "LAST_WEEK, 2026-11-15, 2026-11-22",
    "THIS_WEEK, 2026-11-22, 2026-11-29",
    "NEXT_WEEK, 2026-11-29, 2026-12-06",
    "LAST_MONTH, 2026-10-01, 2026-11-01",
    "THIS_MONTH, 2026-11-01, 2026-12-01",
    "NEXT_MONTH, 2026-12-01, 2027-01-01",
    "THIS_QUARTER, 2026-10-01, 2027-01-01",
    "LAST_QUARTER, 2026-07-01, 2026-10-01",
    "LAST_YEAR, 2025-01-01, 2026-01-01",
    "LAST_90_DAYS, 2026-08-26, 2026-11-25",
    "LAST_N_DAYS:1, 2026-11-23, 2026-11-25",
    "LAST_N_DAYS:30, 2026-10-25, 2026-11-25",
    "NEXT_N_DAYS:7, 2026-11-25, 2026-12-02",
    "LAST_N_WEEKS:2, 2026-11-08, 2026-11-22",
    "LAST_N_MONTHS:12, 2025-11-01, 2026-11-01",
    "NEXT_N_QUARTERS:1, 2027-01-01, 2027-04-01",
    "NEXT_N_YEARS:2, 2027-01-01, 2029-01-01"
  })
  void aPeriodIsSeenFromToday(String word, LocalDate from, LocalDate until) {
    assertThat(DateLiteral.of(word).orElseThrow().on(TODAY))
        .isEqualTo(new DateLiteral.Range(from, until));
  }

  @ParameterizedTest
  @CsvSource({"NOW", "LAST_N_DAYS", "LAST_N_DAYS:", "LAST_DAY", "THIS_N_DAYS:3", "LAST_N_DAYS:-3"})
  void anythingElseIsNone(String word) {
    assertThat(DateLiteral.of(word)).isEmpty();
  }
}
