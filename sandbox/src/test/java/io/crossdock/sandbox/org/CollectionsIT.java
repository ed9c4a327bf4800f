package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What collections and bulk jobs refuse, row by row or as a whole. */
class CollectionsIT extends RunningOrg {

  private static final String UPSERT = "/composite/sobjects/Account/Magento_Id__c";

  @Test
  void aKeyThatIsThereTwiceFailsInEveryRowThatHasIt() throws Exception {
    var rows = codes(upsert("a", "B", "c", "A", "b"));
    assertThat(rows)
        .containsExactly(
            "DUPLICATE_VALUE Duplicate external id specified: a",
            "DUPLICATE_VALUE Duplicate external id specified: B",
            "",
            "DUPLICATE_VALUE Duplicate external id specified: A",
            "DUPLICATE_VALUE Duplicate external id specified: b");
    assertThat(client.query("SELECT Id FROM Account")).hasSize(1);
  }

  @Test
  void aKeyThatIsThereTwiceUndoesAllOrNone() throws Exception {
    var answer =
        client.send(
            "PATCH",
            BASE + UPSERT,
            Map.of(
                "allOrNone", true, "records", List.of(account("a"), account("b"), account("A"))));
    assertThat(codes(answer))
        .extracting(c -> c.split(" ", -1)[0])
        .containsExactly("DUPLICATE_VALUE", "ALL_OR_NONE_OPERATION_ROLLED_BACK", "DUPLICATE_VALUE");
    assertThat(client.query("SELECT Id FROM Account")).isEmpty();
  }

  @Test
  void aRowToUpsertHasItsKeyAndNoIdAndTheTypeOfTheAddress() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann"));
    var withId = with(account("a"), "Id", id);
    var without = with(account(""), "Name", "x");
    var contact = with(account("b"), "attributes", Map.of("type", "Contact"));
    assertThat(codes(send("PATCH", UPSERT, withId, without, contact)))
        .containsExactly(
            "INVALID_FIELD The Id field should not be specified in the sobject data.",
            "MISSING_ARGUMENT Magento_Id__c not specified",
            "INVALID_TYPE the records of an upsert are all of one type");
  }

  @Test
  void anIdThatCanNotBeUpdatedFailsInItsRowAlone() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann"));
    String gone = client.create("Account", Map.of("Name", "Gone"));
    client.send("DELETE", BASE + "/sobjects/Account/" + gone, Map.of());
    String contact = client.create("Contact", Map.of("LastName", "Lee"));
    assertThat(
            codes(
                send(
                    "PATCH",
                    "/composite/sobjects",
                    update(id),
                    update("001SB0000zzzzzz"),
                    update(gone),
                    update("nonsense"),
                    update(contact),
                    with(update(id), "id", ""))))
        .containsExactly(
            "",
            "INVALID_CROSS_REFERENCE_KEY invalid cross reference id",
            "ENTITY_IS_DELETED entity is deleted",
            "MALFORMED_ID malformed id nonsense",
            "MALFORMED_ID Account ID: id value of incorrect type: " + contact,
            "MISSING_ARGUMENT Id not specified in an update call");
    assertThat(client.row("SELECT Phone FROM Account")).containsEntry("Phone", "1");
  }

  @Test
  void anIdThatIsThereTwiceFailsInEveryRowThatHasIt() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann"));
    String other = client.create("Account", Map.of("Name", "Bob"));
    assertThat(
            codes(
                send(
                    "PATCH",
                    "/composite/sobjects",
                    update(id),
                    update(other),
                    update(id.substring(0, 15)))))
        .containsExactly(
            "DUPLICATE_VALUE Duplicate id specified: " + id,
            "",
            "DUPLICATE_VALUE Duplicate id specified: " + id.substring(0, 15));
  }

  @Test
  void deletedAreOnlyIdsThatAreThere() throws Exception {
    String id = client.create("Account", Map.of("Name", "Ann"));
    var answer =
        client.send(
            "DELETE",
            BASE + "/composite/sobjects?ids=" + id + ",nonsense,001SB0000zzzzzz," + id,
            Map.of());
    assertThat(codes(answer))
        .containsExactly(
            "",
            "MALFORMED_ID malformed id nonsense",
            "INVALID_CROSS_REFERENCE_KEY invalid cross reference id",
            "ENTITY_IS_DELETED entity is deleted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH"})
  void aRecordWithoutATypeOrOfNoneOrTooManyRecordsAreRefusedWhole(String method) throws Exception {
    var untyped = Map.<String, Object>of("Name", "Ann");
    refused(send(method, "/composite/sobjects", untyped), 400, "INVALID_INPUT", "type");
    var unknown = with(account("a"), "attributes", Map.of("type", "Nope"));
    refused(send(method, "/composite/sobjects", account("a"), unknown), 400, "INVALID_TYPE");
    var many = IntStream.range(0, 201).mapToObj(i -> account("k" + i)).toList();
    refused(all(method, "/composite/sobjects", many), 400, "EXCEEDED_ID_LIMIT");
    assertThat(client.query("SELECT Id FROM Account")).isEmpty();
  }

  @Test
  void theTypesOfACollectionChangeNotTooOften() throws Exception {
    var rows = new ArrayList<Map<String, ?>>();
    for (int i = 0; i < 11; i++) {
      rows.add(
          Map.of(
              "attributes",
              Map.of("type", i % 2 == 0 ? "Account" : "Contact"),
              i % 2 == 0 ? "Name" : "LastName",
              "x"));
    }
    refused(all("POST", "/composite/sobjects", rows), 400, "more than 10 chunks");
    rows.removeLast();
    assertThat(codes(all("POST", "/composite/sobjects", rows))).containsOnly("").hasSize(10);
  }

  @Test
  void aSingleRecordThatIsNotThereIsRefusedByWhatWasAskedOfIt() throws Exception {
    String url = BASE + "/sobjects/Account/";
    refused(client.get(url + "001SB0000zzzzzz"), 404, "NOT_FOUND", "does not exist");
    refused(
        client.send("PATCH", url + "001SB0000zzzzzz", Map.of("Name", "x")),
        404,
        "INVALID_CROSS_REFERENCE_KEY");
    refused(
        client.send("DELETE", url + "001SB0000zzzzzz", Map.of()),
        404,
        "INVALID_CROSS_REFERENCE_KEY");
    refused(client.get(url + "nonsense"), 404, "NOT_FOUND", "Provided external ID field");
  }

  @Test
  void aBulkJobRefusesEveryRowWhoseKeyIsThereTwice() throws Exception {
    assertThat(failed("upsert", "Magento_Id__c,Name\nk,a\nx,b\nK,c\n,d\n"))
        .contains(
            "DUPLICATE_VALUE:Duplicate external id specified: k:Magento_Id__c--",
            "DUPLICATE_VALUE:Duplicate external id specified: K:Magento_Id__c--",
            "MISSING_ARGUMENT:Magento_Id__c not specified")
        .doesNotContain("\"x\"");
    String id = String.valueOf(client.row("SELECT Id FROM Account").get("Id"));
    String update = "Id,Name\n%s,a\n%s,b\nnonsense,c\n".formatted(id, id.substring(0, 15));
    assertThat(failed("update", update))
        .contains(
            "DUPLICATE_VALUE:Duplicate id specified: " + id + ":Id--",
            "MALFORMED_ID:malformed id nonsense");
    assertThat(failed("delete", "Id\n001SB0000zzzzzz\n")).contains("INVALID_CROSS_REFERENCE_KEY");
    assertThat(client.row("SELECT Name FROM Account")).containsEntry("Name", "b");
  }

  private String failed(String operation, String csv) throws Exception {
    var job =
        client.object(
            client.send(
                "POST",
                BASE + "/jobs/ingest",
                Map.of(
                    "object",
                    "Account",
                    "operation",
                    operation,
                    "externalIdFieldName",
                    "Magento_Id__c")));
    client.csv("/" + job.get("contentUrl"), csv);
    String url = BASE + "/jobs/ingest/" + job.get("id");
    client.send("PATCH", url, Map.of("state", "UploadComplete"));
    return client.get(url + "/failedResults").body();
  }

  private HttpResponse<String> upsert(String... keys) throws Exception {
    var rows = new ArrayList<Map<String, ?>>();
    for (String key : keys) {
      rows.add(account(key));
    }
    return all("PATCH", UPSERT, rows);
  }

  private HttpResponse<String> send(String method, String path, Map<?, ?>... rows)
      throws Exception {
    return all(method, path, List.of(rows));
  }

  private HttpResponse<String> all(String method, String path, List<? extends Map<?, ?>> rows)
      throws Exception {
    return client.send(method, BASE + path, Map.of("records", rows));
  }

  private static Map<String, Object> account(String key) {
    return Map.of(
        "attributes", Map.of("type", "Account"), "Name", "Account " + key, "magento_id__C", key);
  }

  private static Map<String, Object> update(String id) {
    return Map.of("attributes", Map.of("type", "Account"), "id", id, "Phone", "1");
  }

  private static Map<String, Object> with(Map<String, Object> row, String name, Object value) {
    var changed = new java.util.HashMap<String, Object>(row);
    changed.put(name, value);
    return changed;
  }

  /** Code and message of each row; empty for one that was written. */
  private List<String> codes(HttpResponse<String> answer) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.asList(Json.read(answer.body().getBytes(StandardCharsets.UTF_8))).stream()
        .map(row -> Json.asList(Json.asObject(row).get("errors")))
        .map(errors -> errors.isEmpty() ? "" : code(Json.asObject(errors.getFirst())))
        .toList();
  }

  private static String code(Map<String, Object> error) {
    return error.get("statusCode") + " " + error.get("message");
  }
}
