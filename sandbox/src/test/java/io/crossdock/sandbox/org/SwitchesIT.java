package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.sandbox.http.Json;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs from org to org. */
class SwitchesIT extends RunningOrg {

  @Test
  void anUnknownSwitchIsRefusedAndNothingChanges() throws Exception {
    var answer =
        client.send("PUT", "/_sandbox/switches", Map.of("statePicklists", true, "nope", true));
    refused(answer, 400, "nope");
    assertThat(client.get("/_sandbox/switches").body()).contains("\"statePicklists\":false");
  }

  @Test
  void aPersonIsOneAccountWithAContactThatFollows() throws Exception {
    turn("personAccounts", true);
    String type =
        id("SELECT Id FROM RecordType WHERE SobjectType = 'Account' AND IsPersonType = true");
    String person =
        client.create(
            "Account",
            Map.of(
                "RecordTypeId",
                type,
                "FirstName",
                "Ann",
                "LastName",
                "Lee",
                "PersonEmail",
                "ann@example.org",
                "PersonMailingCity",
                "Rome",
                "Magento_Id__pc",
                "k"));
    assertThat(client.row("SELECT Name, IsPersonAccount, PersonContactId FROM Account"))
        .containsEntry("Name", "Ann Lee")
        .containsEntry("IsPersonAccount", true)
        .containsEntry("PersonContactId", id("SELECT Id FROM Contact"));
    patch("Account", person, Map.of("PersonMailingCity", "Oslo"));
    assertThat(client.row("SELECT Email, MailingCity, AccountId, Magento_Id__c FROM Contact"))
        .containsEntry("Email", "ann@example.org")
        .containsEntry("MailingCity", "Oslo")
        .containsEntry("Magento_Id__c", "k")
        .containsEntry("AccountId", person);
    String order = order("main:1");
    patch("Order", order, Map.of("BillToContactId", id("SELECT Id FROM Contact")));
  }

  @Test
  void aPersonHasNoNameToWriteABusinessNoLastNameAndTheContactIsNotWrittenItself()
      throws Exception {
    turn("personAccounts", true);
    String type = id("SELECT Id FROM RecordType WHERE IsPersonType = true");
    var person = Map.<String, Object>of("RecordTypeId", type, "LastName", "Lee");
    client.create("Account", person);
    refused(
        post("Account", Map.of("RecordTypeId", type, "LastName", "x", "Name", "x")),
        400,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Name");
    refused(post("Account", Map.of("RecordTypeId", type)), 400, "REQUIRED_FIELD_MISSING");
    refused(
        post("Account", Map.of("Name", "x", "LastName", "y")),
        400,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "LastName");
    String contact = id("SELECT Id FROM Contact");
    refused(
        client.send("PATCH", BASE + "/sobjects/Contact/" + contact, Map.of("Phone", "1")),
        400,
        "INVALID_PERSON_ACCOUNT_OPERATION");
    assertThat(client.get(BASE + "/sobjects/Account/describe").body()).contains("IsPersonAccount");
  }

  @Test
  void withoutPersonAccountsNobodyHasHeardOfThem() throws Exception {
    refused(post("Account", Map.of("LastName", "Lee")), 400, "INVALID_FIELD", "No such column");
    assertThat(client.get(BASE + "/sobjects/Account/describe").body())
        .doesNotContain("IsPersonAccount");
  }

  @ParameterizedTest
  @CsvSource({
    "Germany, '', Germany, DE",
    "germany, '', Germany, DE",
    "United States, California, United States, US"
  })
  void listedPlacesGetTheirCodes(String country, String state, String label, String code)
      throws Exception {
    turn("statePicklists", true);
    client.create("Account", Map.of("Name", "x", "BillingCountry", country, "BillingState", state));
    assertThat(client.row("SELECT BillingCountry, BillingCountryCode FROM Account"))
        .containsEntry("BillingCountry", label)
        .containsEntry("BillingCountryCode", code);
  }

  @ParameterizedTest
  @CsvSource({
    "BillingCountry, Atlantis, BillingState, '', BillingCountry",
    "BillingCountryCode, XX, BillingState, '', BillingCountryCode",
    "BillingCountryCode, DE, BillingState, Bayern, BillingState",
    "BillingCountryCode, US, BillingStateCode, ZZ, BillingStateCode",
    "BillingCity, Rome, BillingState, California, BillingState"
  })
  void unlistedPlacesAreRefused(String first, String a, String second, String b, String culprit)
      throws Exception {
    turn("statePicklists", true);
    refused(
        post("Account", Map.of("Name", "x", first, a, second, b)),
        400,
        "FIELD_INTEGRITY_EXCEPTION",
        "There's a problem with this",
        "[\"" + culprit + "\"]");
  }

  @Test
  void aCodeBringsItsTextAndDescribeListsStatesWithTheirCountry() throws Exception {
    turn("statePicklists", true);
    client.create(
        "Contact", Map.of("LastName", "x", "MailingCountryCode", "US", "MailingStateCode", "CA"));
    assertThat(client.row("SELECT MailingCountry, MailingState FROM Contact"))
        .containsEntry("MailingState", "California")
        .containsEntry("MailingCountry", "United States");
    assertThat(client.get(BASE + "/sobjects/Contact/describe").body())
        .contains("\"controllerName\":\"MailingCountryCode\"", "\"validFor\":");
  }

  @Test
  void duplicatesAreAllowedByTheHeaderUnlessTheRuleBlocks() throws Exception {
    turn("duplicateRules", true);
    var ann = Map.<String, Object>of("LastName", "Lee", "Email", "ann@example.org");
    client.create("Contact", ann);
    refused(post("Contact", ann), 400, "DUPLICATES_DETECTED", "\"size\":1", "\"allowSave\":true");
    assertThat(client.allowingDuplicates("POST", BASE + "/sobjects/Contact", ann).statusCode())
        .isEqualTo(201);
    refused(post("Contact", ann), 400, "\"size\":2");
    turn("duplicateRulesBlock", true);
    refused(
        client.allowingDuplicates("POST", BASE + "/sobjects/Contact", ann),
        400,
        "DUPLICATES_DETECTED",
        "\"allowSave\":false");
  }

  @Test
  void aValidationRuleRefusesWithItsMessageAndField() throws Exception {
    client.send(
        "POST",
        "/_sandbox/validations",
        Map.of("object", "Contact", "field", "Phone", "refuses", "", "message", "Call us."));
    refused(
        post("Contact", Map.of("LastName", "x")),
        400,
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "Call us.",
        "Phone");
    assertThat(post("Contact", Map.of("LastName", "x", "Phone", "1")).statusCode()).isEqualTo(201);
    client.send("DELETE", "/_sandbox/validations", Map.of());
    assertThat(post("Contact", Map.of("LastName", "x")).statusCode()).isEqualTo(201);
  }

  @Test
  void aValidationRuleWhoseMessageIsAtTheTopOfThePageNamesNoField() throws Exception {
    client.send(
        "POST",
        "/_sandbox/validations",
        Map.of("object", "Contact", "field", "Phone", "refuses", "", "top", true));
    refused(
        post("Contact", Map.of("LastName", "x")),
        400,
        "FIELD_CUSTOM_VALIDATION_EXCEPTION",
        "\"fields\":[]");
  }

  @Test
  void aSingleCurrencyOrgHasNoCurrencyField() throws Exception {
    turn("multiCurrency", false);
    refused(post("Account", Map.of("Name", "x", "CurrencyIsoCode", "USD")), 400, "INVALID_FIELD");
    assertThat(client.get(BASE + "/sobjects/Order/describe").body())
        .doesNotContain("CurrencyIsoCode");
    String order = order("main:1");
    client.create("OrderItem", line(order, 2, "5.00"));
    assertThat(client.get(BASE + "/sobjects/Order/" + order).body())
        .doesNotContain("CurrencyIsoCode")
        .contains("\"TotalAmount\":10.00");
  }

  @Test
  void anInactiveCurrencyIsRefused() throws Exception {
    turn("currencies", List.of("EUR", "GBP"));
    refused(
        post("Account", Map.of("Name", "x", "CurrencyIsoCode", "USD")),
        400,
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    assertThat(client.row("SELECT IsoCode FROM CurrencyType WHERE IsCorporate = true"))
        .containsEntry("IsoCode", "EUR");
    client.create("Account", Map.of("Name", "x"));
    assertThat(client.row("SELECT CurrencyIsoCode FROM Account"))
        .containsEntry("CurrencyIsoCode", "EUR");
  }

  @Test
  void negativePricesAndQuantitiesGoByTheirSwitches() throws Exception {
    String order = order("main:1");
    client.create("OrderItem", line(order, 1, "-5.00"));
    refused(post("OrderItem", line(order, -1, "5.00")), 400, "negative quantities");
    refused(post("OrderItem", line(order, 0, "5.00")), 400, "quantities of zero");
    turn("negativePrices", false);
    refused(post("OrderItem", line(order, 1, "-5.00")), 400, "negative unit price");
    turn("negativeQuantities", true);
    turn("zeroQuantities", true);
    client.create("OrderItem", line(order, -1, "5.00"));
    client.create("OrderItem", line(order, 0, "5.00"));
  }

  @Test
  void aReductionOrderTakesBackWhatIsThereAndKeepsItsOriginalActivated() throws Exception {
    String order = order("main:1");
    var line = line(order, 3, "5.00");
    String item = client.create("OrderItem", line);
    refused(post("Order", reduction(order)), 400, "INVALID_FIELD_FOR_INSERT_UPDATE");
    turn("reductionOrders", true);
    refused(post("Order", reduction(order)), 400, "must be activated");
    patch("Order", order, Map.of("Status", "Activated"));
    String reduction = client.create("Order", reduction(order));
    refused(post("OrderItem", back(reduction, item, line, -4)), 400, "not more than what is left");
    client.create("OrderItem", back(reduction, item, line, -2));
    refused(
        client.send("PATCH", BASE + "/sobjects/Order/" + order, Map.of("Status", "Draft")),
        400,
        "reduction orders");
    refused(
        client.send("PATCH", BASE + "/sobjects/OrderItem/" + item, Map.of("Quantity", 1)),
        400,
        "was reduced");
    assertThat(client.query("SELECT Id FROM Order WHERE OriginalOrderId = '" + order + "'"))
        .hasSize(1);
  }

  @Test
  void aUserWithoutThePermissionNeitherActivatesNorEditsActivatedOrders() throws Exception {
    String order = order("main:1");
    client.create("OrderItem", line(order, 1, "5.00"));
    String url = BASE + "/sobjects/Order/" + order;
    turn("activateOrders", false);
    refused(
        client.send("PATCH", url, Map.of("Status", "Activated")),
        400,
        "INSUFFICIENT_ACCESS_OR_READONLY");
    turn("activateOrders", true);
    patch("Order", order, Map.of("Status", "Activated"));
    turn("editActivatedOrders", false);
    refused(
        client.send("PATCH", url, Map.of("PoNumber", "x")), 400, "INSUFFICIENT_ACCESS_OR_READONLY");
  }

  @Test
  void anOrgWithoutOrdersDoesNotKnowThem() throws Exception {
    turn("orders", false);
    refused(client.get(BASE + "/query?q=SELECT+Id+FROM+Order"), 400, "INVALID_TYPE");
    refused(client.get(BASE + "/sobjects/Order/describe"), 404, "NOT_FOUND");
  }

  @Test
  void aHiddenFieldIsUnknownToTheUser() throws Exception {
    turn("hiddenFields", List.of("Order.PoNumber"));
    assertThat(client.get(BASE + "/sobjects/Order/describe").body()).doesNotContain("PoNumber");
    refused(post("Order", Map.of("PoNumber", "1")), 400, "No such column 'PoNumber'");
  }

  @Test
  void statusesAreTheOrgsOwn() throws Exception {
    turn("orderStatuses", Map.of("New", "Draft", "Done", "Activated"));
    assertThat(Json.text(client.query("SELECT ApiName, StatusCode FROM OrderStatus")))
        .contains("New", "Done")
        .doesNotContain("Order Processing");
    String account = client.create("Account", Map.of("Name", "Ann"));
    var draft = Map.<String, Object>of("AccountId", account, "EffectiveDate", "2026-11-24");
    client.create("Order", draft);
    assertThat(client.row("SELECT Status FROM Order")).containsEntry("Status", "New");
  }

  @Test
  void aClassicNoteIsReadBackByItsParent() throws Exception {
    String order = order("main:1");
    client.create("Note", Map.of("ParentId", order, "Title", "Magento #1", "Body", "hello"));
    assertThat(client.row("SELECT Title, Body FROM Note WHERE ParentId = '" + order + "'"))
        .containsEntry("Title", "Magento #1")
        .containsEntry("Body", "hello");
    refused(
        post("Note", Map.of("ParentId", order, "Title", "x".repeat(81))), 400, "STRING_TOO_LONG");
    turn("enhancedNotes", false);
    assertThat(client.get(BASE + "/sobjects").body()).doesNotContain("\"ContentNote\"");
    refused(post("ContentNote", Map.of("Title", "x")), 404, "NOT_FOUND");
  }

  private Map<String, Object> reduction(String order) throws Exception {
    return Map.of(
        "AccountId",
        String.valueOf(client.row("SELECT AccountId FROM Order").get("AccountId")),
        "EffectiveDate",
        "2026-11-24",
        "Pricebook2Id",
        book("Magento"),
        "IsReductionOrder",
        true,
        "OriginalOrderId",
        order);
  }

  private static Map<String, Object> back(
      String reduction, String item, Map<String, Object> line, int quantity) {
    return Map.of(
        "OrderId",
        reduction,
        "OriginalOrderItemId",
        item,
        "PricebookEntryId",
        line.getOrDefault("PricebookEntryId", ""),
        "Quantity",
        quantity,
        "UnitPrice",
        new BigDecimal("5.00"));
  }

  private HttpResponse<String> post(String object, Map<String, Object> body) throws Exception {
    return client.send("POST", BASE + "/sobjects/" + object, body);
  }

  private void patch(String object, String id, Map<String, Object> body) throws Exception {
    var answer = client.send("PATCH", BASE + "/sobjects/" + object + "/" + id, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private String id(String soql) throws Exception {
    return String.valueOf(client.row(soql).get("Id"));
  }
}
