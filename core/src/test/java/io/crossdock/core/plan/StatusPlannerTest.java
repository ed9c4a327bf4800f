package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.OrgStatuses;
import io.crossdock.core.policy.SyncSettings.StatusRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusPlannerTest {

  private static final OrgStatuses ORG =
      new OrgStatuses(true, List.of("Open", "Draft"), List.of("In force", "Shipped"));

  @ParameterizedTest
  @CsvSource({
    // Magento status, map, activation, Status last sent, wanted, warnings
    "pending, complete = Activated, yes, '', Open, 0",
    "complete, complete = Activated, yes, Open, In force, 0",
    "complete, complete = Shipped, yes, Open, Shipped, 0",
    "complete, complete = Shipped, no, Open, Open, 0",
    "holded, complete = Shipped, yes, Shipped, Shipped, 1",
    "canceled, complete = Shipped, yes, Shipped, Shipped, 0",
    "canceled, complete = Shipped, yes, Open, Open, 0",
    "holded, holded = Draft, yes, Shipped, Draft, 0",
    "canceled, canceled = Draft, yes, Shipped, Draft, 0"
  })
  void theStatusFollowsTheMapAndAnActivatedOrderIsLeftWhereTheMapIsSilent(
      String magento, String map, String activation, String current, String wanted, int warnings) {
    var told = new ArrayList<String>();
    var result =
        plan(magento, rules(Map.of("status-map", map, "activation", activation)), current, told);
    assertThat(((StatusPlanner.Result.Known) result).status().wanted()).isEqualTo(wanted);
    assertThat(told).hasSize(warnings);
  }

  @Test
  void aStatusThatVanishedFromTheOrgStopsTheOrderAndIsNamed() {
    assertThat(vanished("pending", Map.of("default-status", "Gone"))).contains("Gone");
    assertThat(vanished("complete", Map.of("status-map", "complete = Away"))).contains("Away");
  }

  private static String vanished(String magento, Map<String, String> options) {
    var result =
        (StatusPlanner.Result.Vanished) plan(magento, rules(options), "", new ArrayList<>());
    assertThat(result.failure().code()).isEqualTo("status-vanished");
    return result.failure().message();
  }

  private static StatusPlanner.Result plan(
      String magento, StatusRules rules, String current, List<String> warnings) {
    return StatusPlanner.plan(magento, rules, ORG, current, warnings);
  }

  private static StatusRules rules(Map<String, String> options) {
    return new OptionValues(new TreeMap<>(options)).settings(Instant.EPOCH).status();
  }
}
