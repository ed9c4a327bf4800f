package io.crossdock.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.MappingFixture;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.port.work.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The order is of website 1, of 1 March 2026; the connection began in January. */
class SyncPlanningTest {

  private static final Order ORDER =
      new OrderFixture().source(Map.of("gift", "rose")).line("1", "5").build();
  private static final Applied LINKED =
      new Applied(
          Optional.of("801"),
          Optional.empty(),
          Optional.empty(),
          Map.of(),
          Map.of(),
          "Draft",
          Set.of(),
          List.of());

  private final TreeMap<String, String> options = new TreeMap<>();
  private final List<FieldMapping> mappings = new ArrayList<>();
  private boolean anyway;
  private int asked;
  private OrgShape shape = MappingFixture.ORG;

  @Test
  void anOrderIsPlannedWithTheFieldsThatPeopleMapped() {
    mappings.add(MappingFixture.mapping("Text__c", "gift"));
    assertThat(sent(Trigger.POLL, Applied.NOTHING).header()).containsEntry("Text__c", "rose");
  }

  @Test
  void whatAnOptionLeavesOutIsSentWhenAPersonWantsItAnyway() {
    options.put("zero-grand-total", "skip");
    options.put("create-order", "none");
    assertThat(planned(Trigger.POLL, Applied.NOTHING))
        .isInstanceOfSatisfying(
            Planning.Result.Leave.class, leave -> assertThat(leave.code()).isEqualTo("create-off"));
    anyway = true;
    sent(Trigger.POLL, Applied.NOTHING);
  }

  @Test
  void nobodyIsAskedForAWishWhereNothingIsInTheWay() {
    sent(Trigger.POLL, Applied.NOTHING);
    assertThat(asked).isZero();
  }

  @Test
  void historyAndPeopleAreNotHeldUpByASwitchForWhatGoesByItself() {
    options.put("automatic", "no");
    assertThat(planned(Trigger.SWEEP, Applied.NOTHING)).isInstanceOf(Planning.Result.Leave.class);
    sent(Trigger.BACKFILL, Applied.NOTHING);
    sent(Trigger.MANUAL, Applied.NOTHING);
  }

  @Test
  void onlyAPersonWhoWantsItAnywayHasAllOfALinkedOrderWrittenAgain() {
    options.put("update-order-info", "no");
    anyway = true;
    assertThat(sent(Trigger.POLL, LINKED).scope()).isEqualTo(Plan.Scope.STATUS_AND_FIGURES);
    assertThat(sent(Trigger.MANUAL, LINKED).scope()).isEqualTo(Plan.Scope.ALL);
    anyway = false;
    assertThat(sent(Trigger.MANUAL, LINKED).scope()).isEqualTo(Plan.Scope.STATUS_AND_FIGURES);
  }

  @Test
  void whatTheOrgLackedIsLookedForAnewWhenAPersonPresses() {
    OrgShape full = shape;
    shape = new OrgShape(false, "EUR", List.of("EUR"), full.statuses(), full.objects());
    assertThat(planned(Trigger.POLL, Applied.NOTHING))
        .isInstanceOf(Planning.Result.Impossible.class);
    sent(Trigger.MANUAL, Applied.NOTHING);
  }

  private Plan sent(Trigger trigger, Applied before) {
    Planning.Result result = planned(trigger, before);
    assertThat(result).isInstanceOf(Planning.Result.Send.class);
    return ((Planning.Result.Send) result).plan();
  }

  private Planning.Result planned(Trigger trigger, Applied before) {
    return new SyncPlanning(
            website -> new OptionValues(options).settings(Instant.parse("2026-01-01T00:00:00Z")),
            website -> mappings,
            key -> {
              asked++;
              return anyway;
            },
            () -> shape,
            () -> MappingFixture.ORG,
            MappingFixture.NAMES)
        .of(ORDER, trigger, before);
  }
}
