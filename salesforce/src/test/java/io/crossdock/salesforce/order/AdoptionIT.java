package io.crossdock.salesforce.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.Holds;
import io.crossdock.core.adopt.Kind;
import io.crossdock.core.adopt.OrgRow;
import io.crossdock.core.adopt.TakeOver;
import io.crossdock.core.adopt.TakeOver.Source;
import io.crossdock.core.adopt.TakeOver.Stores;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.org.OrgAdoption.Candidate;
import io.crossdock.core.port.org.OrgAdoption.Stamped;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** An org in which another connector worked: its key is in fields of its own. */
class AdoptionIT extends OnOrg {

  @BeforeEach
  void start() throws Exception {
    sandbox.switches("{\"olderConnector\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ORDER | Old_Key__c | INCREMENT_ID | ''",
        "ORDER | old_key__C | INCREMENT_ID | ''",
        "ORDER | OrderReferenceNumber | INCREMENT_ID | ''",
        "ORDER | Old_Entity_Id__c | ENTITY_ID | ''",
        "CONTACT | Old_Mail__c | EMAIL | ''",
        "PRODUCT | ProductCode | SKU | ''",
        "ORDER | Nope__c | INCREMENT_ID | Order has no field \"Nope__c\"",
        "ORDER | Old_Log__c | INCREMENT_ID | long text, by which Salesforce can't search",
        "ORDER | EffectiveDate | INCREMENT_ID | Order.EffectiveDate is a field of type date",
        "ORDER | AccountId | ENTITY_ID | is a field of type reference",
        "ORDER | Magento_Id__c | ENTITY_ID | Crossdock's own key",
        "CONTACT | Old_Mail__c | CUSTOMER_ID | is a field of type email",
        "PRODUCT | Magento_Sku__c | SKU | Crossdock's own key"
      })
  void aFieldThatCannotHoldTheNumberIsNamed(Kind kind, String field, Holds holds, String fault) {
    var faults = sandbox.org.adoption().faults(wanted(kind, field, holds));
    if (fault.isEmpty()) {
      assertThat(faults).isEmpty();
    } else {
      assertThat(faults).singleElement().extracting(Fault::message).asString().contains(fault);
    }
  }

  @Test
  void allFaultsComeAtOnceAndAPrefixOnANumberFieldIsOne() {
    var wanted =
        new TakeOver(
            Map.of(
                Kind.ORDER, new Source("Old_Entity_Id__c", Holds.ENTITY_ID, "MAG-"),
                Kind.ACCOUNT, new Source("Nope__c", Holds.CUSTOMER_ID, "")),
            new Stores(Optional.empty(), "EffectiveDate"),
            false,
            true);
    assertThat(sandbox.org.adoption().faults(wanted))
        .extracting(Fault::field)
        .containsExactlyInAnyOrder("orders.field", "accounts.field", "storeField");
  }

  @Test
  void recordsAreReadByIdWithTheirNumbersWhateverTheFieldsType() {
    String one = older(Orders.plan(42, Orders.draft()), "MAG-000000042");
    sandbox.change("Order", one, Map.of("Old_Entity_Id__c", 42, "Old_Shop__c", "English"));
    older(Orders.plan(43, Orders.draft()), "WEB-7");
    var orders = new Source("Old_Key__c", Holds.INCREMENT_ID, "MAG-");
    var wanted =
        new TakeOver(
            Map.of(Kind.ORDER, orders), new Stores(Optional.empty(), "Old_Shop__c"), false, true);
    var read = sandbox.org.adoption().read(wanted, Kind.ORDER, "");
    assertThat(read.more()).isFalse();
    assertThat(read.rows()).extracting(OrgRow::number).containsExactlyInAnyOrder("42", "");
    assertThat(read.rows())
        .filteredOn(row -> row.recordId().equals(one))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.store()).isEqualTo("English");
          assertThat(row.keyed()).isFalse();
        });
    assertThat(
            sandbox
                .org
                .adoption()
                .read(wanted, Kind.ORDER, read.rows().getFirst().recordId())
                .rows())
        .as("behind the first one")
        .containsExactly(read.rows().getLast());
    assertThat(
            sandbox
                .org
                .adoption()
                .read(wanted(Kind.ORDER, "Old_Entity_Id__c", Holds.ENTITY_ID), Kind.ORDER, "")
                .rows())
        .extracting(OrgRow::number)
        .containsExactly("42");
  }

  @Test
  void anOrderTakesKeyAndLinesAndIsThenUpdatedInPlace() {
    for (Plan.Status status : List.of(Orders.draft(), Orders.activated())) {
      long id = status.activated() ? 43 : 42;
      Plan plan = Orders.plan(id, status);
      String theirs = older(plan, "0" + id);
      var candidates = List.of(new Candidate(theirs, plan, plan.key().externalId()));

      assertThat(take(Kind.ORDER, candidates, true)).containsExactly(new Stamped.Done(""));
      assertThat(keyed("Order", plan.key().externalId())).as("a dry run writes nothing").isEmpty();
      assertThat(take(Kind.ORDER, candidates, false)).containsExactly(new Stamped.Done(""));
      assertThat(take(Kind.ORDER, candidates, false)).containsExactly(new Stamped.Ours());

      int lines = sandbox.query("SELECT Id FROM OrderItem").size();
      Applied sent = sandbox.send(plan, linked(theirs), true);
      assertThat(sent.orderId()).contains(theirs);
      assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(lines);
    }
    assertThat(sandbox.query("SELECT Id FROM Order")).hasSize(2);
  }

  @Test
  void whatStandsAgainstAnOrderLeavesItUntouchedAndHindersNoOther() {
    Plan good = Orders.plan(42, Orders.draft());
    Plan dear = Orders.plan(43, Orders.draft());
    Plan gone = Orders.plan(44, Orders.draft());
    String fits = older(good, "42");
    String differs = older(Orders.with(dear, dear.lines().subList(0, 1), "10"), "43");
    var results =
        take(
            Kind.ORDER,
            List.of(
                new Candidate("801000000000000AAA", gone, "main:44"),
                new Candidate(differs, dear, "main:43"),
                new Candidate(fits, good, "main:42")),
            false);
    assertThat(((Stamped.Not) results.get(0)).code()).isEqualTo("deleted");
    assertThat(((Stamped.Not) results.get(1)).sentence())
        .isEqualTo("Its total is 10.00, Magento's 30.00 USD.");
    assertThat(results.get(2)).isEqualTo(new Stamped.Done(""));
    assertThat(keyed("Order", "main:43")).isEmpty();
    assertThat(keyed("Order", "main:42")).containsExactly(fits);
  }

  @Test
  void whatSalesforceRefusesIsThatRecordsAlone() throws Exception {
    Plan good = Orders.plan(42, Orders.draft());
    Plan bad = Orders.plan(43, Orders.draft());
    String fits = older(good, "42");
    String refused = older(bad, "43");
    sandbox.change("Order", refused, Map.of("Description", "locked"));
    sandbox.control(
        "POST",
        "/_sandbox/validations",
        """
        {"object":"Order","field":"Description","refuses":"locked","message":"It is locked."}\
        """);
    var results =
        take(
            Kind.ORDER,
            List.of(new Candidate(refused, bad, "main:43"), new Candidate(fits, good, "main:42")),
            false);
    assertThat(((Stamped.Not) results.get(0)).sentence())
        .contains("Salesforce refuses the key", "It is locked.");
    assertThat(results.get(1)).isEqualTo(new Stamped.Done(""));
  }

  @Test
  void aContactIsStampedAndLinkedSoThatTheNextOrderGoesToIt() {
    Plan plan = Orders.plan(42, Orders.draft());
    String account = sandbox.create("Account", Map.of("Name", "Old Ltd"));
    String contact =
        sandbox.create(
            "Contact", Map.of("LastName", "Smythe", "AccountId", account, "Old_Customer__c", "42"));
    var candidates = List.of(new Candidate(contact, plan, "main:customer:42"));
    assertThat(take(Kind.CONTACT, candidates, true)).containsExactly(new Stamped.Done(""));
    assertThat(keyed("Contact", "main:customer:42")).isEmpty();
    assertThat(take(Kind.CONTACT, candidates, false)).containsExactly(new Stamped.Done(""));
    assertThat(take(Kind.CONTACT, candidates, false)).containsExactly(new Stamped.Ours());

    Applied sent = sandbox.send(plan, Applied.NOTHING, false);
    assertThat(sent.contactId()).contains(contact);
    assertThat(sent.accountId()).contains(account);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
    JsonNode now = sandbox.query("SELECT LastName, Email FROM Contact").getFirst();
    assertThat(Json.string(now, "LastName")).as("older than Crossdock").isEqualTo("Smythe");
    assertThat(Json.string(now, "Email")).as("a blank is filled").isEqualTo("ann42@example.com");
  }

  @Test
  void anAccountIsFoundByItsKeyWhenTheCustomersContactIsMade() {
    Plan plan = Orders.plan(42, Orders.draft());
    String account =
        sandbox.create("Account", Map.of("Name", "Ann Smith", "Old_Customer__c", "42"));
    take(Kind.ACCOUNT, List.of(new Candidate(account, plan, "main:customer:42")), false);
    Applied sent = sandbox.send(plan, Applied.NOTHING, false);
    assertThat(sent.accountId()).contains(account);
    assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void aKeyThatAnotherRecordHasIsNamed() {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied sent = sandbox.send(plan, Applied.NOTHING, false);
    String other = sandbox.create("Contact", Map.of("LastName", "Smith"));
    var not =
        (Stamped.Not)
            take(Kind.CONTACT, List.of(new Candidate(other, plan, "main:customer:42")), false)
                .getFirst();
    assertThat(not.sentence()).contains(sent.contactId().orElseThrow());
  }

  @Test
  void aProductIsStampedAndUsedByTheNextOrder() {
    String mug =
        sandbox.create("Product2", Map.of("Name", "Mug", "IsActive", true, "Old_Code__c", "SKU-1"));
    Plan plan = Orders.plan(42, Orders.draft());
    take(Kind.PRODUCT, List.of(new Candidate(mug, plan, "sku-1")), false);
    sandbox.send(plan, Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Product2 WHERE Magento_Sku__c = 'sku-1'"))
        .extracting(product -> Json.string(product, "Id"))
        .containsExactly(mug);
  }

  @Test
  void aThousandOrdersCostTwentyCallsAndTheDryRunFive() {
    var candidates = new ArrayList<Candidate>();
    for (int i = 1; i <= 200; i++) {
      Plan plan = Orders.plan(i, Orders.draft());
      candidates.add(new Candidate(older(plan, String.valueOf(i)), plan, "main:" + i));
    }
    sandbox.org.shape();
    long before = sandbox.org.calls();
    take(Kind.ORDER, candidates, true);
    assertThat(sandbox.org.calls() - before).as("dry, for 200").isEqualTo(1);
    before = sandbox.org.calls();
    assertThat(take(Kind.ORDER, candidates, false)).containsOnly(new Stamped.Done(""));
    assertThat(sandbox.org.calls() - before).as("for good, for 200").isLessThanOrEqualTo(4);
  }

  private List<Stamped> take(Kind kind, List<Candidate> candidates, boolean dryRun) {
    return sandbox.org.adoption().take(kind, candidates, dryRun);
  }

  /** As another connector left it: no key of ours on anything, its own on the Order. */
  private String older(Plan plan, String key) {
    Applied made = sandbox.send(plan, Applied.NOTHING, false);
    String id = made.orderId().orElseThrow();
    made.lineIds().values().forEach(item -> unkey("OrderItem", item));
    var order = new HashMap<String, Object>();
    order.put("Magento_Id__c", "");
    order.put("Old_Key__c", key);
    sandbox.change("Order", id, order);
    return id;
  }

  private void unkey(String object, String id) {
    sandbox.change(object, id, Map.of("Magento_Id__c", ""));
  }

  private List<String> keyed(String object, String key) {
    return sandbox
        .query("SELECT Id FROM %s WHERE Magento_Id__c = '%s'".formatted(object, key))
        .stream()
        .map(record -> Json.string(record, "Id"))
        .toList();
  }

  private static Applied linked(String record) {
    var nothing = Applied.NOTHING;
    return new Applied(
        Optional.of(record),
        Optional.empty(),
        Optional.empty(),
        nothing.sent(),
        nothing.lineIds(),
        "",
        nothing.notes(),
        List.of());
  }

  private static TakeOver wanted(Kind kind, String field, Holds holds) {
    return new TakeOver(Map.of(kind, new Source(field, holds, "")), Stores.ANY, false, true);
  }
}
