package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.ApiBudget.Use;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiBudgetTest {

  @ParameterizedTest(name = "org {0} of {1}, own {2}: live {3}, history {4}")
  @CsvSource({
    "     0,      0, 99999, true,  true", // the org has not said what it allows
    " 10000, 100000,     0, true,  true",
    " 40000, 100000, 24999, true,  true",
    " 40000, 100000, 25000, true,  false", // the rest is the live orders' reserve
    " 60000, 100000, 49999, true,  false",
    " 60000, 100000, 50000, false, false",
    " 89999, 100000,     0, true,  true",
    " 90000, 100000,     0, false, false", // others have used it up
    "     0,     10,     4, true,  false",
    "     0,      1,     0, false, false", // half a call is no call
  })
  void halfTheOrgIsForLiveOrdersAQuarterForHistoryAndNothingGoesAboveNinetyPercent(
      long org, long max, long own, boolean live, boolean history) {
    var budget = new ApiBudget(50, 50);
    assertThat(budget.spent(new Use(org, max, own), false).isEmpty()).isEqualTo(live);
    assertThat(budget.spent(new Use(org, max, own), true).isEmpty()).isEqualTo(history);
  }

  @ParameterizedTest
  @CsvSource({
    "false, 'Crossdock has used 50,000 API calls in 24 hours; its budget is 50,000 of the org''s"
        + " 100,000.'",
    "true, 'Crossdock has used 50,000 API calls in 24 hours; its budget for history is 25,000 of the"
        + " org''s 100,000.'"
  })
  void theReasonNamesWhatWasUsedAndWhatIsAllowed(boolean backfill, String sentence) {
    assertThat(new ApiBudget(50, 50).spent(new Use(1, 100_000, 50_000), backfill))
        .contains(sentence);
  }
}
