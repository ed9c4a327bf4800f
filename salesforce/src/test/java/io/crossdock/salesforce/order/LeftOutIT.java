package io.crossdock.salesforce.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CASES 14: what an order can do without is refused, and the order arrives. */
class LeftOutIT extends OnOrg {

  @ParameterizedTest
  @DisplayName("14: a refused note is named with its date, and tried again with the next change")
  @EnumSource(NoteKind.class)
  void oneNote(NoteKind kind) throws Exception {
    refuse(
        kind == NoteKind.CLASSIC_NOTE ? "Note" : "ContentNote", "Title", ".*note 8", "No eights.");
    Plan plan = noted(Orders.plan(42, Orders.activated()), kind, 7, 8, 9);

    Applied applied = sandbox.send(plan, Applied.NOTHING, false);

    assertThat(applied.notes()).containsExactlyInAnyOrder("7", "9");
    assertThat(applied.warnings())
        .singleElement()
        .asString()
        .contains("note 8", "2026-11-24", "No eights.", "tried again");
    assertThat(applied.status()).isEqualTo("Activated");

    sandbox.control("DELETE", "/_sandbox/validations", "");
    Applied after = sandbox.send(plan, applied, true);
    assertThat(after.notes()).containsExactlyInAnyOrder("7", "8", "9");
    assertThat(after.warnings()).isEmpty();
    assertThat(sandbox.query("SELECT Id FROM Order")).hasSize(1);
  }

  @Test
  @DisplayName("14: a refused link takes its note along: no note hangs on nothing")
  void link() throws Exception {
    refuse("ContentDocumentLink", "ShareType", "V", "Nothing is shared.");
    Applied applied =
        sandbox.send(
            noted(Orders.plan(42, Orders.draft()), NoteKind.CONTENT_NOTE, 7),
            Applied.NOTHING,
            false);
    assertThat(applied.notes()).isEmpty();
    assertThat(applied.warnings()).singleElement().asString().contains("note 7", "Nothing is");
    assertThat(sandbox.query("SELECT Id FROM ContentNote")).isEmpty();
  }

  @Test
  @DisplayName("14: notes that are off are one warning, and no further call for each order")
  void off() throws Exception {
    sandbox.switches("{\"enhancedNotes\":false}");
    Plan plan = noted(Orders.plan(42, Orders.activated()), NoteKind.CONTENT_NOTE, 7, 8, 9);

    Applied applied = sandbox.send(plan, Applied.NOTHING, false);

    assertThat(applied.notes()).isEmpty();
    assertThat(applied.warnings())
        .singleElement()
        .asString()
        .startsWith("3 comments were left out")
        .contains("ContentNote");
    Prepared.Ready next =
        sandbox.ready(
            noted(Orders.plan(43, Orders.activated()), NoteKind.CONTENT_NOTE, 7),
            Applied.NOTHING,
            false);
    long calls = sandbox.org.calls();
    assertThat(sandbox.org.write(List.of(next), () -> true).getFirst())
        .isInstanceOf(Written.Done.class);
    assertThat(sandbox.org.calls() - calls).isEqualTo(1);
  }

  @Test
  @DisplayName("14: of a whole request the refused notes cost one further call together")
  void together() throws Exception {
    refuse("ContentNote", "Title", ".*note 8", "No eights.");
    var works = new ArrayList<Work>();
    for (long id = 1; id <= 20; id++) {
      Plan plan = noted(Orders.plan(id, Orders.activated()), NoteKind.CONTENT_NOTE, 7, 8);
      works.add(new Work(plan, Applied.NOTHING, false));
    }
    var ready = sandbox.org.prepare(works).stream().map(one -> (Prepared.Ready) one).toList();
    long calls = sandbox.org.calls();
    assertThat(sandbox.org.write(ready, () -> true)).allMatch(Written.Done.class::isInstance);
    assertThat(sandbox.org.calls() - calls).isLessThanOrEqualTo(4);
  }

  @Test
  @DisplayName("14: what is left out of one order is not taken for another's, in parts neither")
  void eachItsOwn() throws Exception {
    sandbox.switches("{\"reorderUnreferencedNodes\":true}");
    refuse("ContentNote", "Title", ".*note 8", "No eights.");
    Plan one = noted(Orders.plan(1, Orders.activated()), NoteKind.CONTENT_NOTE, 8, 7);
    Plan two = noted(Orders.plan(2, Orders.activated()), NoteKind.CONTENT_NOTE, 9);
    var works =
        List.of(new Work(one, Applied.NOTHING, false), new Work(two, Applied.NOTHING, false));
    var ready = sandbox.org.prepare(works).stream().map(r -> (Prepared.Ready) r).toList();

    var written =
        sandbox.org.write(ready, () -> true).stream()
            .map(each -> ((Written.Done) each).applied())
            .toList();

    assertThat(written.getFirst().notes()).containsExactly("7");
    assertThat(written.getFirst().warnings()).hasSize(1);
    assertThat(written.getLast().notes()).containsExactly("9");
    assertThat(written.getLast().warnings()).isEmpty();
  }

  @Test
  @DisplayName(
      "14: a change of a known contact that the org refuses costs the change, not the order")
  void contact() throws Exception {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    refuse("Contact", "Phone", "555.*", "No such phones.");
    var contact = new TreeMap<>(plan.customer().contact());
    contact.put("Phone", "555-1");
    Plan changed = Orders.of(plan, with(plan.customer(), contact));

    Applied after = sandbox.send(changed, applied, false);

    assertThat(after.warnings())
        .singleElement()
        .asString()
        .startsWith("Contact 003")
        .contains("No such");
    assertThat(after.sent().getOrDefault("Contact", java.util.Map.of()).get("Phone")).isNull();
    assertThat(sandbox.ready(changed, after, false).nodes()).as("tried again").isEqualTo(1);
  }

  @Test
  @DisplayName("14: a change of a known account that the org refuses costs the change alone")
  void account() throws Exception {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    refuse("Account", "Phone", "555.*", "No such phones.");
    Plan changed = Orders.of(plan, calling(plan.customer(), "555-1"));

    Applied after = sandbox.send(changed, applied, false);

    assertThat(after.warnings()).singleElement().asString().contains("Account 001", "No such");
    assertThat(after.sent().getOrDefault("Account", java.util.Map.of())).doesNotContainKey("Phone");
    assertThat(sandbox.ready(changed, after, false).nodes()).as("tried again").isEqualTo(1);
  }

  @Test
  @DisplayName("14: of a new account that the org refuses for one field only the field is lost")
  void fieldOfANewAccount() {
    Plan plan = Orders.plan(42, Orders.activated());
    Plan long41 = Orders.of(plan, calling(plan.customer(), "5".repeat(41)));
    Applied applied = sandbox.send(long41, Applied.NOTHING, false);
    assertThat(applied.warnings()).singleElement().asString().startsWith("Account.Phone was left");
    assertThat(applied.status()).isEqualTo("Activated");
    assertThat(sandbox.query("SELECT Id FROM Account WHERE Name = 'Ann Smith'")).hasSize(1);
  }

  @Test
  @DisplayName("14: the same for a person account: its change, or its field, and not the order")
  void personAccount() throws Exception {
    sandbox.switches("{\"personAccounts\":true}");
    Plan plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(person(plan, "1", "Smith"), Applied.NOTHING, false);
    refuse("Account", "Phone", "555.*", "No such phones.");

    Applied after = sandbox.send(person(plan, "555-1", "Smith"), applied, false);
    assertThat(after.warnings()).singleElement().asString().contains("Account 001", "No such");
    assertThat(after.contactId()).isEqualTo(applied.contactId());
    assertThat(sandbox.query("SELECT Phone FROM Account"))
        .extracting(account -> Json.string(account, "Phone"))
        .containsExactly("1");

    sandbox.control("DELETE", "/_sandbox/validations", "");
    Applied field = sandbox.send(person(plan, "5".repeat(41), "Smith"), after, false);
    assertThat(field.warnings()).singleElement().asString().contains("Account", "too large");
    Applied healed = sandbox.send(person(plan, "555-2", "Smith"), field, false);
    assertThat(healed.warnings()).isEmpty();
    assertThat(sandbox.query("SELECT Id FROM Account WHERE Phone = '555-2'")).hasSize(1);
  }

  @Test
  @DisplayName("14: a field the org can't hold costs that field, is named and tried again")
  void field() {
    Plan plan = Orders.plan(42, Orders.activated());
    var header = new TreeMap<>(plan.header());
    header.put("PoNumber", "x".repeat(500));
    header.put("Gone__c", "x");

    Applied applied = sandbox.send(plan.withHeader(header), Applied.NOTHING, false);

    assertThat(applied.status()).isEqualTo("Activated");
    assertThat(applied.warnings())
        .anySatisfy(w -> assertThat(w).startsWith("Order.PoNumber was left out"))
        .anySatisfy(w -> assertThat(w).startsWith("Order.Gone__c was left out"));
    assertThat(applied.sent().getOrDefault("Order", java.util.Map.of()))
        .doesNotContainKeys("PoNumber", "Gone__c");
  }

  @Test
  void whatAnOrderCannotBeWithoutBlocksItAsBefore() throws Exception {
    refuse("Order", "Description", "x", "No.");
    Plan plan = Orders.plan(42, Orders.draft());
    var header = new TreeMap<>(plan.header());
    header.put("Description", "x");
    assertThat(sandbox.write(plan.withHeader(header), Applied.NOTHING, false))
        .isInstanceOf(Written.Failed.class);
  }

  @Test
  @DisplayName(
      "14: a refusal that names no field costs a known record's change, or blocks, in words")
  void noFieldIsNamed() throws Exception {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    refuseAtTheTop("Account", "Phone", "Call the office first.");
    Plan changed = Orders.of(plan, calling(plan.customer(), "555-1"));
    assertThat(sandbox.send(changed, applied, false).warnings())
        .singleElement()
        .asString()
        .contains("Account 001", "Call the office first.");

    refuseAtTheTop("Order", "PoNumber", "No orders by telephone.");
    var header = new TreeMap<>(plan.header());
    header.put("PoNumber", "555-1");
    var failed = (Written.Failed) sandbox.write(plan.withHeader(header), applied, false);
    assertThat(failed.failure().message())
        .contains("validation rule", "Record: Order 801", "No orders by telephone.");
    assertThat(failed.failure().hint()).contains("Correct what it names", "Salesforce Sync");
  }

  private void refuseAtTheTop(String object, String field, String why) throws Exception {
    sandbox.control(
        "POST",
        "/_sandbox/validations",
        "{\"object\":\"%s\",\"field\":\"%s\",\"refuses\":\"555.*\",\"message\":\"%s\",\"top\":true}"
            .formatted(object, field, why));
  }

  private static Plan.Customer calling(Plan.Customer customer, String phone) {
    var fields = new TreeMap<>(customer.account().fields());
    fields.put("Phone", phone);
    return customer.with(customer.account().with(fields), customer.contact());
  }

  private static Plan person(Plan plan, String phone, String last) {
    var fields = new TreeMap<String, Object>();
    fields.put("LastName", last);
    fields.put("PersonEmail", plan.customer().email());
    fields.put("Phone", phone);
    return Orders.of(plan, plan.customer().with(new Plan.Account.Person(fields), new TreeMap<>()));
  }

  private void refuse(String object, String field, String refuses, String why) throws Exception {
    sandbox.control(
        "POST",
        "/_sandbox/validations",
        "{\"object\":\"%s\",\"field\":\"%s\",\"refuses\":\"%s\",\"message\":\"%s\"}"
            .formatted(object, field, refuses, why));
  }

  private static Plan noted(Plan plan, NoteKind kind, long... comments) {
    var notes = new ArrayList<Plan.Note>();
    for (long id : comments) {
      notes.add(
          new Plan.Note(
              id,
              "Magento #" + plan.key().entityId() + " / note " + id,
              "2026-11-24 10:00 CET, shop\nHello.",
              kind,
              false));
    }
    return plan.withNotes(notes);
  }

  private static Plan.Customer with(Plan.Customer c, SortedMap<String, Object> contact) {
    return new Plan.Customer(
        c.externalId(), c.email(), c.guest(), c.account(), contact, c.matching(), c.asOf());
  }
}
