package io.crossdock.salesforce.takeover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.org.Bindings.Line;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BindingIT extends OnOrg {

  @Test
  void aBoundOrderTakesKeyAndLinesKeepsOrLosesTheRestAndIsSyncedInPlace() {
    String theirs = people(Orders.plan(41, Orders.draft()), "USD");
    String extra = sku("sku-2", 1);
    Plan plan = Orders.plan(42, Orders.draft());

    var open = (Bound.Open) sandbox.org.examine(plan, theirs);
    assertThat(open.adopted()).extracting(Line::sku).containsExactly("sku-1", "sku-2");
    assertThat(open.rest()).extracting(Line::id).containsExactly(extra);
    assertThat(open.former()).isEmpty();
    assertThat(keyed()).as("examining writes nothing").isEmpty();

    sandbox.org.bind(plan, theirs, Set.of(extra));
    Applied applied = sandbox.send(plan, Applied.NOTHING, true);

    assertThat(applied.orderId()).contains(theirs);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
    assertThat(sandbox.query("SELECT Id FROM Order")).hasSize(1);
  }

  @Test
  void whatTheOrgHasNotIsNamedOfAccountsContactsUsersAndQueues() {
    String account = sandbox.create("Account", Map.of("Name", "Acme"));
    String contact = sandbox.create("Contact", Map.of("LastName", "Ada"));
    String user =
        Json.string(sandbox.query("SELECT Id FROM User WHERE IsActive = true").getFirst(), "Id");
    var there = List.of(account, contact, user, account.substring(0, 15));
    assertThat(sandbox.org.missing(there)).isEmpty();
    var nowhere =
        Set.of("001000000000001AAA", "003000000000001AAA", "005000000000001AAA", "00G000000000001");
    assertThat(sandbox.org.missing(nowhere)).isEqualTo(nowhere);
    String left =
        Json.string(sandbox.query("SELECT Id FROM User WHERE IsActive = false").getFirst(), "Id");
    assertThat(sandbox.org.missing(Set.of(left, user)))
        .as("no owner any more")
        .containsExactly(left);
    assertThat(sandbox.org.missing(Set.of("801000000000001AAA"))).as("others").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 300})
  void anOrderOfManyLinesIsBoundAndLosesAsMany(int lines) {
    Plan small = Orders.plan(41, Orders.draft());
    String theirs = people(small, "USD");
    var entry =
        Json.string(
            sandbox
                .query(
                    "SELECT PricebookEntryId FROM OrderItem WHERE Product2.Magento_Sku__c ="
                        + " 'sku-2'")
                .getFirst(),
            "PricebookEntryId");
    for (int i = 1; i < lines; i++) {
      sandbox.create(
          "OrderItem",
          Map.of("OrderId", theirs, "PricebookEntryId", entry, "Quantity", 1, "UnitPrice", 3));
    }
    Plan plan = Orders.plan(42, Orders.draft());
    var rest = ((Bound.Open) sandbox.org.examine(plan, theirs)).rest();
    assertThat(rest).hasSize(lines);

    var bound =
        sandbox.org.bind(plan, theirs, rest.stream().map(Line::id).collect(Collectors.toSet()));

    assertThat(bound).isInstanceOf(Bound.Open.class);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
    assertThat(sandbox.send(plan, Applied.NOTHING, true).orderId()).contains(theirs);
  }

  @Test
  void aBindingOfSeveralCallsThatFailsHalfWaySaysSoAndGoesOnWhenItIsAskedForAgain()
      throws Exception {
    String theirs = people(Orders.plan(41, Orders.draft()), "USD");
    var entry =
        sandbox.query(
            "SELECT PricebookEntryId FROM OrderItem WHERE Product2.Magento_Sku__c = 'sku-2'");
    var line =
        Map.<String, Object>of(
            "OrderId",
            theirs,
            "PricebookEntryId",
            Json.string(entry.getFirst(), "PricebookEntryId"),
            "Quantity",
            1,
            "UnitPrice",
            3);
    for (int i = 0; i < 5; i++) {
      sandbox.create("OrderItem", line, 200);
    }
    Plan plan = Orders.plan(42, Orders.draft());
    var delete =
        ((Bound.Open) sandbox.org.examine(plan, theirs))
            .rest().stream().map(Line::id).collect(Collectors.toCollection(TreeSet::new));
    assertThat(delete).hasSize(1001);
    assertThat(refusedToBind(plan, theirs, "802000000000000AAA")).contains("no line 802");
    sandbox.fault(
        "{\"kind\":\"org-row-lock\",\"match\":\"%s\",\"times\":-1}".formatted(delete.last()));

    assertThatThrownBy(() -> sandbox.org.bind(plan, theirs, delete))
        .isInstanceOf(FailedCall.class)
        .satisfies(e -> {
          Failure failure = ((FailedCall) e).failure();
          assertThat(failure.message()).contains("takes 2 calls", "after 1 of them");
          assertThat(failure.hint()).contains("\"Save and Sync Order\" again", "goes on");
        });
    assertThat(keyed()).as("what is done stays").containsExactly(theirs);
    int left = sandbox.query("SELECT Id FROM OrderItem").size();
    assertThat(left).isBetween(3, 1002);

    sandbox.control("DELETE", "/_sandbox/faults", "");
    assertThat(sandbox.org.bind(plan, theirs, delete)).isInstanceOf(Bound.Open.class);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
    assertThat(sandbox.send(plan, Applied.NOTHING, true).orderId()).contains(theirs);
  }

  private String refusedToBind(Plan plan, String order, String line) {
    return ((Bound.Refused) sandbox.org.bind(plan, order, Set.of(line))).failure().message();
  }

  @Test
  void theFormerRecordLosesTheKeyAndItsLinesTheirs() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied first = sandbox.send(plan, Applied.NOTHING, false);
    String theirs = people(Orders.plan(41, Orders.draft()), "USD");

    var bound = (Bound.Open) sandbox.org.bind(plan, theirs, Set.of());

    assertThat(bound.former()).isEqualTo(first.orderId());
    assertThat(keyed()).containsExactly(theirs);
    assertThat(sandbox.query("SELECT Id FROM OrderItem WHERE Magento_Id__c != null")).hasSize(2);
  }

  @Test
  void whatStandsAgainstItIsSaid() {
    Plan plan = Orders.plan(42, Orders.draft());
    Applied other = sandbox.send(Orders.plan(7, Orders.draft()), Applied.NOTHING, false);
    assertThat(refused(plan, other.orderId().orElseThrow())).contains("main:7");
    assertThat(refused(plan, "801000000000000AAA")).contains("no Order");
    assertThat(refused(plan, people(Orders.plan(41, Orders.draft()), "EUR")))
        .contains("EUR", "USD");
    String book = sandbox.create("Pricebook2", Map.of("Name", "Partners", "IsActive", true));
    Plan elsewhere = Orders.with(plan, new Plan.Catalogue(true, book, false));
    assertThat(refused(elsewhere, people(Orders.plan(43, Orders.draft()), "USD")))
        .contains("price book \"Magento\"");
  }

  @Test
  void anOrderThatWasReducedIsNotBound() throws Exception {
    sandbox.switches("{\"reductionOrders\":true,\"negativeQuantities\":true}");
    Applied theirs = sandbox.send(Orders.plan(41, Orders.activated()), Applied.NOTHING, false);
    String id = theirs.orderId().orElseThrow();
    unkey("Order", id);
    var header = sandbox.query("SELECT AccountId, Pricebook2Id FROM Order").getFirst();
    sandbox.create(
        "Order",
        Map.of(
            "AccountId",
            Json.string(header, "AccountId"),
            "Pricebook2Id",
            Json.string(header, "Pricebook2Id"),
            "EffectiveDate",
            "2026-11-24",
            "CurrencyIsoCode",
            "USD",
            "Status",
            "Draft",
            "IsReductionOrder",
            true,
            "OriginalOrderId",
            id));
    assertThat(refused(Orders.plan(42, Orders.draft()), id)).contains("reduction orders: 0");
  }

  private String refused(Plan plan, String id) {
    return ((Bound.Refused) sandbox.org.examine(plan, id)).failure().message();
  }

  /** An order with the lines of the plan and one more of sku-2, made by people. */
  private String people(Plan like, String currency) {
    Applied made = sandbox.send(like, Applied.NOTHING, false);
    String id = made.orderId().orElseThrow();
    if (!currency.equals("USD")) {
      var header =
          sandbox.query("SELECT AccountId, Pricebook2Id FROM Order WHERE Id = '" + id + "'");
      return sandbox.create(
          "Order",
          Map.of(
              "AccountId",
              Json.string(header.getFirst(), "AccountId"),
              "Pricebook2Id",
              Json.string(header.getFirst(), "Pricebook2Id"),
              "EffectiveDate",
              "2026-11-24",
              "Status",
              "Draft",
              "CurrencyIsoCode",
              currency));
    }
    JsonNode line =
        sandbox
            .query(
                "SELECT PricebookEntryId FROM OrderItem WHERE OrderId = '"
                    + id
                    + "' AND Quantity = 2")
            .getFirst();
    sandbox.create(
        "OrderItem",
        Map.of(
            "OrderId",
            id,
            "PricebookEntryId",
            Json.string(line, "PricebookEntryId"),
            "Quantity",
            1,
            "UnitPrice",
            3));
    made.lineIds().values().forEach(item -> unkey("OrderItem", item));
    unkey("Order", id);
    return id;
  }

  private void unkey(String object, String id) {
    sandbox.change(object, id, Map.of("Magento_Id__c", ""));
  }

  private String sku(String sku, int quantity) {
    return Json.string(
        sandbox
            .query(
                "SELECT Id FROM OrderItem WHERE Product2.Magento_Sku__c = '%s' AND Quantity = %d"
                    .formatted(sku, quantity))
            .getFirst(),
        "Id");
  }

  private List<String> keyed() {
    return sandbox.query("SELECT Id FROM Order WHERE Magento_Id__c != null").stream()
        .map(order -> Json.string(order, "Id"))
        .toList();
  }
}
