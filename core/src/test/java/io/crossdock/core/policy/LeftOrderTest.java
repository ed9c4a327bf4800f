package io.crossdock.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeftOrderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "automatic-off|automatic|yes|Automatic Synchronization was off",
        "automatic-off|automatic|no|",
        "zero-total|zero-grand-total|synchronize|Zero Grand Total was Do not synchronize",
        "zero-total|zero-grand-total|skip|",
        "website-off|website|yes|\"Send orders of this website\" was No",
        "website-off|website|no|",
        "create-off|create-order|every|Create Order was No",
        "create-off|create-order|paid|Create Order was No",
        "create-off|create-order|none|",
        "not-paid|create-order|every|Create Order was For paid order",
        "not-paid|create-order|paid|",
        "customer-group|customer-groups|1,3|its customer group was not among",
        "customer-group|customer-groups|1,2|",
        "customer-group|automatic|yes|its customer group was not among",
        "before-start|start-date|1960-01-01T00:00:00Z|the connection's start date was a later one",
        "status-not-listed|automatic|yes|its status was not on the list",
        "status-left|automatic|yes|its status had left the list",
        "no-price|create-products|yes|",
        "left-zero-total|automatic|yes|",
      })
  void anOrderThatStaysSaysWhatWasSoOnlyWhenItIsSoNoLonger(
      String code, String option, String value, String was) {
    var order =
        new LeftOrder(
            code,
            "Customer group 3 is not among the selected ones.",
            "processing",
            true,
            Optional.of(Instant.EPOCH.minusSeconds(1)));
    Optional<LeftOrder.Stays> left = order.after(settings(option, value).selection());
    assertThat(left.map(LeftOrder.Stays::code))
        .isEqualTo(Optional.ofNullable(was).map(w -> "left-" + code));
    left.ifPresent(stays ->
        assertThat(stays.reason())
            .startsWith("It was left while " + was)
            .endsWith("Press \"Salesforce Sync\" to send it."));
  }

  private static SyncSettings settings(String option, String value) {
    return new OptionValues(new TreeMap<>(Map.of(option, value))).settings(Instant.EPOCH);
  }
}
