package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompositesIT extends RunningOrg {

  @Test
  void referencesCarryIdsFromOneSubrequestToTheNext() throws Exception {
    var answer =
        composite(
            false,
            sub("POST", "/sobjects/Account", "a", Map.of("Name", "Ann")),
            sub(
                "POST",
                "/sobjects/Contact",
                "c",
                Map.of("LastName", "Lee", "AccountId", "@{a.id}")),
            sub("GET", "/query?q=SELECT+Name+FROM+Account+WHERE+Id='@{a.id}'", "q", Map.of()));
    assertThat(answer).contains("\"httpStatusCode\":201", "\"Name\":\"Ann\"");
  }

  @Test
  void aFailedSubrequestHaltsThoseThatNeedItAndNoOthers() throws Exception {
    var answer =
        composite(
            false,
            sub("POST", "/sobjects/Account", "a", Map.of()),
            sub(
                "POST",
                "/sobjects/Contact",
                "c",
                Map.of("LastName", "Lee", "AccountId", "@{a.id}")),
            sub("POST", "/sobjects/Account", "b", Map.of("Name", "Bob")));
    assertThat(answer).contains("REQUIRED_FIELD_MISSING", "PROCESSING_HALTED");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void allOrNoneRollsBackAlsoWhenOnlyARowOfAnInnerCollectionFailed() throws Exception {
    var rows =
        List.of(
            Map.of("attributes", Map.of("type", "Account"), "Name", "good"),
            Map.of("attributes", Map.of("type", "Account")));
    var answer =
        composite(
            true,
            sub("POST", "/sobjects/Account", "a", Map.of("Name", "Ann")),
            sub(
                "POST",
                "/composite/sobjects",
                "rows",
                Map.of("allOrNone", false, "records", rows)));
    assertThat(answer).contains("PROCESSING_HALTED", "\"success\":true", "\"success\":false");
    assertThat(client.query("SELECT Id FROM Account")).isEmpty();
  }

  @Test
  void withoutCollationTheListOrderHolds() throws Exception {
    turn("reorderUnreferencedNodes", true);
    String url = "/sobjects/Account/Magento_Id__c/k";
    for (boolean collate : List.of(true, false)) {
      var body =
          Map.of(
              "collateSubrequests",
              collate,
              "compositeRequest",
              List.of(
                  sub("PATCH", url, "one", Map.of("Name", "first")),
                  sub("PATCH", url, "two", Map.of("Name", "second"))));
      client.send("POST", BASE + "/composite", body);
      assertThat(client.row("SELECT Name FROM Account"))
          .containsEntry("Name", collate ? "first" : "second");
    }
  }

  @Test
  void limitsOfTheEnvelopeAreKept() throws Exception {
    var many =
        IntStream.range(0, 26)
            .mapToObj(i -> sub("GET", "/sobjects/Account", "r" + i, Map.of()))
            .toList();
    refused(send("/composite", Map.of("compositeRequest", many)), 400, "1 to 25");
    var queries =
        IntStream.range(0, 6)
            .mapToObj(i -> sub("GET", "/query?q=SELECT+Id+FROM+Account", "r" + i, Map.of()))
            .toList();
    refused(send("/composite", Map.of("compositeRequest", queries)), 400, "at most 5");
    var header =
        Map.of(
            "method",
            "GET",
            "url",
            BASE + "/sobjects/Account",
            "referenceId",
            "a",
            "httpHeaders",
            Map.of("Authorization", "x"));
    refused(send("/composite", Map.of("compositeRequest", List.of(header))), 400, "header");
  }

  @Test
  void aTreeIsCreatedWholeOrNotAtAll() throws Exception {
    var answer = send("/composite/tree/Account", tree("Lee"));
    refused(answer, 201, "\"hasErrors\":false", "\"referenceId\":\"c\"");
    assertThat(client.row("SELECT Account.Name FROM Contact").get("Account")).isNotNull();
    var failed = send("/composite/tree/Account", tree(""));
    refused(failed, 400, "\"hasErrors\":true", "\"referenceId\":\"c\"", "REQUIRED_FIELD_MISSING");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void aBatchAnswersEachAndHaltsOnlyIfAsked() throws Exception {
    var requests =
        List.of(
            Map.of("method", "GET", "url", "v66.0/limits"),
            Map.of("method", "GET", "url", "v66.0/sobjects/Account/001000000000000"),
            Map.of(
                "method",
                "POST",
                "url",
                "v66.0/sobjects/Account",
                "richInput",
                Map.of("Name", "Ann")));
    var on = send("/composite/batch", Map.of("batchRequests", requests));
    refused(on, 200, "\"hasErrors\":true", "\"statusCode\":404", "\"statusCode\":201");
    var halted = send("/composite/batch", Map.of("batchRequests", requests, "haltOnError", true));
    refused(halted, 200, "BATCH_PROCESSING_HALTED", "\"statusCode\":412");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
  }

  private static Map<String, Object> tree(String lastName) {
    var contact =
        Map.of("attributes", Map.of("type", "Contact", "referenceId", "c"), "LastName", lastName);
    var account =
        Map.of(
            "attributes",
            Map.of("type", "Account", "referenceId", "a"),
            "Name",
            "Ann",
            "Contacts",
            Map.of("records", List.of(contact)));
    return Map.of("records", List.of(account));
  }

  private static Map<String, Object> sub(
      String method, String path, String reference, Map<String, Object> body) {
    return Map.of("method", method, "url", BASE + path, "referenceId", reference, "body", body);
  }

  private String composite(boolean allOrNone, Object... subrequests) throws Exception {
    var answer =
        send(
            "/composite", Map.of("allOrNone", allOrNone, "compositeRequest", List.of(subrequests)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(Json.asList(client.object(answer).get("compositeResponse")))
        .hasSize(subrequests.length);
    return answer.body();
  }

  private java.net.http.HttpResponse<String> send(String path, Object body) throws Exception {
    return client.send("POST", BASE + path, body);
  }
}
