package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrgIT extends RunningOrg {

  @Test
  void aBadSecretIsRefusedWith400() throws Exception {
    var answer = client.form("client_id=sandbox-client&client_secret=wrong");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"invalid_client\"");
  }

  @Test
  void anUpsertCreatesOnceAndThenUpdates() throws Exception {
    String url = BASE + "/sobjects/Account/Magento_Id__c/main:customer:7";
    var first = client.send("PATCH", url, Map.of("Name", "Ann"));
    var second = client.send("PATCH", url, Map.of("Name", "Ann Lee"));
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(client.object(second))
        .containsEntry("created", false)
        .containsEntry("id", client.object(first).get("id"));
    assertThat(second.headers().firstValue("Sforce-Limit-Info")).hasValue("api-usage=2/115000");
    assertThat(client.row("SELECT Name FROM Account WHERE Magento_Id__c = 'MAIN:customer:7'"))
        .containsEntry("Name", "Ann Lee");
  }

  @Test
  void badValuesAreRefusedWithTheFieldNamed() throws Exception {
    var unknown = client.send("POST", BASE + "/sobjects/Account", Map.of("Nope", 1));
    assertThat(unknown.body()).contains("INVALID_FIELD", "No such column 'Nope'");
    var missing = client.send("POST", BASE + "/sobjects/Contact", Map.of("FirstName", "A"));
    assertThat(missing.body()).contains("REQUIRED_FIELD_MISSING", "[LastName]");
    var tooLong = client.send("POST", BASE + "/sobjects/Account", Map.of("Name", "x".repeat(256)));
    assertThat(tooLong.body()).contains("STRING_TOO_LONG");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ann",
        "ann@",
        "@x.com",
        "ann@x",
        "ann@x.",
        "ann@x.com.",
        "ann@.x.com",
        "ann@x..com",
        "ann..lee@x.com",
        ".ann@x.com",
        "ann.@x.com",
        "ann lee@x.com",
        "ann@x .com",
        "\u00fc@x.com",
        "\"ann\"@x.com",
        "ann@b@x.com",
        "ann@-x.com",
        "ann@x.123"
      })
  void whatIsNoEmailAddressIsRefused(String email) throws Exception {
    var answer =
        client.send("POST", BASE + "/sobjects/Contact", Map.of("LastName", "A", "Email", email));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("INVALID_EMAIL_ADDRESS", "[\"Email\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@x.com", "a.b+c_d'e@sub.x-y.co", "A1@X.museum"})
  void whatIsOneIsTaken(String email) throws Exception {
    var answer =
        client.send("POST", BASE + "/sobjects/Contact", Map.of("LastName", "A", "Email", email));
    assertThat(answer.statusCode()).isEqualTo(201);
  }

  @Test
  void anOrderIsActivatedOnlyWithLinesAndThenLocksThem() throws Exception {
    String order = order("main:1");
    var patch = BASE + "/sobjects/Order/" + order;
    var empty = client.send("PATCH", patch, Map.of("Status", "Activated"));
    assertThat(empty.body()).contains("FAILED_ACTIVATION");
    client.create("OrderItem", line(order, 2, "12.345"));
    assertThat(client.send("PATCH", patch, Map.of("Status", "Activated")).statusCode())
        .isEqualTo(204);
    var late = client.send("POST", BASE + "/sobjects/OrderItem", line(order, 1, "1.00"));
    assertThat(late.body()).contains("ENTITY_IS_LOCKED");
    var gone = client.send("DELETE", patch, Map.of());
    assertThat(gone.body()).contains("DELETE_FAILED");
    var row =
        client.row(
            "SELECT TotalAmount, StatusCode, Account.Name, (SELECT UnitPrice FROM OrderItems)"
                + " FROM Order WHERE Id = '"
                + order
                + "'");
    assertThat(String.valueOf(row.get("TotalAmount"))).isEqualTo("24.70");
    assertThat(row).containsEntry("StatusCode", "Activated");
    assertThat(Json.asObject(row.get("Account"))).containsEntry("Name", "Ann");
    assertThat(Json.asList(Json.asObject(row.get("OrderItems")).get("records"))).hasSize(1);
  }

  @Test
  void aFailedGraphLeavesNothingAndItsNeighbourStays() throws Exception {
    var answer =
        client.send(
            "POST",
            BASE + "/composite/graph",
            Map.of("graphs", List.of(graph("a", "Ann"), graph("b", ""))));
    assertThat(answer.statusCode()).isEqualTo(200);
    var graphs =
        Json.asList(client.object(answer).get("graphs")).stream().map(Json::asObject).toList();
    assertThat(graphs.getFirst()).containsEntry("isSuccessful", true);
    assertThat(graphs.getLast()).containsEntry("isSuccessful", false);
    assertThat(Json.text(graphs.getLast())).contains("REQUIRED_FIELD_MISSING", "PROCESSING_HALTED");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
    assertThat(client.row("SELECT Account.Name FROM Contact").get("Account")).isNotNull();
    assertThat(client.get("/_sandbox/requests").body()).contains("\"graph\":1");
  }

  @Test
  void afterFourteenFailedGraphsTheRestIsHalted() throws Exception {
    var graphs =
        IntStream.range(0, 16).mapToObj(i -> graph("g" + i, i == 15 ? "good" : "")).toList();
    var answer = client.send("POST", BASE + "/composite/graph", Map.of("graphs", graphs));
    var last = Json.asObject(Json.asList(client.object(answer).get("graphs")).getLast());
    assertThat(last).containsEntry("isSuccessful", false);
    assertThat(client.query("SELECT Id FROM Account")).isEmpty();
  }

  @Test
  void aScriptedRowLockFailsOnlyTheGraphThatMatches() throws Exception {
    client.send("POST", "/_sandbox/faults", Map.of("kind", "org-row-lock", "match", "Bob"));
    var answer =
        client.send(
            "POST",
            BASE + "/composite/graph",
            Map.of("graphs", List.of(graph("a", "Ann"), graph("b", "Bob"))));
    assertThat(answer.body()).contains("UNABLE_TO_LOCK_ROW");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void collectionsReportEachRow() throws Exception {
    var good = Map.of("attributes", Map.of("type", "Account"), "Name", "Ann", "Magento_Id__c", "x");
    var bad = Map.of("attributes", Map.of("type", "Account"), "Magento_Id__c", "y");
    String url = BASE + "/composite/sobjects/Account/Magento_Id__c";
    var answer = client.send("PATCH", url, Map.of("records", List.of(good, bad)));
    assertThat(answer.body())
        .contains("\"created\":true", "\"statusCode\":\"REQUIRED_FIELD_MISSING\"");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
    var all = client.send("PATCH", url, Map.of("allOrNone", true, "records", List.of(good, bad)));
    assertThat(all.body()).contains("ALL_OR_NONE_OPERATION_ROLLED_BACK");
  }

  @Test
  void aNoteIsFoundByTheOrderItIsLinkedTo() throws Exception {
    String order = order("main:2");
    String note = client.create("ContentNote", Map.of("Title", "A <b>note", "Content", "aGk="));
    client.create(
        "ContentDocumentLink", Map.of("ContentDocumentId", note, "LinkedEntityId", order));
    var row =
        client.row(
            "SELECT ContentDocument.Title FROM ContentDocumentLink WHERE LinkedEntityId = '"
                + order
                + "'");
    assertThat(Json.asObject(row.get("ContentDocument"))).containsEntry("Title", "A <b>note");
    assertThat(client.get("/" + order.substring(0, 15)).body()).contains("A &lt;b&gt;note");
  }

  @Test
  void aDuplicateRuleRefusesASecondPersonWithTheSameEmail() throws Exception {
    client.send("PUT", "/_sandbox/switches", Map.of("duplicateRules", true));
    var ann = Map.<String, Object>of("LastName", "Lee", "Email", "ann@example.org");
    client.create("Contact", ann);
    var second = client.send("PATCH", BASE + "/sobjects/Contact/Magento_Id__c/k", ann);
    assertThat(second.statusCode()).isEqualTo(400);
    assertThat(second.body()).contains("DUPLICATES_DETECTED", "duplicateResut");
  }

  @Test
  void aDeletedRecordIsGoneFromQueriesButNotFromQueryAll() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann", "Magento_Id__c", "k"));
    String url = BASE + "/sobjects/Account/" + id;
    assertThat(client.send("DELETE", url, Map.of()).statusCode()).isEqualTo(204);
    assertThat(client.send("DELETE", url, Map.of()).body()).contains("ENTITY_IS_DELETED");
    assertThat(client.query("SELECT Id FROM Account")).isEmpty();
    var all =
        client.get(
            BASE
                + "/queryAll?q=SELECT+Id+FROM+Account+WHERE+Magento_Id__c='k'".replace("'", "%27"));
    assertThat(all.body()).contains(id);
  }

  @Test
  void committedRecordsSurviveARestart() throws Exception {
    client.create("Account", Map.of("Name", "Ann", "Magento_Id__c", "k"));
    restart();
    assertThat(client.query("SELECT Id FROM Account WHERE Magento_Id__c = 'k'")).hasSize(1);
    assertThat(client.query("SELECT Id FROM Pricebook2")).hasSize(2);
  }

  private static Map<String, Object> graph(String id, String lastName) {
    var account =
        Map.of(
            "method",
            "PATCH",
            "url",
            BASE + "/sobjects/Account/Magento_Id__c/" + id,
            "referenceId",
            "account",
            "body",
            Map.of("Name", "Account " + id));
    var contact =
        Map.of(
            "method",
            "POST",
            "url",
            BASE + "/sobjects/Contact",
            "referenceId",
            "contact",
            "body",
            Map.of("LastName", lastName, "AccountId", "@{account.id}"));
    return Map.of("graphId", id, "compositeRequest", List.of(account, contact));
  }
}
