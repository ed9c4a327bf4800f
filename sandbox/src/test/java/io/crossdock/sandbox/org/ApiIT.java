package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Describe, paging, limits, bulk jobs. */
class ApiIT extends RunningOrg {

  @Test
  void describeTellsTypesLengthsAndKeys() throws Exception {
    var described = client.object(client.get(BASE + "/sobjects/Order/describe"));
    var fields = Json.asList(described.get("fields")).stream().map(Json::asObject).toList();
    assertThat(fields)
        .anySatisfy(f ->
            assertThat(f)
                .containsEntry("name", "Magento_Id__c")
                .containsEntry("externalId", true)
                .containsEntry("unique", true)
                .containsEntry("length", 120))
        .anySatisfy(f ->
            assertThat(f)
                .containsEntry("name", "TotalAmount")
                .containsEntry("createable", false)
                .containsEntry("scale", 2));
    assertThat(client.get(BASE + "/sobjects/").body()).contains("\"keyPrefix\":\"801\"");
  }

  @Test
  void aLongResultComesInPagesThatTogetherHoldEachRowOnce() throws Exception {
    var rows =
        IntStream.range(0, 200)
            .mapToObj(i -> Map.of("attributes", Map.of("type", "Account"), "Name", "Account " + i))
            .toList();
    for (int i = 0; i < 3; i++) {
      client.send("POST", BASE + "/composite/sobjects", Map.of("records", rows));
    }
    var page = client.object(client.paged(BASE + "/query/?q=SELECT+Id+FROM+Account", 250));
    assertThat(page).containsEntry("totalSize", 600).containsEntry("done", false);
    var seen = new java.util.HashSet<Object>(Json.asList(page.get("records")));
    while (Boolean.FALSE.equals(page.get("done"))) {
      page = client.object(client.get(String.valueOf(page.get("nextRecordsUrl"))));
      seen.addAll(Json.asList(page.get("records")));
    }
    assertThat(seen).hasSize(600);
    refused(client.get(BASE + "/query/01gSB0000000009AAAx250-250"), 400, "INVALID_QUERY_LOCATOR");
  }

  @Test
  void everyRequestCountsAndThePastTheLimitIsRefused() throws Exception {
    client.send("PUT", "/_sandbox/requests", Map.of("max", 10, "total", 9));
    var last = client.get(BASE + "/limits/");
    assertThat(last.headers().firstValue("Sforce-Limit-Info")).hasValue("api-usage=10/10");
    assertThat(last.body()).contains("\"Remaining\":0");
    refused(client.get(BASE + "/limits"), 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests");
    client.send("POST", "/_sandbox/requests/reset", Map.of());
    assertThat(client.get(BASE + "/limits").statusCode()).isEqualTo(200);
  }

  @Test
  void malformedAndUnknownThingsAreRefusedWithTheirCodes() throws Exception {
    refused(client.get(BASE + "/query?q=SELEKT"), 400, "MALFORMED_QUERY");
    refused(client.get(BASE + "/query?q=SELECT+Id+FROM+Nope"), 400, "INVALID_TYPE");
    refused(client.get(BASE + "/query?q=SELECT+Nope+FROM+Order"), 400, "INVALID_FIELD");
    refused(client.get(BASE + "/nope"), 404, "NOT_FOUND");
    refused(client.get("/services/data/v29.0/limits"), 410, "UNSUPPORTED_API_VERSION");
    refused(client.send("PUT", BASE + "/sobjects/Account", Map.of()), 405, "METHOD_NOT_ALLOWED");
  }

  @Test
  void theFaultsPageNamesEveryKindAndAnUnknownKindIsRefused() throws Exception {
    assertThat(client.get("/_sandbox/faults").body())
        .contains("org-row-lock", "perRecordMillis", "late-commit", "chance");
    refused(client.send("POST", "/_sandbox/faults", Map.of("kind", "nope")), 400, "must be one of");
    client.send("POST", "/_sandbox/faults", Map.of("kind", "org-concurrency"));
    refused(client.get(BASE + "/limits"), 403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentRequests");
    assertThat(client.get("/").body()).contains("/_sandbox/limits", "color-scheme:light dark");
  }

  @Test
  void aBulkJobIsWorkedOffAndTellsWhatBecameOfEachRow() throws Exception {
    var job = contactsJob();
    assertThat(job).containsEntry("state", "Open");
    String url = BASE + "/jobs/ingest/" + job.get("id");
    client.create("Account", Map.of("Name", "Ann", "Magento_Id__c", "acc"));
    String csv =
        "Magento_Id__c,LastName,Description,Account.Magento_Id__c\n"
            + "a,\"Lee, \"\"Ann\"\"\",\"two\nlines\",acc\n"
            + "b,,x,\n";
    assertThat(client.csv("/" + job.get("contentUrl"), csv).statusCode()).isEqualTo(201);
    refused(client.send("PATCH", url, Map.of("state", "UploadComplete")), 200, "UploadComplete");
    refused(
        client.get(url),
        200,
        "\"state\":\"JobComplete\"",
        "\"numberRecordsProcessed\":2",
        "\"numberRecordsFailed\":1");
    assertThat(client.get(url + "/successfulResults/").body())
        .startsWith("\"sf__Id\",\"sf__Created\",\"Magento_Id__c\"")
        .contains("\"Lee, \"\"Ann\"\"\"");
    assertThat(client.get(url + "/failedResults").body())
        .contains("REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName--");
    assertThat(client.row("SELECT LastName, Account.Name FROM Contact"))
        .containsEntry("LastName", "Lee, \"Ann\"")
        .extractingByKey("Account")
        .isNotNull();
    refused(client.send("PATCH", url, Map.of("state", "Aborted")), 400, "INVALIDJOBSTATE");
    assertThat(List.of(client.send("DELETE", url, Map.of()).statusCode())).containsExactly(204);
  }

  @Test
  void aSlowBulkJobIsInProgressUntilItsRowsHaveHadTheirTime() throws Exception {
    client.send(
        "POST", "/_sandbox/faults", Map.of("kind", "org-slow-jobs", "perRecordMillis", 3_600_000));
    var job = contactsJob();
    String url = BASE + "/jobs/ingest/" + job.get("id");
    client.csv("/" + job.get("contentUrl"), "Magento_Id__c,LastName\na,Lee\n");
    client.send("PATCH", url, Map.of("state", "UploadComplete"));
    refused(client.get(url), 200, "\"state\":\"InProgress\"");
    refused(client.send("PATCH", url, Map.of("state", "Aborted")), 400, "INVALIDJOBSTATE");
  }

  private Map<String, Object> contactsJob() throws Exception {
    return client.object(
        client.send(
            "POST",
            BASE + "/jobs/ingest",
            Map.of(
                "object",
                "Contact",
                "operation",
                "upsert",
                "externalIdFieldName",
                "Magento_Id__c",
                "contentType",
                "CSV",
                "lineEnding",
                "LF")));
  }
}
