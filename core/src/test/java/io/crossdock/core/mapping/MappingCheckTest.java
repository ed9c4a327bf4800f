package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.MappingFixture.NAMES;
import static io.crossdock.core.mapping.MappingFixture.ORG;
import static io.crossdock.core.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.SyncSettings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingCheckTest {

  @Test
  void allFaultsOfAllMappingsAreToldTogetherByTheirPlace() {
    var faults =
        check(
            mapping("Text__c", "("),
            mapping("Nowhere__c", "a"),
            mapping("Place__c", ""),
            mapping("Text__c", "b"));
    assertThat(faults)
        .extracting(Fault::field)
        .containsExactly(
            "mappings[0].expression",
            "mappings[1].field",
            "mappings[2].expression",
            "mappings[2].field",
            "mappings[3].field");
  }

  @Test
  void whatCrossdockFillsItselfIsProtectedWhateverItsCase() {
    assertThat(check(mapping("status", "state")))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("filled by Crossdock itself"));
  }

  @Test
  void everyFieldThePlannerWritesIsAmongTheSystemFields() {
    var order = new OrderFixture().line("1", "5").build();
    var settings = SyncSettings.defaults(Instant.EPOCH);
    var planned = Planner.plan(order, settings, ORG, Planner.Past.NONE);
    Plan plan = ((Planner.Planned.Ready) planned).plan();
    assertThat(plan.header().keySet()).allMatch(f -> SystemField.is(Target.ORDER, f));
    assertThat(plan.customer().contact().keySet()).allMatch(f -> SystemField.is(Target.CONTACT, f));
    assertThat(plan.customer().account().fields().keySet())
        .allMatch(f -> SystemField.is(Target.ACCOUNT, f));
    plan.lines()
        .forEach(line ->
            assertThat(line.fields().keySet()).allMatch(f -> SystemField.is(Target.ORDER_ITEM, f)));
  }

  @Test
  void aFieldThatCanOnlyBeWrittenOnCreationWantsInsertOnly() {
    assertThat(check(mapping("Once__c", "a")))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("Insert only"));
    assertThat(check(mapping(Target.ORDER, "Once__c", "a", When.INSERT_ONLY))).isEmpty();
    assertThat(check(mapping("Formula__c", "a"))).hasSize(2);
  }

  @Test
  void aValueThatIsDroppedWhenAnOrderIsReadIsRefusedWithTheReasonInCase10() {
    assertThat(check(mapping("Text__c", "payment.cc_last4")))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.field()).isEqualTo("mappings[0].expression");
          assertThat(f.message()).contains("Order.Text__c", "\"payment.cc_last4\" is dropped");
        });
  }

  @Test
  void aDefaultMustFitTheField() {
    assertThat(check(withDefault("Number__c", "many"))).hasSize(1);
    assertThat(check(withDefault("Text__c", "much longer"))).hasSize(1);
    assertThat(check(withDefault("Level__c", "Bronze")))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("no \"Bronze\""));
    assertThat(check(withDefault("Level__c", "Gold"))).isEmpty();
  }

  @Test
  void theSameFieldMayBeMappedOnceForEachWebsite() {
    var other =
        new FieldMapping(2, Target.ORDER, "Text__c", "b", true, When.UPSERT, "", Blank.KEEP);
    assertThat(check(mapping("Text__c", "a"), other)).isEmpty();
  }

  private static FieldMapping withDefault(String field, String text) {
    return new FieldMapping(0, Target.ORDER, field, "a", true, When.UPSERT, text, Blank.KEEP);
  }

  private static List<Fault> check(FieldMapping... mappings) {
    return MappingCheck.faults(List.of(mappings), ORG, NAMES);
  }
}
