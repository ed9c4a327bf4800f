package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleasedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "automatic|no|yes|automatic-off left-automatic-off",
        "automatic|yes|no|",
        "zero-grand-total|skip|synchronize|zero-total left-zero-total",
        "website|no|yes|website-off left-website-off",
        "create-order|paid|every|create-off not-paid left-create-off left-not-paid",
        "customer-groups|1|1,2|customer-group left-customer-group",
        "customer-groups|1,2|1|",
        "status-map|a = b|a = c|status-vanished",
        "several-contacts|ask|newest|several-accounts several-contacts no-person-accounts",
        "create-products|no|yes|no-price entry-inactive entry-hidden sku-taken"
            + " price-book-inactive price-book-unknown",
        "price-book|Old|New|no-price entry-inactive entry-hidden sku-taken"
            + " price-book-inactive price-book-unknown",
        "notes|no|yes|",
      })
  void aChangeSetsFreeWhatWaitsForItAndNothingElse(
      String option, String before, String after, String codes) {
    assertThat(Released.codes(settings(option, before), settings(option, after)))
        .containsExactlyInAnyOrderElementsOf(
            codes == null ? java.util.List.of() : Arrays.asList(codes.split(" ")));
  }

  @ParameterizedTest
  @CsvSource({
    "line-prices, with-tax, true",
    "fees, fields, true",
    "bundles, children, true",
    "notes, no, true",
    "notes-for-customers, yes, true",
    "update-order-info, no, true",
    "status-map, a = b, true",
    "default-status, Draft, true",
    "accounts, company, true",
    "price-book, Other, false",
    "create-products, no, false",
    "automatic, no, false",
    "zero-grand-total, skip, false",
    "api-budget, 40, false"
  })
  void ordersInSalesforceAreConcernedByWhatChangesTheirPlan(
      String option, String value, boolean concerned) {
    assertThat(
            Released.rewrites(OptionValues.NONE.settings(Instant.EPOCH), settings(option, value)))
        .isEqualTo(concerned);
  }

  private static SyncSettings settings(String option, String value) {
    return new OptionValues(new TreeMap<>(Map.of(option, value))).settings(Instant.EPOCH);
  }
}
