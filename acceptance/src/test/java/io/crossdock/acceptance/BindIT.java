package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An order of the shop becomes an Order that people made in Salesforce. */
class BindIT extends InOnePlace {

  BindIT() {
    super(0);
  }

  @Test
  void saveAndSyncOrderShowsWhatBindingDoesAndThenTheOrderIsThatOrderWholeAndExact() {
    String theirs = madeByPeople();
    String extra = extraLine(theirs);
    long id = settled();
    String former = recordOf(id);
    Visitor person = Visitor.signedIn(crossdock.url(), "admin", "admin");
    String tab = "/orders/main:" + id + "?tab=salesforce";
    String save = "/orders/main:" + id + "/salesforce";

    String asked = person.submit(tab, save, Map.of("order", theirs)).body();
    assertThat(asked)
        .contains("Bind this order to that Order?", former, "line." + extra, "LAB-MUG");
    assertThat(key(theirs)).as("nothing is saved yet").isEmpty();

    person.submit(tab, save, Map.of("order", theirs, "confirmed", "1", "line." + extra, "delete"));

    soon().until(() -> recordOf(id).equals(theirs) && api.syncStatus(id).equals("in_sync"));
    assertThat(key(theirs)).isEqualTo("main:" + id);
    assertThat(key(former)).isEmpty();
    assertThat(place.count("OrderItem WHERE Id = '" + extra + "'")).isZero();
    assertThat(place.inOrg(id).path("TotalAmount").decimalValue())
        .isEqualByComparingTo(place.order(id).path("grand_total").decimalValue());
    assertThat(place.count("OrderItem WHERE OrderId = '" + former + "' AND Magento_Id__c != null"))
        .isZero();
  }

  @Test
  void aLineThatIsKeptStaysAndTheOrderSaysSo() {
    String theirs = madeByPeople();
    String extra = extraLine(theirs);
    long id = settled();
    var undecided = bind(id, "{\"order\":\"%s\"}".formatted(theirs));
    assertThat(undecided.status()).isEqualTo(409);
    assertThat(undecided.body()).contains(extra);

    var bound = bind(id, "{\"order\":\"%s\",\"keep\":[\"%s\"]}".formatted(theirs, extra));
    assertThat(bound.status()).isEqualTo(202);
    soon().until(() -> recordOf(id).equals(theirs));
    assertThat(place.count("OrderItem WHERE Id = '" + extra + "'")).isEqualTo(1);
    soon().until(() -> api.syncStatus(id).equals("out_of_sync"));
    assertThat(api.order(id).path("reason").asString())
        .contains("1 lines are not Crossdock's", "they make 15");
  }

  @Test
  void whatStandsAgainstItIsSaidAndNothingChanges() {
    long other = settled();
    long id = settled();
    String mine = recordOf(id);
    refused(id, recordOf(other), "carries the key of another order, main:" + other);
    refused(id, "801000000000000AAA", "Salesforce has no Order 801000000000000AAA");
    refused(id, "12", "Salesforce Order ID must be a Salesforce id");
    refused(id, orderLike(mine, "\"CurrencyIsoCode\":\"EUR\""), "It is in EUR");
    String book =
        place
            .orgWrite("POST", "Pricebook2", "{\"Name\":\"Partners\",\"IsActive\":true}")
            .path("id")
            .asString();
    refused(
        id,
        orderLike(mine, "\"CurrencyIsoCode\":\"USD\",\"Pricebook2Id\":\"" + book + "\""),
        "has the price book \\\"Partners\\\"");
    assertThat(recordOf(id)).isEqualTo(mine);
    assertThat(key(mine)).isEqualTo("main:" + id);
  }

  private void refused(long id, String record, String why) {
    var answer = bind(id, "{\"order\":\"%s\"}".formatted(record));
    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("order: ", why);
  }

  private Http.Answer bind(long id, String body) {
    return Http.send(
        "PUT", crossdock.url() + "/api/v1/orders/main:" + id + "/salesforce", "demo-token", body);
  }

  /** An Order with the lines of one mug, which no key is on. */
  private String madeByPeople() {
    long like = settled();
    String record = recordOf(like);
    place.unkey(record);
    return record;
  }

  private String extraLine(String record) {
    JsonNode line =
        place
            .soql(
                "SELECT PricebookEntryId FROM OrderItem WHERE Product2.Magento_Sku__c = 'LAB-MUG'"
                    + " AND OrderId = '"
                    + record
                    + "'")
            .path("records")
            .get(0);
    return place
        .orgWrite(
            "POST",
            "OrderItem",
            """
            {"OrderId":"%s","PricebookEntryId":"%s","Quantity":5,"UnitPrice":3}\
            """
                .formatted(record, line.path("PricebookEntryId").asString()))
        .path("id")
        .asString();
  }

  private String orderLike(String record, String fields) {
    JsonNode header =
        place
            .soql("SELECT AccountId, Pricebook2Id FROM Order WHERE Id = '" + record + "'")
            .path("records")
            .get(0);
    String book =
        fields.contains("Pricebook2Id")
            ? ""
            : ",\"Pricebook2Id\":\"" + header.path("Pricebook2Id").asString() + "\"";
    return place
        .orgWrite(
            "POST",
            "Order",
            """
            {"AccountId":"%s","EffectiveDate":"2026-11-24","Status":"Draft",%s%s}\
            """
                .formatted(header.path("AccountId").asString(), fields, book))
        .path("id")
        .asString();
  }

  private long settled() {
    long id = place.buy("LAB-MUG", 1, "bind@example.com");
    api.notice(id);
    soon().until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private String recordOf(long id) {
    return api.order(id).path("salesforceOrderId").asString("");
  }

  private String key(String record) {
    return place
        .soql("SELECT Magento_Id__c FROM Order WHERE Id = '" + record + "'")
        .path("records")
        .get(0)
        .path("Magento_Id__c")
        .asString("");
  }

  private static ConditionFactory soon() {
    return await().atMost(Patience.SOON).pollInterval(Duration.ofMillis(100));
  }
}
