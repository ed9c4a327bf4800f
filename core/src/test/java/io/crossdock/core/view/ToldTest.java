package io.crossdock.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.OrderViews.SyncStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToldTest {

  /** A clock is never explained by "In sync.". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "IN_SYNC|IN_SYNC|In sync.|In sync.",
        "PENDING|IN_SYNC|In sync.|A send is due.",
        "PENDING|NOT_SENT|Automatic Synchronization is off.|A send is due.",
        "PENDING|PENDING|The org is busy.|The org is busy.",
        "PENDING|PENDING|''|A send is due.",
        "PENDING|OUT_OF_SYNC|No price.|A send is due. Before: No price.",
        "OUT_OF_SYNC|OUT_OF_SYNC|No price.|No price.",
      })
  void theReasonIsThatOfTheMark(SyncStatus mark, SyncStatus told, String reason, String said) {
    assertThat(Told.reason(mark, told, reason)).isEqualTo(said);
  }
}
