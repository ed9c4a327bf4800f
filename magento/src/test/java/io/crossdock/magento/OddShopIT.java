package io.crossdock.magento;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.magento.rest.RestApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is odd about one order, one list or one secondary answer of a shop. */
class OddShopIT {

  private static final Period EVER =
      new Period(Instant.parse("2000-01-01T00:00:00Z"), Instant.MAX, false);

  private final TestShop shop = new TestShop(12, InstantSource.system());

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  @DisplayName("Case 2: a list that gives every order the first one's address")
  void eachOrderHasItsOwnAddressAndSettles() {
    shop.settings(Map.of("listsRepeatFirstAddress", true));
    MagentoShop client = shop.client(TestShop.BEARER);
    client.placed(EVER, 1, 100);
    List<Order> swept = client.placed(EVER, 1, 100).orders();
    List<OrderKey> keys = swept.stream().map(Order::key).toList();
    List<Order> loaded = client.load(keys).orders();
    assertThat(loaded).hasSameSizeAs(swept);
    for (Order order : loaded) {
      assertThat(order.warnings()).isEmpty();
      var own = shop.order(order.key().entityId());
      assertThat(order.shipping().map(Order.Address::firstName).orElse(""))
          .isEqualTo(
              own.at("/extension_attributes/shipping_assignments/0/shipping/address/firstname")
                  .asString(""));
    }
    Map<OrderKey, String> digests =
        swept.stream().collect(java.util.stream.Collectors.toMap(Order::key, Order::digest));
    assertThat(loaded).allSatisfy(o -> assertThat(o.digest()).isEqualTo(digests.get(o.key())));
    assertThat(client.load(keys.subList(0, 1)).orders().getFirst().digest())
        .as("alone it is the first")
        .isEqualTo(digests.get(keys.getFirst()));
  }

  @ParameterizedTest
  @CsvSource({"401", "404", "500", "503", "200"})
  @DisplayName("Case 9: a product's call is refused")
  void theOrderGoesWithoutTheTitlesAndSaysSo(int status) {
    long id = shop.odd(Map.of("kind", "custom-options"));
    shop.refuse("/products", status, "<html>no</html>");
    MagentoShop client = shop.client(TestShop.BEARER);
    Order order = client.load(List.of(new OrderKey("main", id))).orders().getFirst();
    assertThat(order.lines().getFirst().options()).containsExactly("Option 1: Für Zoë 🎁");
    assertThat(order.warnings()).singleElement().asString().contains("LAB-ENGRAVE", "titles");
  }

  @Test
  @DisplayName("Case 9: a product's call never ends")
  void aProductThatNeverAnswersIsAskedOnceForAll() {
    long one = shop.odd(Map.of("kind", "custom-options"));
    long other = shop.odd(Map.of("kind", "custom-options"));
    shop.fault("latency", "/products", -1, Map.of("ms", 3000));
    var loaded =
        shop.impatientClient()
            .load(List.of(new OrderKey("main", one), new OrderKey("main", other)));
    assertThat(loaded.orders()).hasSize(2).allSatisfy(o -> assertThat(o.warnings()).hasSize(1));
    assertThat(shop.struck("latency")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/store/websites", "/store/storeGroups"})
  @DisplayName("Case 9: one question about the stores is refused")
  void whatTheOtherAnswersTellIsUsed(String path) {
    shop.refuse(path, 404, "{\"message\":\"no\"}");
    MagentoShop client = shop.client(TestShop.BEARER);
    Order order = client.load(List.of(new OrderKey("main", 1))).orders().getFirst();
    assertThat(order.store().timeZone()).isEqualTo("America/New_York");
    assertThat(order.store().name()).isNotBlank();
  }

  @Test
  @DisplayName("Case 9: the stores fail when nothing is known of them yet")
  void eachOrderWaitsAloneAndTheReadItselfWorks() {
    shop.refuse("/store/", 500, "{\"message\":\"no\"}");
    MagentoShop client = shop.client(TestShop.BEARER);
    assertThat(client.placed(EVER, 1, 100).orders()).as("observing goes on").isNotEmpty();
    var page = client.load(List.of(new OrderKey("main", 1)));
    assertThat(page.orders()).isEmpty();
    assertThat(page.unreadable()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          null | "EU Website\\nEU Store\\nGone"                   | eu   | Europe/Berlin
          0    | "EU Website\\r\\nEU Store\\r\\nGone"             | eu   | Europe/Berlin
          999  | "  main website  \\n\\nStore\\nGone"             | base | America/New_York
          "x"  | "Main Website<br/>Main Website Store<br/>Gone"   | base | America/New_York
          null | "Main Website"                                   | base | America/New_York
          """)
  @DisplayName("Case 15: an order of a store view that is gone")
  void itsWebsiteIsFoundByTheNamesFirstLineWithAWarning(
      String id, String names, String website, String zone) {
    Order order = gone(id, names);
    assertThat(order.store().websiteCode()).isEqualTo(website);
    assertThat(order.store().timeZone()).isEqualTo(zone);
    assertThat(order.warnings()).anySatisfy(w -> assertThat(w).contains("store view", zone));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"Gone Website\\nStore\\nView\"", "null", "\"\""})
  @DisplayName("Case 15: an order of a website that is gone")
  void withoutAWebsiteThereIsNoZoneAndNeverUtc(String names) {
    Order order = gone("null", names);
    assertThat(order.store().timeZone()).isEmpty();
    assertThat(order.warnings()).singleElement().asString().contains("no website");
  }

  private Order gone(String id, String names) {
    var set = new java.util.HashMap<String, Object>();
    set.put("/store_id", value(id));
    set.put("/store_name", value(names));
    long order = shop.odd(Map.of("set", set));
    MagentoShop client = shop.client(TestShop.BEARER);
    return client.load(List.of(new OrderKey("main", order))).orders().getFirst();
  }

  private static Object value(String json) {
    var node = RestApi.JSON.readTree(json);
    return node.isNumber() ? node.asInt() : node.isNull() ? node : node.asString();
  }

  @Test
  @DisplayName("Case 16: a state that is null is open")
  void theSweepOfOpenOrdersSeesIt() {
    long id = shop.odd(Map.of("set", java.util.Collections.singletonMap("/state", null)));
    var open = new Period(EVER.from(), Instant.MAX, true);
    List<Order> orders = shop.client(TestShop.OAUTH).placed(open, 1, 100).orders();
    assertThat(orders).extracting(o -> o.key().entityId()).contains(id);
    assertThat(orders).extracting(Order::state).doesNotContain("complete", "closed", "canceled");
  }

  @Test
  @DisplayName("Case 16: PHP writes before each answer")
  void ordersAreReadPastIt() {
    shop.settings(Map.of("phpWarnings", true));
    MagentoShop client = shop.client(TestShop.BEARER);
    assertThat(client.load(List.of(new OrderKey("main", 1))).orders()).hasSize(1);
    assertThat(client.check())
        .anySatisfy(row -> assertThat(row.toString()).contains("PHP writes", "Tax.php"));
  }
}
