package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.MappingFixture.NAMES;
import static io.crossdock.core.mapping.MappingFixture.ORG;
import static io.crossdock.core.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.policy.SyncSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    var order =
        new OrderFixture().line("1", "5").build().with(DOCUMENTS, List.of(), Optional.empty());
    var settings = SyncSettings.defaults(Instant.EPOCH);
    var planned = Planner.plan(order, settings, withAllObjects(), Planner.Past.NONE);
    Plan plan = ((Planner.Planned.Ready) planned).plan();
    assertThat(plan.header().keySet()).allMatch(f -> SystemField.is(Target.ORDER, f));
    assertThat(plan.customer().contact().keySet()).allMatch(f -> SystemField.is(Target.CONTACT, f));
    assertThat(plan.customer().account().fields().keySet())
        .allMatch(f -> SystemField.is(Target.ACCOUNT, f));
    plan.lines()
        .forEach(line ->
            assertThat(line.fields().keySet()).allMatch(f -> SystemField.is(Target.ORDER_ITEM, f)));
    assertThat(plan.documents()).hasSize(5);
    plan.documents()
        .forEach(document ->
            assertThat(document.fields().keySet())
                .as(document.object())
                .allMatch(f -> SystemField.is(target(document.object()), f)));
  }

  /** A shipment with a track, an invoice with a row, and a credit memo. */
  private static final List<Document> DOCUMENTS = documents();

  private static List<Document> documents() {
    Money one = Money.of("1");
    var sums = new Document.Sums("USD", one, one, one, one, one, one, one);
    var row = new Document.Item(3, 1, "SKU", "Mug", BigDecimal.ONE, one, one, one, one);
    var head = new Document.Head(7, "7", Instant.EPOCH, List.of(), List.of(), Map.of());
    var full = new Document.Head(8, "8", Instant.EPOCH, List.of(row), List.of(), Map.of());
    var track = new Document.Track(2, "ups", "UPS", "1Z");
    return List.of(
        new Document.Shipment(head, BigDecimal.ONE, List.of(track)),
        new Document.Invoice(full, "Paid", sums, sums, "T"),
        new Document.CreditMemo(head, "Refunded", sums, sums));
  }

  private static OrgShape withAllObjects() {
    var objects = new HashMap<>(ORG.objects());
    OrgShape.DOCUMENTS.forEach(
        object -> objects.computeIfAbsent(object, o -> ORG.objects().get(OrgShape.SHIPMENT)));
    return new OrgShape(false, "USD", List.of("USD"), ORG.statuses(), objects);
  }

  private static Target target(String object) {
    return Arrays.stream(Target.values())
        .filter(target -> target.object().equals(object))
        .findFirst()
        .orElseThrow();
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

  @Test
  void whatIsMappedToAnObjectThatTheOrgLostWaitsAndNothingNewIsMappedToIt() {
    var invoice = mapping(Target.INVOICE, "Text__c", "a", When.UPSERT);
    assertThat(check(invoice))
        .singleElement()
        .satisfies(f ->
            assertThat(f.message())
                .startsWith("The org has no Magento_Invoice__c")
                .contains("deploys Crossdock's Salesforce package"));
    var stored = List.of(invoice);
    assertThat(MappingCheck.faults(stored, stored, ORG, NAMES)).isEmpty();
    assertThat(check(mapping(Target.SHIPMENT, "Text__c", "a", When.UPSERT))).isEmpty();
  }

  private static FieldMapping withDefault(String field, String text) {
    return new FieldMapping(0, Target.ORDER, field, "a", true, When.UPSERT, text, Blank.KEEP);
  }

  private static List<Fault> check(FieldMapping... mappings) {
    return MappingCheck.faults(List.of(mappings), List.of(), ORG, NAMES);
  }
}
