package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.core.watch.OrgOrders.Documents;
import io.crossdock.salesforce.rest.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Shipments, tracks, invoices and their rows as records of the order's own graph. */
class DocumentsIT extends OnOrg {

  private static final String TRACKS =
      "SELECT Id, Name, Magento_Id__c, Shipment__c FROM Magento_Tracking__c ORDER BY Name";

  @Test
  void theyArriveWithTheirOrderInOneCallAndBelongToIt() {
    sandbox.org.shape();
    var ready = sandbox.ready(plan("T1", "T2"), Applied.NOTHING, false);
    long before = sandbox.org.calls();
    var done = (Written.Done) sandbox.org.write(List.of(ready), () -> true).getFirst();
    assertThat(sandbox.org.calls() - before).isEqualTo(1);

    String order = done.applied().orderId().orElseThrow();
    var shipment =
        sandbox
            .query("SELECT Id, Name, Order__c, Total_Quantity__c, Date__c FROM Magento_Shipment__c")
            .getFirst();
    assertThat(Json.string(shipment, "Order__c")).isEqualTo(order);
    assertThat(Json.decimal(shipment, "Total_Quantity__c")).isEqualByComparingTo("2");
    assertThat(sandbox.query(TRACKS))
        .hasSize(2)
        .allMatch(track -> Json.string(track, "Shipment__c").equals(Json.string(shipment, "Id")));
    var row =
        sandbox
            .query(
                "SELECT Invoice__c, Order_Product__c, Row_Total__c FROM Magento_Document_Line__c")
            .getFirst();
    assertThat(Json.string(row, "Order_Product__c"))
        .isEqualTo(done.applied().lineIds().get("main:701"));
    assertThat(Json.decimal(row, "Row_Total__c")).isEqualByComparingTo("10");
    assertThat(sandbox.query("SELECT Status FROM Order").getFirst().path("Status").asString())
        .isEqualTo("Activated");
    assertThat(sandbox.ready(plan("T1", "T2"), done.applied(), false).nodes()).isZero();
    audited();
    assertThat(sandbox.ready(plan("T1", "T2"), done.applied(), true).nodes()).isZero();
  }

  private void audited() {
    long before = sandbox.org.calls();
    var key = new OrderKey("main", 7);
    var held = sandbox.org.ofKeys(List.of(key));
    assertThat(sandbox.org.calls() - before).as("with the order").isEqualTo(1);
    assertThat(held.getFirst().documents())
        .containsEntry(Kind.SHIPMENT, Documents.NONE.and(Money.ZERO))
        .containsEntry(Kind.INVOICE, Documents.NONE.and(Money.of("30")))
        .containsEntry(Kind.CREDIT_MEMO, Documents.NONE);
    var day = held.getFirst().day();
    assertThat(sandbox.org.ofDays("main", day, day)).isEqualTo(held);
    assertThat(sandbox.org.ofDays("main", day.plusDays(1), day.plusDays(2))).isEmpty();
  }

  @Test
  void aTrackThatIsAddedIsMadeAndOneThatIsRemovedIsDeleted() {
    Applied first = sandbox.send(plan("T1", "T2"), Applied.NOTHING, false);
    assertThat(sandbox.ready(plan("T1", "T2", "T3"), first, false).nodes()).isEqualTo(1);
    Applied more = sandbox.send(plan("T1", "T2", "T3"), first, false);
    assertThat(sandbox.query(TRACKS)).hasSize(3);
    assertThat(Changes.of(plan("T1", "T2", "T3"), first, more).sentence())
        .isEqualTo("1 tracking number added.");
    Applied fewer = sandbox.send(plan("T2", "T3"), more, false);
    assertThat(Changes.of(plan("T2", "T3"), more, fewer).sentence())
        .isEqualTo("1 tracking number removed.");
    assertThat(sandbox.query(TRACKS)).extracting(t -> Json.string(t, "Name")).doesNotContain("T1");
    sandbox.send(plan("T3"), fewer, true);
    assertThat(sandbox.query(TRACKS)).hasSize(1);
  }

  @Test
  void aPreviewNamesDocumentsByTheirNumbersAndTheirFieldsByTheOrgsLabels() {
    Applied first = sandbox.send(plan("T1"), Applied.NOTHING, false);
    var shown = sandbox.org.preview(new Work(changed(plan("T1", "T2")), first, true));
    assertThat(shown.changes())
        .extracting(c -> c.action() + " " + c.object() + " " + c.name())
        .containsExactly("CREATE Magento_Tracking__c T2", "UPDATE Magento_Invoice__c 000000001");
    assertThat(shown.changes().getLast().fields())
        .extracting(f -> f.label() + ": " + f.before() + " > " + f.after())
        .containsExactly("State: Paid > Canceled");
    assertThat(shown.same())
        .extracting(same -> same.object() + " " + same.name())
        .contains("Magento_Shipment__c 000000001", "Magento_Document_Line__c SKU");
    assertThat(sandbox.query(TRACKS)).hasSize(1);
  }

  /** The same with its invoice canceled. */
  private static Plan changed(Plan plan) {
    return plan.withDocuments(
        plan.documents().stream()
            .map(document -> {
              var fields = new TreeMap<>(document.fields());
              fields.computeIfPresent("State__c", (field, state) -> "Canceled");
              return document.with(fields);
            })
            .toList());
  }

  @Test
  void aKindThatWasNotReadThisTimeIsLeftAsItIs() {
    Applied first = sandbox.send(plan("T1", "T2"), Applied.NOTHING, false);
    Plan without = plan().withDocuments(List.of());
    Applied then = sandbox.send(without, first, true);
    assertThat(sandbox.query(TRACKS)).hasSize(2);
    assertThat(sandbox.ready(plan("T1", "T2"), then, false).nodes()).isZero();
  }

  @Test
  void anAnswerThatIsLostDoublesNone() throws Exception {
    var ready = sandbox.ready(plan("T1", "T2"), Applied.NOTHING, false);
    sandbox.fault("{\"path\":\"/composite/graph\",\"kind\":\"drop-after\",\"times\":1}");
    assertThatThrownBy(() -> sandbox.org.write(List.of(ready), () -> true))
        .isInstanceOf(FailedCall.class);
    sandbox.send(plan("T1", "T2"), Applied.NOTHING, true);
    assertThat(sandbox.query(TRACKS)).hasSize(2);
    assertThat(sandbox.query("SELECT Id FROM Magento_Document_Line__c")).hasSize(1);
  }

  @Test
  void theirCommentsBecomeNotesOnTheirRecordsInTheSameCallAndAreNotDoubledByALostAnswer()
      throws Exception {
    for (NoteKind kind : NoteKind.values()) {
      long id = kind == NoteKind.CONTENT_NOTE ? 7 : 8;
      Plan plan = noted(id, kind, "left today");
      var ready = sandbox.ready(plan, Applied.NOTHING, false);
      sandbox.fault("{\"path\":\"/composite/graph\",\"kind\":\"drop-after\",\"times\":1}");
      assertThatThrownBy(() -> sandbox.org.write(List.of(ready), () -> true))
          .isInstanceOf(FailedCall.class);
      Applied read = sandbox.send(plan, Applied.NOTHING, true);
      assertThat(read.notes()).containsExactlyInAnyOrder("7", "main:shipment:" + id + "/7");

      Plan later = noted(id, kind, "left today", "came back");
      long before = sandbox.org.calls();
      Applied more = sandbox.send(later, read, false);
      assertThat(sandbox.org.calls() - before).as("no look-up and no call more").isEqualTo(1);
      assertThat(more.notes()).hasSize(3).contains("main:shipment:" + id + "/8");
      assertThat(Changes.of(later, read, more).sentence()).isEqualTo("Note added.");
      assertThat(sandbox.ready(later, more, true).nodes()).isZero();
      String shipment = read.documentId("main:shipment:" + id).orElseThrow();
      assertThat(
              sandbox.query(
                  kind == NoteKind.CLASSIC_NOTE
                      ? "SELECT Id FROM Note WHERE ParentId = '" + shipment + "'"
                      : "SELECT Id FROM ContentDocumentLink WHERE LinkedEntityId = '"
                          + shipment
                          + "'"))
          .hasSize(2);
    }
  }

  /** An order with a note of its own, and a shipment with these comments. */
  private static Plan noted(long id, NoteKind kind, String... comments) {
    Plan plan = Orders.plan(id, Orders.draft());
    var notes = new ArrayList<>(plan.notes());
    for (int i = 0; i < comments.length; i++) {
      notes.add(
          new Plan.Note(
              7 + i,
              "Magento #%d / shipment note %d".formatted(id, 7 + i),
              comments[i],
              kind,
              false,
              "main:shipment:" + id));
    }
    return plan.withNotes(notes)
        .withDocuments(
            List.of(
                document(
                    "Magento_Shipment__c", "main:shipment:" + id, map("Name", "00000000" + id))));
  }

  @Test
  void whatTheOrgRefusesOfADocumentCostsThatAndNotTheOrder() {
    var documents = new ArrayList<>(plan("T1").documents());
    var shipment = documents.getFirst();
    var odd = new TreeMap<>(shipment.fields());
    odd.put("Name", "x".repeat(200));
    documents.set(0, shipment.with(odd));
    Applied applied = sandbox.send(plan().withDocuments(documents), Applied.NOTHING, false);
    assertThat(applied.warnings()).anyMatch(w -> w.contains("Magento_Shipment__c"));
    assertThat(sandbox.query("SELECT Status FROM Order").getFirst().path("Status").asString())
        .isEqualTo("Activated");
    assertThat(sandbox.query("SELECT Id FROM Magento_Invoice__c")).hasSize(1);
    sandbox.send(plan("T1"), applied, false);
    assertThat(sandbox.query(TRACKS)).hasSize(1);
  }

  /** An order of a shipment with these tracks, and of an invoice with a row. */
  private static Plan plan(String... tracks) {
    Plan plan = Orders.plan(7, Orders.activated());
    var documents = new ArrayList<Plan.Document>();
    documents.add(
        document(
            "Magento_Shipment__c",
            "main:shipment:1",
            map(
                "Name",
                "000000001",
                "Date__c",
                "2026-11-23T09:49:54.000+0000",
                "Total_Quantity__c",
                new BigDecimal("2"))));
    for (String track : tracks) {
      documents.add(
          new Plan.Document(
              "Magento_Tracking__c",
              "main:track:" + track.substring(1),
              map("Name", track, "Number__c", track),
              parent("Shipment__c", "main:shipment:1"),
              ""));
    }
    documents.add(
        document(
            "Magento_Invoice__c",
            "main:invoice:1",
            map("Name", "000000001", "State__c", "Paid", "Grand_Total__c", new BigDecimal("30"))));
    documents.add(
        new Plan.Document(
            "Magento_Document_Line__c",
            "main:invoiceline:1",
            map("Name", "SKU", "Row_Total__c", new BigDecimal("10")),
            parent("Invoice__c", "main:invoice:1"),
            plan.lines().getFirst().externalId()));
    return plan.withDocuments(documents);
  }

  private static SortedMap<String, Object> map(Object... pairs) {
    var map = new TreeMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i].toString(), pairs[i + 1]);
    }
    return map;
  }

  private static SortedMap<String, String> parent(String field, String key) {
    var parents = new TreeMap<String, String>();
    parents.put(field, key);
    return parents;
  }

  private static Plan.Document document(
      String object, String key, SortedMap<String, Object> fields) {
    return new Plan.Document(object, key, fields, new TreeMap<>(), "");
  }
}
