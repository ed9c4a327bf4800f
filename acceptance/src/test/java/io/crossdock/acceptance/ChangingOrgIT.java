package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Case 17: an org that changes while Crossdock runs. The next order arrives, without the one value
 * where it must, with a warning that names it; when the org is as it was, all of it is there again.
 * Nothing is restarted and nothing saved anew.
 */
class ChangingOrgIT extends InOnePlace {

  ChangingOrgIT() {
    super(0);
  }

  @BeforeAll
  void mapped() {
    place.orgSwitch("{\"ownFields\":true}");
    api.map(
        """
        [{"object":"Order","field":"Remark__c","expression":"'remark ' & increment_id"},
         {"object":"Order","field":"Agent__c","expression":"'agent ' & increment_id"},
         {"object":"Order","field":"Occasion__c","expression":"'Gift'"},
         {"object":"OrderItem","field":"Engraving__c","expression":"'engraved ' & sku"},
         {"object":"Contact","field":"Nickname__c","expression":"'nick ' & customer_firstname"}]\
        """);
    long first = arrives();
    assertThat(warnings(first)).isEmpty();
    assertThat(place.inOrg(first, "Occasion__c")).isEqualTo("Gift");
  }

  @DisplayName("17: a mapped field becomes read-only, and writable again")
  @Test
  void aFieldBecomesReadOnly() {
    place.orgSwitch("{\"readOnlyFields\":[\"Order.Remark__c\"]}");
    long next = arrives();
    lacks(next, "Remark__c", "Order.Remark__c is mapped, but Crossdock's user may not write");
    assertThat(place.inOrg(next, "Agent__c")).startsWith("agent");
    place.orgSwitch("{\"readOnlyFields\":[]}");
    heals(next, "Remark__c");
  }

  @DisplayName("17: a mapped field is deleted, and restored")
  @Test
  void aFieldIsDeleted() {
    place.orgSwitch("{\"deletedFields\":[\"Order.Agent__c\"]}");
    long next = arrives();
    assertThat(warnings(next)).contains("Order.Agent__c is mapped, but the org has no such field");
    assertThat(place.inOrg(next, "Remark__c")).startsWith("remark");
    place.orgSwitch("{\"deletedFields\":[]}");
    heals(next, "Agent__c");
  }

  @DisplayName("17: the same for fields of lines and customers, all in one moment")
  @Test
  void fieldsOfLinesAndCustomersChange() {
    place.orgSwitch(
        """
        {"deletedFields":["OrderItem.Engraving__c"],"readOnlyFields":["Contact.Nickname__c"]}\
        """);
    long next = arrives();
    assertThat(warnings(next))
        .contains("OrderItem.Engraving__c is mapped", "Contact.Nickname__c is mapped");
    place.orgSwitch("{\"deletedFields\":[],\"readOnlyFields\":[]}");
    presses(next);
    String of = "OrderItem WHERE Order.Magento_Id__c = 'main:" + next + "' AND Engraving__c = ";
    assertThat(place.count(of + "'engraved LAB-MUG'")).isEqualTo(1);
  }

  @DisplayName("17: a mapped value's picklist takes it no more, and takes it again")
  @Test
  void aValueEnds() {
    place.orgSwitch("{\"endedValues\":[\"Order.Occasion__c Gift\"]}");
    long next = arrives();
    lacks(next, "Occasion__c", "Order.Occasion__c ('Gift') was left out");
    place.orgSwitch("{\"endedValues\":[]}");
    heals(next, "Occasion__c");
  }

  @DisplayName("17: a mapped text's field is made shorter, and longer again")
  @Test
  void aFieldIsShortened() {
    place.orgSwitch("{\"fieldLengths\":[\"Order.Remark__c 8\"]}");
    long next = arrives();
    assertThat(warnings(next)).contains("Order.Remark__c was");
    assertThat(place.inOrg(next, "Remark__c").length()).isLessThanOrEqualTo(8);
    place.orgSwitch("{\"fieldLengths\":[]}");
    heals(next, "Remark__c");
    assertThat(place.inOrg(next, "Remark__c")).startsWith("remark 0");
  }

  @DisplayName("17: lists of states and countries are switched on, and off")
  @Test
  void listsAreSwitchedOn() {
    assertThat(place.inOrg(arrives(), "ShippingCountry")).isEqualTo("US");
    place.orgSwitch("{\"statePicklists\":true}");
    long next = arrives();
    assertThat(place.inOrg(next, "ShippingStateCode")).isEqualTo("CA");
    assertThat(place.inOrg(next, "ShippingCountry")).isEqualTo("United States");
    place.orgSwitch("{\"statePicklists\":false}");
    assertThat(place.inOrg(arrives(), "ShippingCountry")).isEqualTo("US");
  }

  @DisplayName("17: the status of activated orders is renamed, and named as it was")
  @Test
  void theActivatedStatusIsRenamed() {
    place.renameStatus("Activated", "Shipped");
    long shipped = complete();
    assertThat(place.inOrg(shipped, "Status")).isEqualTo("Shipped");
    place.renameStatus("Shipped", "Activated");
    assertThat(place.inOrg(complete(), "Status")).isEqualTo("Activated");
    place.comment(shipped, "Still served.");
    api.notice(shipped);
    soon().until(() -> place.notes(shipped).size() == 1);
    assertThat(place.inOrg(shipped, "Status")).isEqualTo("Activated");
  }

  @DisplayName("17: a status that the map names is renamed: its orders say so, all others arrive")
  @Test
  void aStatusOfTheMapIsRenamed() {
    api.set(
        "status-map",
        "\"complete = Activated\\nclosed = Activated\\nprocessing = Order Processing\"");
    place.renameStatus("Order Processing", "In Work");
    long processing = place.buy("LAB-MUG", 1, "processing@example.com");
    place.shopDo("/order/" + processing + "/invoice", "{}");
    api.notice(processing);
    soon().until(() -> code(processing).equals("status-vanished"));
    assertThat(api.order(processing).path("reason").asString())
        .contains("no Order status \"Order Processing\" any more, which Status map names");
    assertThat(warnings(arrives())).isEmpty();
    place.renameStatus("In Work", "Order Processing");
    presses(processing);
    assertThat(place.inOrg(processing, "Status")).isEqualTo("Order Processing");
    api.set("status-map", "null");
  }

  @DisplayName("an org without the objects of shipments and invoices is served as before")
  @Test
  void theObjectsOfDocumentsAreNotThere() {
    place.orgSwitch("{\"documents\":false}");
    assertThat(warnings(arrives())).isEmpty();
    assertThat(warnings(complete())).isEmpty();
    var page =
        Visitor.signedIn(crossdock.url(), "admin", "admin").page("/salesforce/orders?tab=advanced");
    assertThat(page.body())
        .contains("A Salesforce administrator deploys Crossdock's Salesforce package");
    place.orgSwitch("{\"documents\":true}");
  }

  /** An order that is paid and shipped, and in sync. */
  private long complete() {
    long id = place.buy("LAB-MUG", 1, "complete@example.com");
    place.shopDo("/order/" + id + "/invoice", "{}");
    place.shopDo("/order/" + id + "/ship", "{}");
    api.notice(id);
    soon().until(() -> place.statusInOrg(id).equals("complete"));
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(api.outcomes(id)).doesNotContain("blocked", "retry");
    return id;
  }

  /** The next order; it does, and says nothing of waiting. */
  private long arrives() {
    long id = place.buy("LAB-MUG", 1, "next@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(api.outcomes(id)).doesNotContain("blocked", "retry");
    assertThat(gates()).as("the org is in no trouble").isEmpty();
    return id;
  }

  private void lacks(long id, String field, String warning) {
    assertThat(warnings(id)).contains(warning);
    assertThat(place.inOrg(id, field)).isEmpty();
  }

  /** Whoever has put the org right presses for this order; the next one has it by itself. */
  private void heals(long id, String field) {
    presses(id);
    assertThat(place.inOrg(id, field)).isNotEmpty();
    long next = arrives();
    assertThat(place.inOrg(next, field)).isNotEmpty();
    assertThat(warnings(next)).isEmpty();
  }

  /** Again, as the org is not described for each press of a moment. */
  private void presses(long id) {
    await()
        .atMost(Patience.SOON)
        .pollInterval(Duration.ofSeconds(3))
        .until(() -> {
          if (api.syncStatus(id).equals("in_sync") && warnings(id).isEmpty()) {
            return true;
          }
          api.sync(id);
          return false;
        });
  }

  private String warnings(long id) {
    return String.join(
        "\n", api.order(id).path("warnings").valueStream().map(JsonNode::asString).toList());
  }

  private String code(long id) {
    return api.order(id).path("reasonCode").asString("");
  }

  private String gates() {
    JsonNode status =
        Http.send("GET", crossdock.url() + "/api/v1/status", "demo-token", null).json();
    return status.path("gates").path(0).path("code").asString("");
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
