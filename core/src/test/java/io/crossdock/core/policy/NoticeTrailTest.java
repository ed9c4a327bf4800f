package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notices as {@code number@second}, with {@code /n} unsent ones. */
class NoticeTrailTest {

  private static final Instant START = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          // notices so far, now, the last whole turn began, vouches, missing, lost
          """
          "",                             0,   0,   false, 0, 0
          "1@0",                          1,   0,   true,  0, 0
          "1@0",                          1,   -1,  false, 0, 0
          "1@0 2@60 3@119",               200, 0,   true,  0, 0
          "1@0",                          119, 0,   true,  0, 0
          "1@0",                          120, 0,   false, 0, 0
          "1@0/3",                        1,   0,   false, 0, 0
          "1@0/3 2@10",                   11,  0,   true,  0, 0
          "1@0 1@10 1@20",                21,  0,   true,  0, 0
          "1@0 3@10",                     11,  0,   false, 1, 0
          "1@0 3@10 2@20",                21,  0,   true,  0, 0
          "1@0 5@10 3@20 4@30 2@40",      41,  0,   true,  0, 0
          "1@0 3@10 4@70 5@129",          130, 129, false, 1, 0
          "1@0 3@10 4@70 5@130",          131, 0,   false, 0, 1
          "1@0 3@10 4@70 5@130",          131, 130, true,  0, 1
          "1@0 2@120",                    121, 0,   false, 0, 0
          "1@0 2@120",                    121, 120, true,  0, 0
          "7@0 8@10 1@20",                21,  0,   false, 0, 0
          "7@0 8@10 1@20 2@30",           31,  20,  true,  0, 0
          "1@0 5000@10",                  11,  0,   false, 0, 4998
          "1@0 5000@10",                  11,  10,  true,  0, 4998
          "500@0",                        1,   0,   true,  0, 0
          """)
  void theShopIsBelievedOnlyWhileNothingCanBeMissing(
      String notices, long now, long whole, boolean vouches, int missing, long lost) {
    NoticeTrail trail = heard(notices);
    assertThat(trail.vouches(at(now), Optional.of(at(whole)))).isEqualTo(vouches);
    assertThat(trail.missing()).hasSize(missing);
    assertThat(trail.lost()).isEqualTo(lost);
    assertThat(trail.vouches(at(now), Optional.empty())).isFalse();
  }

  @Test
  void aNumberThatComesLateIsNoGapAndTheGreatestStays() {
    NoticeTrail trail = heard("1@0 4@10 2@20");
    assertThat(trail.number()).isEqualTo(4);
    assertThat(trail.missing()).containsExactly(3L);
  }

  private static NoticeTrail heard(String notices) {
    NoticeTrail trail = NoticeTrail.NONE;
    for (String notice : notices.split(" ", -1)) {
      if (!notice.isEmpty()) {
        String[] parts = notice.split("[@/]", -1);
        long unsent = parts.length > 2 ? Long.parseLong(parts[2]) : 0;
        trail = trail.heard(Long.parseLong(parts[0]), unsent, at(Long.parseLong(parts[1])));
      }
    }
    return trail;
  }

  private static Instant at(long second) {
    return START.plusSeconds(second);
  }
}
