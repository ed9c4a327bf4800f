package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What queries find. */
class QueryIT extends RunningOrg {

  private String ann = "";

  @BeforeEach
  void people() throws Exception {
    ann = client.create("Account", Map.of("Name", "100% Ann_Lee", "Phone", "1"));
    client.create("Account", Map.of("Name", "100 Annalee"));
    client.create("Account", Map.of("Name", "It's \"Bo\" \\ Co", "Phone", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Name LIKE '100%'            | 100 Annalee;100% Ann_Lee
          Name LIKE '100\\% %'        | 100% Ann_Lee
          Name LIKE '%ann_lee'        | 100 Annalee;100% Ann_Lee
          Name LIKE '%ANN\\_LEE'      | 100% Ann_Lee
          Name LIKE '%.*%'            | ``
          Name = 'it\\'s \\"bo\\" \\\\ co' | It's "Bo" \\ Co
          Name = 'it\\u0027s \\"Bo\\" \\\\ Co' | It's "Bo" \\ Co
          Name != '100 annalee'       | 100% Ann_Lee;It's "Bo" \\ Co
          Phone != '1'                | 100 Annalee;It's "Bo" \\ Co
          Phone NOT IN ('1', '2')     | 100 Annalee
          Phone = null                | 100 Annalee
          (NOT Phone = null) AND (Name LIKE '1%' OR Name LIKE 'I%') | 100% Ann_Lee;It's "Bo" \\ Co
          CreatedDate = TODAY         | 100 Annalee;100% Ann_Lee;It's "Bo" \\ Co
          CreatedDate >= LAST_N_DAYS:1 AND CreatedDate <= TODAY | 100 Annalee;100% Ann_Lee;It's "Bo" \\ Co
          CreatedDate < YESTERDAY     | ``
          CreatedDate > TOMORROW      | ``
          CreatedDate > 2026-01-01T00:00:00+01:00 AND IsDeleted = false | 100 Annalee;100% Ann_Lee;It's "Bo" \\ Co
          CreatedDate < 2026-01-01T00:00:00.500Z | ``
          """)
  void aConditionFindsWhatTheRealOneDoes(String condition, String names) throws Exception {
    assertThat(names("SELECT Name FROM Account WHERE " + condition + " ORDER BY Name"))
        .isEqualTo(names.isEmpty() ? List.of() : List.of(names.split(";", -1)));
  }

  @Test
  void nothingComesFirstUnlessAskedOtherwise() throws Exception {
    assertThat(names("SELECT Name FROM Account ORDER BY Phone DESC").getFirst())
        .isEqualTo("100 Annalee");
    assertThat(names("SELECT Name FROM Account ORDER BY Phone NULLS LAST").getLast())
        .isEqualTo("100 Annalee");
    assertThat(names("SELECT Name FROM Account ORDER BY Phone LIMIT 1 OFFSET 1"))
        .containsExactly("100% Ann_Lee");
  }

  @Test
  void anIdIsFoundByFifteenCharactersAndNotInAnotherCase() throws Exception {
    String id = ann.substring(0, 15);
    assertThat(names("SELECT Name FROM Account WHERE Id = '" + id + "'")).hasSize(1);
    assertThat(names("SELECT Name FROM Account a WHERE a.Id IN ('" + id + "','" + ann + "')"))
        .hasSize(1);
    assertThat(names("SELECT Name FROM Account WHERE Id = '" + id.toLowerCase(Locale.ROOT) + "'"))
        .isEmpty();
    assertThat(names("SELECT Name FROM Account WHERE Id >= '" + id + "' ORDER BY Id")).hasSize(3);
  }

  @Test
  void idsAreInOneOrderWhereverOneGoesOn() throws Exception {
    var rows =
        IntStream.range(0, 97)
            .mapToObj(i -> Map.of("attributes", Map.of("type", "Account"), "Name", "A"))
            .toList();
    client.send("POST", BASE + "/composite/sobjects", Map.of("records", rows));
    var seen = new ArrayList<String>();
    List<String> page = List.of(ann);
    while (!page.isEmpty()) {
      seen.addAll(page);
      page =
          client
              .query(
                  "SELECT Id FROM Account WHERE Id > '%s' ORDER BY Id LIMIT 7"
                      .formatted(seen.getLast()))
              .stream()
              .map(row -> String.valueOf(Json.asObject(row).get("Id")))
              .toList();
    }
    assertThat(seen).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void fieldsStandForThoseOfTheObject() throws Exception {
    var row = client.row("SELECT FIELDS(ALL) FROM Account ORDER BY Name LIMIT 200");
    assertThat(row).containsKeys("Id", "Description", "Magento_Id__c", "OwnerId");
    assertThat(client.row("SELECT FIELDS(CUSTOM) FROM Account LIMIT 1"))
        .containsOnlyKeys("attributes", "Magento_Id__c");
  }

  @Test
  void aRefusedQueryNamesCodeAndPlaceAsTheRealOne() throws Exception {
    refused(
        ask("SELECT Id FROM Account WHERE Name = 5"),
        400,
        "\"errorCode\":\"INVALID_FIELD\"",
        "^\\nERROR at Row:1:Column:30\\nvalue of filter criterion for field 'Name' must be of type"
            + " string and should be enclosed in quotes");
    refused(client.get(BASE + "/query"), 400, "MALFORMED_QUERY");
    refused(client.get(BASE + "/query/nonsense"), 400, "INVALID_QUERY_LOCATOR");
    refused(client.get(BASE + "/query/01gSB0000000001AAAx200-x"), 400, "INVALID_QUERY_LOCATOR");
  }

  @ParameterizedTest
  @ValueSource(ints = {17_000, 40_000})
  void anAddressIsNoLongerThanTheRealLimit(int length) throws Exception {
    refused(ask("SELECT Id FROM Account WHERE Name = '" + "x".repeat(length) + "'"), 414, "16384");
    refused(client.paged(BASE + "/limits?x=" + "x".repeat(16_200), 200), 431, "16384");
  }

  @Test
  void columnsAreToldInPlaceOfRows() throws Exception {
    var answer =
        client.object(
            client.get(
                BASE
                    + "/query?columns=true&q="
                    + URLEncoder.encode(
                        "SELECT Id, Account.Name, (SELECT Quantity FROM OrderItems) FROM Order",
                        StandardCharsets.UTF_8)));
    assertThat(answer)
        .containsEntry("entityName", "Order")
        .containsEntry("keyPrefix", "801")
        .containsEntry("idSelected", true);
    var columns = Json.asList(answer.get("columnMetadata")).stream().map(Json::asObject).toList();
    assertThat(columns)
        .extracting(c -> c.get("columnName"))
        .containsExactly("Id", "Account", "OrderItems");
    assertThat(columns.get(1)).containsEntry("aggregate", false);
    assertThat(columns.get(2)).containsEntry("aggregate", true);
    assertThat(Json.text(columns.get(2)))
        .contains("\"columnName\":\"Quantity\"", "\"numberType\":true");
    refused(ask("SELECT Nope FROM Order&columns=true"), 400, "INVALID_FIELD");
  }

  private HttpResponse<String> ask(String soql) throws Exception {
    return client.get(
        BASE
            + "/query?q="
            + URLEncoder.encode(soql, StandardCharsets.UTF_8)
                .replace("%26columns%3D", "&columns="));
  }

  private List<String> names(String soql) throws Exception {
    return client.query(soql).stream()
        .map(row -> String.valueOf(Json.asObject(row).get("Name")))
        .toList();
  }
}
