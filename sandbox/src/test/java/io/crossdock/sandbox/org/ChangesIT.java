package io.crossdock.sandbox.org;

import static io.crossdock.sandbox.org.OrgClient.BASE;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an admin of the org changes while others work with it. */
class ChangesIT extends RunningOrg {

  private String order;

  @BeforeEach
  void fields() throws Exception {
    turn("ownFields", true);
    order = order("main:1");
  }

  @Test
  void aReadOnlyFieldIsDescribedSoAndEveryWriteToItIsRefused() throws Exception {
    patch(Map.of("Remark__c", "before"));
    turn("readOnlyFields", List.of("Order.Remark__c"));
    assertThat(field("Remark__c"))
        .contains("\"createable\":false", "\"updateable\":false", "\"permissionable\":false");
    refused(
        change(Map.of("Remark__c", "after")),
        400,
        "INVALID_FIELD_FOR_INSERT_UPDATE",
        "Unable to create/update fields: Remark__c.",
        "[\"Remark__c\"]");
    refused(
        client.send("POST", BASE + "/sobjects/Order", Map.of("Remark__c", "new")),
        400,
        "INVALID_FIELD_FOR_INSERT_UPDATE");
    assertThat(held("Remark__c")).as("it can be read").isEqualTo("before");
    turn("readOnlyFields", List.of());
    patch(Map.of("Remark__c", "after"));
  }

  @Test
  void anEndedValueIsInactiveAndRecordsKeepItButNoneGetsIt() throws Exception {
    patch(Map.of("Occasion__c", "Gift"));
    turn("endedValues", List.of("Order.Occasion__c Gift"));
    assertThat(field("Occasion__c"))
        .contains(
            "{\"value\":\"Gift\",\"label\":\"Gift\",\"active\":false,",
            "{\"value\":\"Other\",\"label\":\"Other\",\"active\":true,");
    refused(
        change(Map.of("Occasion__c", "Gift")),
        400,
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
        "bad value for restricted picklist field: Gift",
        "[\"Occasion__c\"]");
    patch(Map.of("PoNumber", "7", "Description", "other fields can be written"));
    assertThat(held("Occasion__c")).isEqualTo("Gift");
    turn("endedValues", List.of());
    patch(Map.of("Occasion__c", "Gift"));
  }

  @Test
  void aPicklistWhoseValuesHaveAllEndedTakesNone() throws Exception {
    turn("endedValues", List.of("Account.Tier__c Silver", "Account.Tier__c Gold"));
    refused(
        client.send("POST", BASE + "/sobjects/Account", Map.of("Name", "x", "Tier__c", "Gold")),
        400,
        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
  }

  @Test
  void anOwnPicklistHasNoValueUntilItIsGivenOne() throws Exception {
    assertThat(held("Occasion__c")).isEqualTo("null");
  }

  @Test
  void aDeletedFieldIsUnknownAndWhatItHeldComesBackWithIt() throws Exception {
    patch(Map.of("Remark__c", "kept"));
    turn("deletedFields", List.of("Order.Remark__c"));
    assertThat(client.get(BASE + "/sobjects/Order/describe").body()).doesNotContain("Remark__c");
    refused(change(Map.of("Remark__c", "x")), 400, "INVALID_FIELD", "No such column 'Remark__c'");
    refused(client.get(BASE + "/query?q=SELECT+Remark__c+FROM+Order"), 400, "INVALID_FIELD");
    turn("deletedFields", List.of());
    assertThat(held("Remark__c")).isEqualTo("kept");
  }

  @Test
  void aShortenedTextIsCutWhereItIsLongerAndTakesNoLongerOne() throws Exception {
    patch(Map.of("Remark__c", "a long remark"));
    turn("fieldLengths", List.of("Order.Remark__c 6"));
    assertThat(field("Remark__c")).contains("\"length\":6,");
    assertThat(held("Remark__c")).isEqualTo("a long");
    refused(
        change(Map.of("Remark__c", "seventh")),
        400,
        "STRING_TOO_LONG",
        "(max length=6)",
        "[\"Remark__c\"]");
    patch(Map.of("Remark__c", "sixth!"));
  }

  @Test
  void aRenamedStatusIsThatOfItsOrdersToo() throws Exception {
    client.create("OrderItem", line(order, 1, "5.00"));
    patch(Map.of("Status", "Activated"));
    rename("Activated", "Shipped", 200);
    assertThat(held("Status")).isEqualTo("Shipped");
    assertThat(held("StatusCode")).isEqualTo("Activated");
    assertThat(client.query("SELECT ApiName FROM OrderStatus WHERE StatusCode = 'Activated'"))
        .singleElement()
        .asString()
        .contains("Shipped");
    refused(change(Map.of("Status", "Activated")), 400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    rename("Activated", "Gone", 400);
    rename("Draft", "Shipped", 400);
  }

  @Test
  void aStatusThatIsNoLongerThereKeepsItsOrdersWhatTheyAre() throws Exception {
    client.create("OrderItem", line(order, 1, "5.00"));
    patch(Map.of("Status", "Activated"));
    turn("orderStatuses", Map.of("Draft", "Draft", "Done", "Activated"));
    patch(Map.of("PoNumber", "7"));
    assertThat(held("StatusCode")).isEqualTo("Activated");
  }

  @Test
  void aFieldThatTheOrgCanNotHaveIsRefused() throws Exception {
    for (var wrong :
        Map.<String, Object>of(
                "readOnlyFields", List.of("Order.Nothing__c"),
                "hiddenFields", List.of("Order"),
                "deletedFields", List.of("Order.PoNumber"),
                "endedValues", List.of("Order.Occasion__c"),
                "fieldLengths", List.of("Order.Remark__c none"))
            .entrySet()) {
      var answer =
          client.send(
              "PUT",
              "/_sandbox/switches",
              Map.of(wrong.getKey(), wrong.getValue(), "orders", false));
      refused(answer, 400, wrong.getKey());
    }
    assertThat(client.get("/_sandbox/switches").body()).contains("\"orders\":true");
  }

  private HttpResponse<String> change(Map<String, Object> body) throws Exception {
    return client.send("PATCH", BASE + "/sobjects/Order/" + order, body);
  }

  private void patch(Map<String, Object> body) throws Exception {
    var answer = change(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
  }

  private void rename(String from, String to, int status) throws Exception {
    var answer = client.send("POST", "/_sandbox/statuses/rename", Map.of("from", from, "to", to));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private String held(String field) throws Exception {
    return String.valueOf(client.row("SELECT " + field + " FROM Order").get(field));
  }

  /** What describe says of a field of Order. */
  private String field(String name) throws Exception {
    String described = client.get(BASE + "/sobjects/Order/describe").body();
    int from = described.indexOf("{\"name\":\"" + name + "\"");
    int next = described.indexOf("{\"name\":\"", from + 1);
    return described.substring(from, next < 0 ? described.length() : next);
  }
}
