package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecycleBinIT extends RunningOrg {

  @Test
  void aMergedContactLiesInTheBinWithItsWinnersIdAndItsOrdersMove() throws Exception {
    String account = client.create("Account", Map.of("Name", "Ann"));
    String winner = contact("a", account);
    String loser = contact("b", account);
    String order = order("main:1");
    patch("Order", order, Map.of("BillToContactId", loser));
    var merged = merge("Contact", winner, loser);
    assertThat(merged.body()).contains("\"success\":true", order);
    assertThat(all("SELECT MasterRecordId, IsDeleted FROM Contact WHERE Id = '" + loser + "'"))
        .containsEntry("MasterRecordId", winner)
        .containsEntry("IsDeleted", true);
    assertThat(client.row("SELECT BillToContactId FROM Order"))
        .containsEntry("BillToContactId", winner);
    refused(client.get(BASE + "/sobjects/Contact/" + loser), 404, "ENTITY_IS_DELETED");
    refused(
        client.send("PATCH", BASE + "/sobjects/Contact/" + loser, Map.of("LastName", "x")),
        404,
        "ENTITY_IS_DELETED");
    refused(
        client.send("PATCH", BASE + "/sobjects/Order/" + order, Map.of("ShipToContactId", loser)),
        400,
        "ENTITY_IS_DELETED",
        "ShipToContactId");
  }

  @Test
  void aMergedAccountHandsItsContactsAndOrdersOverAndItsKeyIsFreeAgain() throws Exception {
    String winner = client.create("Account", Map.of("Name", "Ann"));
    String loser = client.create("Account", Map.of("Name", "Anne", "Magento_Id__c", "k"));
    String contact = contact("c", loser);
    assertThat(merge("Account", winner, loser).statusCode()).isEqualTo(200);
    assertThat(client.row("SELECT AccountId FROM Contact WHERE Id = '" + contact + "'"))
        .containsEntry("AccountId", winner);
    client.create("Account", Map.of("Name", "New", "Magento_Id__c", "k"));
    var back = client.send("POST", "/_sandbox/undelete", Map.of("ids", List.of(loser)));
    assertThat(back.body()).contains("DUPLICATE_VALUE");
  }

  @Test
  void onlyLiveRecordsOfOneKindAreMerged() throws Exception {
    String winner = client.create("Account", Map.of("Name", "Ann"));
    String gone = client.create("Account", Map.of("Name", "Anne"));
    client.send("DELETE", BASE + "/sobjects/Account/" + gone, Map.of());
    refused(merge("Account", winner, gone), 400, "ENTITY_IS_DELETED");
    refused(merge("Account", winner, winner), 400, "INVALID_ARGUMENT");
    refused(merge("Order", winner, gone), 400, "INVALID_TYPE");
  }

  @Test
  void anUndeletedOrderComesBackWithItsLines() throws Exception {
    String order = order("main:1");
    client.create("OrderItem", line(order, 2, "5.00"));
    assertThat(client.send("DELETE", BASE + "/sobjects/Order/" + order, Map.of()).statusCode())
        .isEqualTo(204);
    assertThat(client.query("SELECT Id FROM OrderItem")).isEmpty();
    var back = client.send("POST", "/_sandbox/undelete", Map.of("ids", List.of(order)));
    assertThat(back.body()).contains("\"success\":true");
    assertThat(client.query("SELECT Id FROM OrderItem")).hasSize(1);
    assertThat(String.valueOf(client.row("SELECT TotalAmount FROM Order").get("TotalAmount")))
        .isEqualTo("10.00");
  }

  @Test
  void aDeletedAccountTakesItsContactsAndDraftOrdersAlongButNeverAnActivatedOrder()
      throws Exception {
    String order = order("main:1");
    String account = String.valueOf(client.row("SELECT AccountId FROM Order").get("AccountId"));
    contact("a", account);
    client.create("OrderItem", line(order, 1, "5.00"));
    patch("Order", order, Map.of("Status", "Activated"));
    String url = BASE + "/sobjects/Account/" + account;
    refused(client.send("DELETE", url, Map.of()), 400, "DELETE_FAILED");
    assertThat(client.query("SELECT Id FROM Contact")).hasSize(1);
    patch("Order", order, Map.of("Status", "Draft"));
    assertThat(client.send("DELETE", url, Map.of()).statusCode()).isEqualTo(204);
    assertThat(client.query("SELECT Id FROM Contact")).isEmpty();
    assertThat(client.query("SELECT Id FROM Order")).isEmpty();
    client.send("POST", "/_sandbox/undelete", Map.of("ids", List.of(account)));
    assertThat(client.query("SELECT Id FROM OrderItem")).hasSize(1);
  }

  @Test
  void whatIsPurgedWasNeverThere() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann"));
    var tooEarly = client.send("POST", "/_sandbox/purge", Map.of("ids", List.of(id)));
    assertThat(tooEarly.body()).contains("DELETE_FAILED");
    client.send("DELETE", BASE + "/sobjects/Account/" + id, Map.of());
    client.send("POST", "/_sandbox/purge", Map.of("ids", List.of(id)));
    refused(client.get(BASE + "/sobjects/Account/" + id), 404, "NOT_FOUND");
  }

  @Test
  void deletedAndUpdatedRecordsAreListedForAPeriod() throws Exception {
    String kept = client.create("Account", Map.of("Name", "Ann"));
    String gone = client.create("Account", Map.of("Name", "Anne"));
    client.send("DELETE", BASE + "/sobjects/Account/" + gone, Map.of());
    String period = "/?start=2020-01-01T00:00:00%2B00:00&end=2099-01-01T00:00:00Z";
    assertThat(client.get(BASE + "/sobjects/Account/deleted" + period).body())
        .contains(gone)
        .doesNotContain(kept);
    assertThat(client.get(BASE + "/sobjects/Account/updated" + period).body())
        .contains(kept)
        .doesNotContain(gone);
  }

  private java.net.http.HttpResponse<String> merge(String object, String winner, String loser)
      throws Exception {
    return client.send(
        "POST",
        "/_sandbox/merge",
        Map.of("object", object, "winner", winner, "losers", List.of(loser)));
  }

  private String contact(String key, String account) throws Exception {
    return client.create(
        "Contact", Map.of("LastName", "Lee", "AccountId", account, "Magento_Id__c", key));
  }

  private void patch(String object, String id, Map<String, Object> body) throws Exception {
    var answer = client.send("PATCH", BASE + "/sobjects/" + object + "/" + id, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private Map<String, Object> all(String soql) throws Exception {
    var answer =
        client.get(BASE + "/queryAll?q=" + URLEncoder.encode(soql, StandardCharsets.UTF_8));
    return io.crossdock.sandbox.http.Json.asObject(
        io.crossdock.sandbox.http.Json.asList(client.object(answer).get("records")).getFirst());
  }
}
