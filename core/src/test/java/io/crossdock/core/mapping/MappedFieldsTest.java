package io.crossdock.core.mapping;

import static io.crossdock.core.mapping.MappingFixture.NAMES;
import static io.crossdock.core.mapping.MappingFixture.ORG;
import static io.crossdock.core.mapping.MappingFixture.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.mapping.MappedFields.Mapped;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.SyncSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedFieldsTest {

  private static final Map<String, Object> SOURCE =
      Map.of(
          "text",
          "many thanks",
          "number",
          new BigDecimal("10.005"),
          "computed",
          0.1 + 0.2,
          "at",
          "2026-03-08 04:30:00",
          "day",
          "2026-03-08",
          "yes",
          "1",
          "level",
          "Gold",
          "tags",
          List.of("a", "b"),
          "nothing",
          List.of(),
          "items",
          List.of(Map.of("item_id", new BigDecimal("1"), "note", "engraved")));

  @ParameterizedTest
  @CsvSource({
    "Text__c, text, many",
    "Text__c, yes, 1",
    "Number__c, number, 10.01",
    "Number__c, computed, 0.30",
    "Day__c, at, 2026-03-07",
    "Day__c, day, 2026-03-08",
    "Moment__c, at, 2026-03-08T04:30:00.000+0000",
    "Moment__c, day, 2026-03-08T05:00:00.000+0000",
    "Gift__c, yes, true",
    "Level__c, level, Gold",
    "Tags__c, tags, a;b"
  })
  void aValueTakesTheFormOfItsField(String field, String expression, String expected) {
    assertThat(ready(mapping(field, expression)).header().get(field)).hasToString(expected);
  }

  @Test
  void aCutTextIsWarnedOf() {
    assertThat(ready(mapping("Text__c", "text")).warnings())
        .contains("Order.Text__c was cut to 8 characters.");
  }

  /** Case 11: half of any of these would be another one. */
  @ParameterizedTest
  @CsvSource({
    "Mail__c, ann.long.name@example.com",
    "Mail__c, ann@example",
    "Mail__c, ann@example..com",
    "Mail__c, ann lee@x.com",
    "Link__c, https://example.com/a/long/path",
    "Phone__c, +49 30 12345678",
    "Open__c, Some Long Word",
    "PoNumber, PO 12 34 56",
    "Text__c, " + LONG_CODE
  })
  void whatIsNoProseIsNeverCutButLeftOutAndNamed(String field, String value) {
    var mapping = mapping(Target.ORDER_ITEM, field, "it", When.UPSERT);
    Order order =
        new OrderFixture()
            .source(Map.of("items", List.of(Map.of("item_id", "1", "it", value))))
            .line("1", "5")
            .build();
    var plan =
        ((Mapped.Ready) MappedFields.onto(plan(), order, List.of(mapping), NAMES, ORG)).plan();
    assertThat(plan.lines().getFirst().fields()).doesNotContainKey(field);
    assertThat(plan.warnings())
        .anyMatch(w -> w.contains("OrderItem." + field + " was left out") && w.contains(value));
  }

  private static final String LONG_CODE =
      "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890";

  @Test
  void whereThereIsNothingTheDefaultStandsAndElseTheBlankPolicyDecides() {
    assertThat(ready(blank("Text__c", "none", Blank.KEEP)).header())
        .containsEntry("Text__c", "none");
    assertThat(ready(blank("Text__c", "", Blank.KEEP)).header()).doesNotContainKey("Text__c");
    assertThat(ready(blank("Text__c", "", Blank.CLEAR)).header()).containsEntry("Text__c", "");
    assertThat(ready(blank("Gift__c", "", Blank.CLEAR)).header()).containsEntry("Gift__c", false);
  }

  @Test
  void failingExpressionsAndValuesThatDoNotFitAreAllToldByNameAndNoneIsDropped() {
    Failure failure = impossible(mapping("Text__c", "fail"), mapping("Number__c", "text"));
    assertThat(failure.category()).isEqualTo(Category.MISCONFIGURED);
    assertThat(failure.code()).isEqualTo("mapping");
    assertThat(failure.message())
        .contains(
            "Order.Text__c (fail): it failed",
            "Order.Number__c (text): \"many thanks\" is no number");
    assertThat(failure.hint()).contains("Field Mapping");
  }

  @Test
  @DisplayName("17: a field that is gone and a value that left its list cost that field, by name")
  void theOrgHasChanged() {
    Plan plan =
        ready(
            mapping("Gone__c", "text"), mapping("Level__c", "text"), mapping("Formula__c", "text"));
    assertThat(plan.header()).doesNotContainKeys("Gone__c", "Level__c", "Formula__c");
    assertThat(plan.warnings())
        .anySatisfy(w -> assertThat(w).startsWith("Order.Gone__c is mapped, but the org has no"))
        .anySatisfy(w ->
            assertThat(w).startsWith("Order.Formula__c is mapped, but Crossdock's user may not"))
        .anySatisfy(w ->
            assertThat(w)
                .isEqualTo(
                    "Order.Level__c (text) was left out: Salesforce's list has no \"many"
                        + " thanks\"."));
  }

  @Test
  void linesAreMappedFromTheirItemAndFeesNotAtAll() {
    Plan plan = ready(mapping(Target.ORDER_ITEM, "Text__c", "note", When.UPSERT));
    assertThat(plan.lines()).hasSize(2);
    assertThat(plan.lines().getFirst().fields()).containsEntry("Text__c", "engraved");
    assertThat(plan.lines().getLast().fields()).doesNotContainKey("Text__c");
  }

  @Test
  void theCustomersRecordsAreMappedFromTheOrder() {
    Plan plan =
        ready(
            mapping(Target.CONTACT, "Text__c", "text", When.UPSERT),
            mapping(Target.ACCOUNT, "Text__c", "text", When.UPSERT));
    assertThat(plan.customer().contact()).containsEntry("Text__c", "many thanks");
    assertThat(plan.customer().account().fields()).containsEntry("Text__c", "many thanks");
  }

  @Test
  void mappedValuesAndTheirOccasionArePartOfTheFingerprint() {
    var plain = ready();
    var mapped = ready(mapping("Text__c", "text"));
    var once = ready(mapping(Target.ORDER, "Text__c", "text", When.INSERT_ONLY));
    assertThat(List.of(plain.fingerprint(), mapped.fingerprint(), once.fingerprint()))
        .doesNotHaveDuplicates();
    assertThat(mapped.fingerprint()).isEqualTo(ready(mapping("Text__c", "text")).fingerprint());
  }

  @Test
  void insertOnlyGoesAlongOnCreationAndUpdateOnlyAfterwards() {
    var plan =
        ready(
            mapping(Target.ORDER, "Text__c", "text", When.INSERT_ONLY),
            mapping(Target.ORDER, "Level__c", "level", When.UPDATE_ONLY));
    assertThat(plan.only().of("Order", plan.header(), true))
        .containsKey("Text__c")
        .doesNotContainKey("Level__c");
    assertThat(plan.only().of("Order", plan.header(), false))
        .containsKey("Level__c")
        .doesNotContainKey("Text__c");
  }

  @Test
  void whereOnlyStatusAndFiguresMayChangeNothingIsMapped() {
    Plan figures = figures(plan());
    assertThat(MappedFields.onto(figures, order(), List.of(mapping("Text__c", "fail")), NAMES, ORG))
        .isEqualTo(new Mapped.Ready(figures));
  }

  private static Plan figures(Plan plan) {
    return new Plan(
        plan.key(),
        plan.customer(),
        plan.header(),
        plan.lines(),
        plan.catalogue(),
        plan.notes(),
        plan.status(),
        Plan.Scope.STATUS_AND_FIGURES,
        plan.expectedTotal(),
        plan.currency(),
        plan.warnings(),
        plan.only(),
        plan.documents());
  }

  @Test
  void aShipmentItsTracksAndItsRowsAreMappedFromTheirOwnJsonAlsoWhereOnlyFiguresMayChange() {
    var mappings =
        List.of(
            mapping(Target.SHIPMENT, "Number__c", "total_weight", When.UPSERT),
            mapping(Target.TRACKING, "Text__c", "carrier_code", When.INSERT_ONLY),
            mapping(Target.DOCUMENT_LINE, "Text__c", "name", When.UPSERT),
            mapping(Target.INVOICE, "Text__c", "a", When.INSERT_ONLY),
            mapping("Text__c", "text"));
    Plan mapped = shipped(figures(plan()), mappings);
    assertThat(mapped.documents())
        .extracting(d -> d.externalId() + " " + d.fields())
        .containsExactly(
            "main:shipment:7 {Number__c=2.50}",
            "main:track:8 {Text__c=ups}",
            "main:shipmentline:9 {Text__c=Mug}");
    assertThat(mapped.only().onInsert())
        .as("no order changes for what is mapped to documents it has not")
        .containsExactly("Magento_Tracking__c.Text__c");
    assertThat(mapped.header()).doesNotContainKey("Text__c");
    assertThat(mapped.warnings()).isEmpty();
  }

  @Test
  void whatFailsOfADocumentCostsThatFieldWhichIsNamedAndNotTheOrder() {
    Plan mapped =
        shipped(
            plan(),
            List.of(
                mapping(Target.SHIPMENT, "Number__c", "number", When.UPSERT),
                mapping(Target.SHIPMENT, "Text__c", "fail", When.UPSERT),
                mapping(Target.SHIPMENT, "Gone__c", "total_weight", When.UPSERT),
                mapping(Target.DOCUMENT_LINE, "Text__c", "name", When.UPSERT)));
    assertThat(mapped.documents().getFirst().fields()).isEmpty();
    assertThat(mapped.documents().getLast().fields()).containsEntry("Text__c", "Mug");
    assertThat(mapped.warnings())
        .contains(
            "Magento_Shipment__c.Number__c (number) was left out: \"many\" is no number.",
            "Magento_Shipment__c.Text__c (fail) was left out: it failed.")
        .anyMatch(w -> w.startsWith("Magento_Shipment__c.Gone__c is mapped, but the org has no"));
  }

  /**
   * The plan and the order with a shipment, a track and a row, which have no fields of their own.
   */
  private static Plan shipped(Plan plan, List<FieldMapping> mappings) {
    Map<String, Object> source =
        Map.of(
            "total_weight",
            new BigDecimal("2.5"),
            "number",
            "many",
            "tracks",
            List.of(Map.of("entity_id", 8, "carrier_code", "ups")),
            "items",
            List.of(Map.of("entity_id", 9, "name", "Mug")));
    var head = new Document.Head(7, "7", Instant.EPOCH, List.of(), List.of(), source);
    Document shipment = new Document.Shipment(head, BigDecimal.ONE, List.of());
    Order order = order().with(List.of(shipment), List.of(), Optional.empty());
    var planned =
        plan.withDocuments(
            List.of(
                document("Magento_Shipment__c", "main:shipment:7"),
                document("Magento_Tracking__c", "main:track:8"),
                document("Magento_Document_Line__c", "main:shipmentline:9")));
    return ((Mapped.Ready) MappedFields.onto(planned, order, mappings, NAMES, ORG)).plan();
  }

  private static Plan.Document document(String object, String key) {
    return new Plan.Document(object, key, new TreeMap<>(), new TreeMap<>(), "");
  }

  @Test
  void aWebsitesMappingStandsInForTheConnectionsAlsoADisabledOne() {
    var off = new FieldMapping(2, Target.ORDER, "text__C", "b", false, When.UPSERT, "", Blank.KEEP);
    var set = new MappingSet(List.of(mapping("Text__c", "a"), mapping("Day__c", "day"), off));
    assertThat(set.effective(2)).extracting(FieldMapping::field).containsExactly("Day__c");
    assertThat(set.effective(1))
        .extracting(FieldMapping::field)
        .containsExactly("Day__c", "Text__c");
  }

  @Test
  void anOrdersPathsCanBePickedWithAnExample() {
    assertThat(Paths.of(Map.of("b", Map.of("odd name", "x"), "a", List.of(Map.of("sku", "S")))))
        .containsExactly(new Paths.Path("a.sku", "S"), new Paths.Path("b.`odd name`", "x"));
  }

  private static FieldMapping blank(String field, String otherwise, Blank blank) {
    return new FieldMapping(0, Target.ORDER, field, "nothing", true, When.UPSERT, otherwise, blank);
  }

  private static Plan ready(FieldMapping... mappings) {
    return ((Mapped.Ready) mapped(mappings)).plan();
  }

  private static Failure impossible(FieldMapping... mappings) {
    return ((Mapped.Impossible) mapped(mappings)).failure();
  }

  private static Mapped mapped(FieldMapping... mappings) {
    return MappedFields.onto(plan(), order(), List.of(mappings), NAMES, ORG);
  }

  private static Order order() {
    return new OrderFixture()
        .at("2026-03-08T04:30:00Z", "America/New_York")
        .source(SOURCE)
        .line("1", "5")
        .extra("2")
        .build();
  }

  private static Plan plan() {
    var settings = SyncSettings.defaults(Instant.EPOCH);
    return ((Planner.Planned.Ready) Planner.plan(order(), settings, ORG, Planner.Past.NONE)).plan();
  }
}
