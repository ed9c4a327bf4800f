package io.crossdock.sandbox.org;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An org of its own for each test, and a client that is signed in. */
@SuppressWarnings("NullAway.Init") // JUnit sets them before each test
abstract class RunningOrg {

  @TempDir Path folder;
  Org org;
  OrgClient client;

  @BeforeEach
  void start() throws Exception {
    org = Org.start(new OrgOptions(0, 1, folder.resolve("org.jsonl"), InstantSource.system()));
    client = new OrgClient(org.url());
  }

  @AfterEach
  void stop() throws IOException {
    org.close();
  }

  void restart() throws Exception {
    stop();
    start();
  }

  void turn(String setting, Object value) throws Exception {
    var answer = client.send("PUT", "/_sandbox/switches", Map.of(setting, value));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  static void refused(HttpResponse<String> answer, int status, String... parts) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(parts);
  }

  String order(String key) throws Exception {
    String account = client.create("Account", Map.of("Name", "Ann"));
    return client.create(
        "Order",
        Map.of(
            "AccountId",
            account,
            "EffectiveDate",
            "2026-11-24",
            "Status",
            "Draft",
            "Magento_Id__c",
            key,
            "Pricebook2Id",
            book("Magento")));
  }

  Map<String, Object> line(String order, int quantity, String price) throws Exception {
    String product = client.create("Product2", Map.of("Name", "Bag", "IsActive", true));
    client.create("PricebookEntry", entry(product, "Standard Price Book"));
    String entry = client.create("PricebookEntry", entry(product, "Magento"));
    return Map.of(
        "OrderId",
        order,
        "PricebookEntryId",
        entry,
        "Quantity",
        quantity,
        "UnitPrice",
        new BigDecimal(price));
  }

  Map<String, Object> entry(String product, String book) throws Exception {
    return Map.of(
        "Product2Id", product, "Pricebook2Id", book(book), "UnitPrice", 1, "IsActive", true);
  }

  String book(String name) throws Exception {
    return String.valueOf(
        client.row("SELECT Id FROM Pricebook2 WHERE Name = '" + name + "'").get("Id"));
  }
}
