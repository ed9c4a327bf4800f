package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the org tells of itself: who is signed in, its objects, its resources, what it has not. */
class DiscoveryIT extends RunningOrg {

  @Test
  void theIdentityServiceAndUserInfoEachUseNamesOfTheirOwn() throws Exception {
    var identity = client.object(client.get("/id/" + Ids.ORG + "/" + Ids.USER));
    assertThat(identity)
        .containsKeys("id", "asserted_user", "username", "display_name", "nick_name", "status")
        .containsKeys("first_name", "addr_street", "urls", "utcOffset", "last_modified_date")
        .containsEntry("organization_id", Ids.ORG)
        .doesNotContainKeys("sub", "preferred_username", "given_name");
    var info = client.object(client.get("/services/oauth2/userinfo"));
    assertThat(info)
        .containsKeys("sub", "preferred_username", "given_name", "zoneinfo", "urls", "updated_at")
        .containsEntry("user_id", Ids.USER)
        .doesNotContainKeys("username", "asserted_user", "first_name");
    assertThat(Json.asObject(info.get("urls")))
        .containsKeys("rest", "sobjects", "query", "custom_domain");
  }

  @ParameterizedTest
  @CsvSource({
    "/id/00DSB0000000002AAA/005SB0000000001, 403, Wrong_Org",
    "/id/00DSB0000000001/005SB0000000009AAA, 404, Bad_Id",
    "/id/00DSB0000000001/nobody, 404, Bad_Id"
  })
  void anIdentityOfSomebodyElseIsRefused(String path, int status, String message) throws Exception {
    refused(client.get(path), status, message);
  }

  @Test
  void withoutATokenNobodyIsTold() throws Exception {
    for (String path : List.of("/id/" + Ids.ORG + "/" + Ids.USER, "/services/oauth2/userinfo")) {
      var connection = URI.create(org.url() + path).toURL().openConnection();
      assertThat(((java.net.HttpURLConnection) connection).getResponseCode()).isEqualTo(403);
    }
  }

  @Test
  void anOrganizationHasItsUsualFields() throws Exception {
    assertThat(
            client.row(
                "SELECT Id, Name, OrganizationType, IsSandbox, InstanceName, DefaultLocaleSidKey,"
                    + " LanguageLocaleKey, TimeZoneSidKey, NamespacePrefix, TrialExpirationDate,"
                    + " PrimaryContact, Division, Country, FiscalYearStartMonth FROM Organization"))
        .containsEntry("Id", Ids.ORG)
        .containsEntry("IsSandbox", true)
        .containsEntry("TimeZoneSidKey", "GMT")
        .containsEntry("NamespacePrefix", null);
  }

  @Test
  void describeTellsAllFlagsOfAField() throws Exception {
    var fields = fields("Order");
    assertThat(fields.get("Description"))
        .containsEntry("filterable", false)
        .containsEntry("sortable", false)
        .containsEntry("groupable", false)
        .containsEntry("byteLength", 96_000);
    assertThat(fields.get("Magento_Id__c"))
        .containsEntry("externalId", true)
        .containsEntry("idLookup", true)
        .containsEntry("filterable", true)
        .containsEntry("caseSensitive", false)
        .containsEntry("soapType", "xsd:string");
    assertThat(fields.get("TotalAmount"))
        .containsEntry("precision", 18)
        .containsEntry("aggregatable", true)
        .containsEntry("groupable", false)
        .containsEntry("soapType", "xsd:double");
    assertThat(fields.get("AccountId"))
        .containsEntry("relationshipName", "Account")
        .containsEntry("referenceTo", List.of("Account"))
        .containsEntry("polymorphicForeignKey", false)
        .containsEntry("soapType", "tns:ID");
    assertThat(fields.get("BillingCity")).containsEntry("compoundFieldName", "BillingAddress");
    assertThat(fields.get("OrderNumber"))
        .containsEntry("nameField", true)
        .containsEntry("autoNumber", true);
    assertThat(fields.get("CreatedDate"))
        .containsEntry("nillable", false)
        .containsEntry("defaultedOnCreate", true)
        .containsEntry("controllerName", null);
    assertThat(fields("Note").get("ParentId")).containsEntry("polymorphicForeignKey", true);
    turn("statePicklists", true);
    assertThat(fields("Account").get("BillingStateCode"))
        .containsEntry("dependentPicklist", true)
        .containsEntry("controllerName", "BillingCountryCode");
  }

  @Test
  void describeTellsRecordTypesAndChildren() throws Exception {
    turn("personAccounts", true);
    var account = client.object(client.get(BASE + "/sobjects/Account/describe/"));
    assertThat(account)
        .containsEntry("keyPrefix", "001")
        .containsEntry("mergeable", true)
        .containsEntry("labelPlural", "Accounts");
    assertThat(Json.asList(account.get("recordTypeInfos")))
        .extracting(t -> Json.asObject(t).get("developerName"))
        .containsExactly("BusinessAccount", "PersonAccount", "Master");
    var order = client.object(client.get(BASE + "/sobjects/Order/describe"));
    assertThat(Json.asList(order.get("recordTypeInfos"))).hasSize(1);
    assertThat(Json.asList(order.get("childRelationships")).stream().map(Json::asObject))
        .anySatisfy(c ->
            assertThat(c)
                .containsEntry("childSObject", "OrderItem")
                .containsEntry("relationshipName", "OrderItems")
                .containsEntry("field", "OrderId")
                .containsEntry("cascadeDelete", true));
    var global = client.object(client.get(BASE + "/sobjects"));
    assertThat(Json.asObject(Json.asList(global.get("sobjects")).getFirst()))
        .containsKeys("queryable", "searchable", "triggerable", "customSetting", "urls");
  }

  @ParameterizedTest
  @CsvSource({
    "/services/data, 200",
    "/services/data/, 200",
    "//services/data, 200",
    "//services/data/v66.0/limits, 200",
    "/services/data/v66.0, 200",
    "/services/data/v66.0/, 200",
    "//services/data/v66.0/sobjects/Account/describe/, 200",
    "/services/data/v66.0/limits/, 200",
    "/services/data/v31.0/limits, 200",
    "/services/data/v30.0/limits, 410",
    "/services/data/v21.0/limits, 410",
    "/services/data/v99.9/limits, 404",
    "/services/data/66.0/limits, 404"
  })
  void addressesAreTakenAsTheRealOneTakesThem(String path, int status) throws Exception {
    assertThat(raw(path)).startsWith("HTTP/1.1 " + status);
  }

  @Test
  void theDirectoryNamesWhatAnswers() throws Exception {
    var directory = client.object(client.get(BASE));
    assertThat(directory).containsKeys("identity", "sobjects", "query", "limits", "composite");
    for (String name : List.of("sobjects", "limits", "identity")) {
      String path = String.valueOf(directory.get(name)).replace(org.url(), "");
      assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(client.get("/services/data").body()).contains("v31.0", "v68.0");
  }

  @Test
  void anOrgThatIsBehindKnowsNoNewerVersion() throws Exception {
    turn("apiVersion", 67);
    assertThat(client.get("/services/data").body()).contains("v67.0").doesNotContain("v68.0");
    refused(client.get("/services/data/v68.0/limits"), 404, "NOT_FOUND");
  }

  @Test
  void connectTellsTheCurrencyOfAnOrgThatHasOne() throws Exception {
    assertThat(features()).containsEntry("defaultCurrencyIsoCode", null);
    turn("multiCurrency", false);
    assertThat(features())
        .containsEntry("defaultCurrencyIsoCode", "USD")
        .containsEntry("multiCurrency", false);
  }

  private Map<String, Object> features() throws Exception {
    return Json.asObject(client.object(client.get(BASE + "/connect/organization")).get("features"));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void aResourceThatIsNotImitatedIsRefusedAndStandsOnThePage(String path) throws Exception {
    refused(client.get(path), 404, "NOT_FOUND");
    assertThat(client.get("/_sandbox/limits").body()).contains(path.replace(BASE, ""));
  }

  static List<String> resources() {
    return java.util.stream.Stream.concat(
            NotImitated.RESOURCES.stream().map(r -> BASE + "/" + r), NotImitated.ROOTS.stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("queries")
  void aQueryThatIsNotImitatedIsRefusedAndStandsOnThePage(String what, String query)
      throws Exception {
    refused(
        client.get(BASE + "/query?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8)),
        400,
        "NOT_IMITATED",
        "/_sandbox/limits");
    assertThat(client.get("/_sandbox/limits").body()).contains(what);
  }

  static List<Arguments> queries() {
    return NotImitated.QUERIES.entrySet().stream()
        .map(e -> Arguments.of(e.getKey(), e.getValue()))
        .toList();
  }

  @Test
  void theSizeOfAPageIsReadHoweverItIsWritten() throws Exception {
    var rows =
        java.util.stream.IntStream.range(0, 200)
            .mapToObj(i -> Map.of("attributes", Map.of("type", "Account"), "Name", "A" + i))
            .toList();
    for (int i = 0; i < 2; i++) {
      client.send("POST", BASE + "/composite/sobjects", Map.of("records", rows));
    }
    var page = client.object(client.paged(BASE + "/query?q=SELECT+Id+FROM+Account", 10));
    assertThat(page).containsEntry("done", false);
    assertThat(Json.asList(page.get("records"))).hasSize(200);
    assertThat(String.valueOf(page.get("nextRecordsUrl"))).matches(BASE + "/query/01g\\w+-200");
  }

  private Map<String, Map<String, Object>> fields(String object) throws Exception {
    var described = client.object(client.get(BASE + "/sobjects/" + object + "/describe"));
    var fields = new java.util.HashMap<String, Map<String, Object>>();
    Json.asList(described.get("fields")).stream()
        .map(Json::asObject)
        .forEach(f -> fields.put(String.valueOf(f.get("name")), f));
    return fields;
  }

  /** Sent as written: a client would tidy it first. */
  private String raw(String path) throws Exception {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), org.port())) {
      OutputStream out = socket.getOutputStream();
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, client.token());
      out.write(request.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
