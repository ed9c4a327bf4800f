package io.crossdock.salesforce.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Limits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Documents of an order larger than a request, and of many orders. */
class ManyDocumentsIT extends OnOrg {

  private static final int LINES = 300;

  @Test
  void anOrderOfMoreThanARequestTakesGoesOnWhereItWasBrokenOffAndDoublesNothing() throws Exception {
    Plan plan = plan(7, LINES);
    sandbox.ready(plan, Applied.NOTHING, false); // makes the product
    for (int part = 0; part < 3; part++) {
      sandbox.fault(
          """
          {"path":"/composite/graph","kind":"%s","skip":%d,"times":1}\
          """
              .formatted(part == 1 ? "drop-before" : "drop-after", part));
      assertThat(sandbox.write(plan, Applied.NOTHING, true))
          .as("broken off at request %d", part)
          .isInstanceOf(Written.Unknown.class);
      assertThat(status()).as("activated at the end only").isNotEqualTo("Activated");
    }
    Applied applied = sandbox.send(plan, Applied.NOTHING, true);
    assertThat(applied.warnings()).isEmpty();
    assertThat(status()).isEqualTo("Activated");
    assertThat(count("OrderItem")).isEqualTo(LINES);
    assertThat(count(OrgShape.SHIPMENT)).isEqualTo(1);
    assertThat(count(OrgShape.INVOICE)).isEqualTo(1);
    assertThat(count(OrgShape.TRACKING)).isEqualTo(1);
    assertThat(count(OrgShape.DOCUMENT_LINE)).isEqualTo(2 * LINES);
    assertThat(
            sandbox.query(
                "SELECT Id FROM Magento_Document_Line__c WHERE Order_Product__c = null OR"
                    + " (Shipment__c = null AND Invoice__c = null)"))
        .isEmpty();
    assertThat(sandbox.ready(plan, applied, false).nodes()).isZero();
    assertThat(sandbox.ready(plan, applied, true).nodes()).isZero();
  }

  @Test
  void aDocumentThatIsRefusedThereTakesItsOwnRowsAlongAndNoOthers() throws Exception {
    sandbox.control(
        "POST",
        "/_sandbox/validations",
        """
        {"object":"Magento_Shipment__c","field":"Total_Quantity__c","refuses":"300.*","message":"Too many."}\
        """);
    Applied applied = sandbox.send(plan(7, LINES), Applied.NOTHING, false);
    assertThat(status()).isEqualTo("Activated");
    assertThat(count(OrgShape.SHIPMENT)).isZero();
    assertThat(count(OrgShape.DOCUMENT_LINE)).isEqualTo(LINES);
    assertThat(applied.warnings())
        .hasSize(1)
        .first()
        .asString()
        .contains("Magento_Shipment__c", "Too many.");
  }

  @Test
  void fiveHundredOrdersOfNewcomersWithAShipmentAndAnInvoiceEachTakeAtMostTwentyCalls() {
    var packed = new ArrayList<List<Ready>>();
    for (int from = 0; from < 500; from += 250) {
      List<Work> works =
          IntStream.range(from, from + 250)
              .mapToObj(i -> new Work(plan(i + 1, 3), Applied.NOTHING, false))
              .toList();
      sandbox.org.prepare(works).forEach(prepared -> pack((Ready) prepared, packed));
    }
    assertThat(packed.getFirst().getFirst().nodes())
        .as("account, contact, order, 3 lines, 3 to end, shipment, track, invoice, a row each")
        .isEqualTo(14);
    for (List<Ready> request : packed) {
      assertThat(sandbox.org.write(request, () -> true)).allMatch(Written.Done.class::isInstance);
    }
    assertThat(count(OrgShape.DOCUMENT_LINE)).isEqualTo(1000);
    assertThat(sandbox.org.calls()).isLessThanOrEqualTo(20);
  }

  /** As many in a request as it takes. */
  private static void pack(Ready order, List<List<Ready>> packed) {
    int nodes =
        packed.isEmpty()
            ? Limits.NODES
            : packed.getLast().stream().mapToInt(Prepared.Ready::nodes).sum();
    if (nodes + order.nodes() > Limits.NODES) {
      packed.add(new ArrayList<>());
    }
    packed.getLast().add(order);
  }

  private long count(String object) {
    return sandbox.query("SELECT Id FROM " + object).size();
  }

  private String status() {
    return sandbox.query("SELECT Status FROM Order").stream()
        .map(order -> Json.string(order, "Status"))
        .findFirst()
        .orElse("");
  }

  /** Lines of one product, and a shipment and an invoice; of many lines all are on both. */
  private static Plan plan(long id, int lines) {
    var all = new ArrayList<Plan.Line>();
    for (int i = 0; i < lines; i++) {
      var line = Orders.line(id, 1, "1", "10");
      all.add(
          new Plan.Line(
              "main:" + (id * 1000 + i),
              line.product(),
              line.quantity(),
              line.unitPrice(),
              line.fields()));
    }
    Plan plan =
        Orders.with(Orders.plan(id, Orders.activated()), all, Integer.toString(10 * lines))
            .withNotes(List.of());
    var documents = new ArrayList<Plan.Document>();
    List<Plan.Line> rows = lines == LINES ? all : all.subList(0, 1);
    String shipment = "main:shipment:" + id;
    document(OrgShape.SHIPMENT, shipment, "Total_Quantity__c", documents);
    rows(rows, "shipmentline", Map.of("Shipment__c", shipment), documents);
    documents.add(
        new Plan.Document(
            OrgShape.TRACKING,
            "main:track:" + id,
            new TreeMap<>(Map.of("Name", "1Z")),
            new TreeMap<>(Map.of("Shipment__c", shipment)),
            ""));
    String invoice = "main:invoice:" + id;
    document(OrgShape.INVOICE, invoice, "Grand_Total__c", documents);
    rows(rows, "invoiceline", Map.of("Invoice__c", invoice), documents);
    return plan.withDocuments(documents);
  }

  private static void document(
      String object, String key, String field, List<Plan.Document> documents) {
    documents.add(
        new Plan.Document(
            object,
            key,
            new TreeMap<>(Map.of("Name", key, field, new BigDecimal(LINES))),
            new TreeMap<>(),
            ""));
  }

  private static void rows(
      List<Plan.Line> lines,
      String code,
      Map<String, String> parent,
      List<Plan.Document> documents) {
    for (Plan.Line line : lines) {
      documents.add(
          new Plan.Document(
              OrgShape.DOCUMENT_LINE,
              line.externalId().replace(":", ":" + code + ":"),
              new TreeMap<>(Map.of("Name", "sku-1", "Quantity__c", BigDecimal.ONE)),
              new TreeMap<>(parent),
              line.externalId()));
    }
  }
}
