package io.crossdock.store.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PackedPostgresTest {

  private static final LocalDate OUT = LocalDate.of(2026, 10, 19);

  @Test
  void itIsUpToDateUntilTheSecondThursdayOfNovember() {
    assertThat(PackedPostgres.behindSince(OUT, LocalDate.of(2026, 11, 11))).isEmpty();
  }

  @Test
  void itIsBehindFromTheFirstCorrectionsThatItCanNotHold() {
    assertThat(PackedPostgres.behindSince(OUT, LocalDate.of(2026, 11, 12)))
        .contains(LocalDate.of(2026, 11, 12));
    assertThat(PackedPostgres.behindSince(OUT, LocalDate.of(2028, 1, 1)))
        .contains(LocalDate.of(2026, 11, 12));
  }

  @Test
  void binariesThatCameOutOnTheDayOfCorrectionsHaveThem() {
    LocalDate day = LocalDate.of(2026, 11, 12);
    assertThat(PackedPostgres.behindSince(day, LocalDate.of(2027, 2, 10))).isEmpty();
    assertThat(PackedPostgres.behindSince(day, LocalDate.of(2027, 2, 11)))
        .contains(LocalDate.of(2027, 2, 11));
  }
}
