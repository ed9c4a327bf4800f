package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Document;
import io.crossdock.core.order.Document.CreditMemo;
import io.crossdock.core.order.Document.Invoice;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Document.Shipment;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.magento.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DocumentParserTest {

  private static final Map<Kind, String> LISTS =
      Map.of(
          Kind.SHIPMENT, "shipments-list",
          Kind.INVOICE, "invoices-list",
          Kind.CREDIT_MEMO, "creditmemos-list");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partial-complete",
        "bundle-dynamic-complete",
        "bundle-fixed-complete",
        "eur-currency-complete",
        "mixed-discount-closed",
        "virtual-complete",
        "guest-simple-closed"
      })
  void documentsOfARecordedOrderArePlannedToTheCentOfItsOwnTotals(String name) {
    Order order = order(name, Map.of());
    Plan plan = plan(order);
    var invoices = of(plan, "Magento_Invoice__c");
    assertThat(invoices).isNotEmpty();
    assertThat(sum(invoices, "Grand_Total__c")).isEqualTo(order.total().paid());
    assertThat(sum(invoices, "Base_Grand_Total__c")).isEqualTo(order.baseTotal().paid());
    for (Plan.Document invoice : invoices) {
      var rows = rows(plan, "Invoice__c", invoice.externalId());
      assertThat(sum(rows, "Row_Total__c")).isEqualTo(amount(invoice, "Subtotal__c"));
      assertThat(rows).as("each of a line of the order").noneMatch(row -> row.line().isEmpty());
    }
    assertThat(sum(of(plan, "Magento_Credit_Memo__c"), "Grand_Total__c"))
        .isEqualTo(
            order.documents().stream().anyMatch(d -> d.kind() == Kind.CREDIT_MEMO)
                ? order.total().refunded()
                : Money.ZERO);
    assertThat(of(plan, "Magento_Shipment__c")).hasSize(order.virtual() ? 0 : shipments(name));
    assertThat(plan.documents()).extracting(Plan.Document::externalId).doesNotHaveDuplicates();
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void partShipmentsWithSeveralTracksTwoInvoicesAndARefundWithAdjustmentsAreRead() {
    Order order = order("partial-complete", Map.of());
    var shipments = order.documents().stream().filter(Shipment.class::isInstance).toList();
    assertThat(shipments).hasSize(2);
    assertThat(((Shipment) shipments.getLast()).tracks()).hasSize(2);
    var memo = (CreditMemo) order.documents().getLast();
    assertThat(memo.state()).isEqualTo("Refunded");
    assertThat(memo.sums().adjustmentRefund()).isEqualTo(Money.of("1"));
    assertThat(memo.sums().adjustmentFee()).isEqualTo(Money.of("0.5"));
    var invoices = order.documents().stream().filter(Invoice.class::isInstance).toList();
    assertThat(invoices).hasSize(2).allMatch(i -> ((Invoice) i).state().equals("Paid"));
    assertThat(invoices.getFirst().head().comments()).extracting(Order.Comment::text).hasSize(1);

    Plan plan = plan(order);
    Plan.Document shipment = of(plan, "Magento_Shipment__c").getFirst();
    assertThat(shipment.externalId()).isEqualTo("main:shipment:1");
    assertThat(shipment.fields())
        .containsEntry("Date__c", "2026-11-23T09:49:54.000+0000")
        .containsEntry("Carrier__c", "UPS Ground")
        .containsEntry("Tracking_Number__c", "1Z999AA10123456784")
        .containsEntry("Tracking_Link__c", "https://www.ups.com/track?tracknum=1Z999AA10123456784");
    assertThat(of(plan, "Magento_Tracking__c"))
        .hasSize(3)
        .allMatch(track -> track.parents().containsKey("Shipment__c"));
  }

  @Test
  void aCommentOfADocumentBecomesANoteOnItsRecordAsOrderCommentsBecomeNotesOnTheOrder() {
    Order invoiced = order("partial-complete", Map.of());
    Plan.Note internal = onDocuments(plan(invoiced)).getFirst();
    assertThat(internal.key()).isEqualTo("main:invoice:1/1");
    assertThat(internal.title()).endsWith(" / invoice note 1").startsWith("Magento #");
    assertThat(internal.body()).endsWith(", shop, internal\nfirst part");

    Order shipped = order("bundle-fixed-complete", Map.of());
    var shown = Map.of("notes-for-customers", "yes");
    assertThat(onDocuments(plan(shipped, ORG, Map.of()))).noneMatch(Plan.Note::customerVisible);
    assertThat(onDocuments(plan(shipped, ORG, shown))).allMatch(Plan.Note::customerVisible);
    assertThat(onDocuments(plan(shipped, ORG, shown))).isNotEmpty();
    assertThat(onDocuments(plan(shipped, ORG, Map.of("notes", "no")))).isEmpty();
    assertThat(onDocuments(plan(shipped, ORG, Map.of("shipments", "no")))).isEmpty();
  }

  @Test
  void oneThatMakesNoSenseIsNamedAndTheOthersAreThere() {
    Order odd = order("partial-complete", Map.of("invoice", "grand_total"));
    assertThat(odd.documents()).filteredOn(d -> d.kind() == Kind.INVOICE).hasSize(1);
    assertThat(odd.warnings())
        .singleElement()
        .asString()
        .startsWith("Invoice 000000001 was left out")
        .contains("grand_total");
  }

  @Test
  void aTrackAddedLaterIsAnotherDigestAndUpdatedAtIsNot() {
    var rows = rows("partial-complete", Kind.SHIPMENT);
    String before = DocumentParser.digest(Map.of(Kind.SHIPMENT, rows));
    ((ObjectNode) rows.getFirst()).put("updated_at", "2027-01-01 00:00:00");
    assertThat(DocumentParser.digest(Map.of(Kind.SHIPMENT, rows))).isEqualTo(before);
    ((tools.jackson.databind.node.ArrayNode) rows.getFirst().path("tracks"))
        .addObject()
        .put("entity_id", 99)
        .put("track_number", "N2");
    assertThat(DocumentParser.digest(Map.of(Kind.SHIPMENT, rows))).isNotEqualTo(before);
  }

  @Test
  void anOrgWithoutTheObjectsGetsNoneAndThePlanIsAsItWas() {
    Order order = order("partial-complete", Map.of());
    Order without = RecordedOrdersTest.PARSER.parse(Recorded.order("partial-complete"));
    var none = new OrgShape(true, "USD", List.of("USD", "EUR"), STATUSES, Map.of());
    assertThat(plan(order, none).fingerprint()).isEqualTo(plan(without, none).fingerprint());
    assertThat(plan(without).fingerprint()).isEqualTo(plan(without, none).fingerprint());
  }

  private static int shipments(String name) {
    return rows(name, Kind.SHIPMENT).size();
  }

  private static Order order(String name, Map<String, String> broken) {
    Order order = RecordedOrdersTest.PARSER.parse(Recorded.order(name));
    var parser = new DocumentParser(order);
    var documents = new ArrayList<Document>();
    var all = new EnumMap<Kind, List<JsonNode>>(Kind.class);
    for (Kind kind : Kind.values()) {
      List<JsonNode> rows = rows(name, kind);
      Optional.ofNullable(broken.get(kind.code()))
          .ifPresent(field -> ((ObjectNode) rows.getFirst()).put(field, "a lot"));
      all.put(kind, rows);
      documents.addAll(parser.all(kind, rows));
    }
    return order.with(documents, parser.notes(), Optional.of(DocumentParser.digest(all)));
  }

  private static List<JsonNode> rows(String name, Kind kind) {
    long id = Recorded.order(name).path("entity_id").asLong();
    return Recorded.json(LISTS.getOrDefault(kind, ""))
        .path("items")
        .valueStream()
        .filter(row -> row.path("order_id").asLong() == id)
        .toList();
  }

  private static final List<OrgShape.Status> STATUSES =
      List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true));

  private static final OrgShape ORG = org();

  private static OrgShape org() {
    var objects = new HashMap<String, Map<String, OrgShape.Field>>();
    var key = new OrgShape.Field("string", 120, 0, true, true, false, List.of());
    OrgShape.DOCUMENTS.forEach(object -> objects.put(object, Map.of("Magento_Id__c", key)));
    return new OrgShape(true, "USD", List.of("USD", "EUR"), STATUSES, objects);
  }

  private static List<Plan.Note> onDocuments(Plan plan) {
    return plan.notes().stream().filter(note -> !note.document().isEmpty()).toList();
  }

  private static Plan plan(Order order) {
    return plan(order, ORG);
  }

  private static Plan plan(Order order, OrgShape org) {
    return plan(order, org, Map.of());
  }

  private static Plan plan(Order order, OrgShape org, Map<String, String> options) {
    SyncSettings settings = new OptionValues(new TreeMap<>(options)).settings(Instant.EPOCH);
    var planned = Planner.plan(order, settings, org, Planner.Past.NONE);
    return ((Planner.Planned.Ready) planned).plan();
  }

  private static List<Plan.Document> of(Plan plan, String object) {
    return plan.documents().stream().filter(d -> d.object().equals(object)).toList();
  }

  private static List<Plan.Document> rows(Plan plan, String field, String parent) {
    return of(plan, "Magento_Document_Line__c").stream()
        .filter(row -> parent.equals(row.parents().get(field)))
        .toList();
  }

  private static Money sum(List<Plan.Document> documents, String field) {
    return documents.stream().map(d -> amount(d, field)).reduce(Money.ZERO, Money::plus);
  }

  private static Money amount(Plan.Document document, String field) {
    return new Money((BigDecimal) document.fields().getOrDefault(field, BigDecimal.ZERO));
  }
}
