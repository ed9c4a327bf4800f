package io.crossdock.magento;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Coming;
import io.crossdock.core.port.shop.OrderSource.Known;
import io.crossdock.core.port.shop.OrderSource.LeftOut;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.shop.Websites.Website;
import io.crossdock.magento.list.Question;
import io.crossdock.magento.rest.MagentoConfig;
import io.crossdock.magento.rest.MagentoConfig.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole client against a sandbox shop, over real sockets. */
class MagentoShopIT {

  private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

  private static final Period EVER = new Period(LONG_AGO, Instant.MAX, false);

  private final TestShop shop = new TestShop(60, InstantSource.system());

  @AfterEach
  void close() {
    shop.close();
  }

  static Stream<Credentials> credentials() {
    return Stream.of(TestShop.BEARER, TestShop.OAUTH);
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void ordersAreLoadedByKeyWithTheirStoresZoneAndAGoneOneIsAbsent(Credentials credentials) {
    Page page = shop.client(credentials).load(keys(1, 2, 3, 999_999));
    assertThat(page.orders()).extracting(o -> o.key().entityId()).containsExactly(1L, 2L, 3L);
    assertThat(page.unreadable()).isEmpty();
    assertThat(page.spent()).isPositive();
    for (Order order : page.orders()) {
      assertThat(order.incrementId())
          .isEqualTo(shop.order(order.key().entityId()).path("increment_id").asString());
      assertThat(order.store().timeZone()).isIn("America/New_York", "Europe/Berlin");
      assertThat(order.store().name()).isNotBlank();
      assertThat(order.store().websiteCode()).isIn("base", "eu");
    }
  }

  /** Names of stores and options included, which are not asked for while orders are observed. */
  @Test
  void whatAListToldOfAnOrderBecomesTheSameAsTheOrderLoadedWithoutReadingItAgain() {
    shop.fault("seen-orders", "/rest/V1/orders", -1, Map.of());
    var client = shop.client(TestShop.BEARER);
    Page loaded = client.load(keys(LongStream.rangeClosed(1, 60).toArray()));
    Page changed = client.changed(LONG_AGO, Instant.MAX, 1, 100);
    Page placed = client.placed(EVER, 1, 100);
    int asked = shop.struck("seen-orders");
    for (Page page : List.of(changed, placed)) {
      assertThat(page.listed()).hasSize(60);
      assertThat(
              page.listed().values().stream()
                  .flatMap(one -> one.loaded().orders().stream())
                  .toList())
          .containsExactlyInAnyOrderElementsOf(loaded.orders());
    }
    assertThat(shop.struck("seen-orders")).isEqualTo(asked);
  }

  @Test
  void websitesAreToldByTheNamesThatTheShopsPeopleKnow() {
    assertThat(shop.client(TestShop.BEARER).websites())
        .extracting(Website::name)
        .containsExactly("Main Website", "EU Website");
  }

  @Test
  void keysOfAnotherConnectionAreNotAskedFor() {
    assertThat(shop.client(TestShop.BEARER).load(List.of(new OrderKey("other", 1))).orders())
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void thePollSeesEveryOrderOnceThoughManyChangedInTheSameSecond(Credentials credentials) {
    Instant second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    try (var still = new TestShop(5, InstantSource.fixed(second))) {
      var bought = still.buy(40);
      var client = still.client(credentials);
      List<Long> seen = pages(page -> client.changed(LONG_AGO, Instant.MAX, page, 7));
      assertThat(seen).doesNotHaveDuplicates().hasSize(45).containsAll(bought);
      List<Long> thatSecond =
          pages(page -> client.changed(second.plusMillis(900), Instant.MAX, page, 7));
      assertThat(thatSecond).containsExactlyElementsOf(bought);
      List<Long> untilThen = pages(page -> client.changed(second, second, page, 7));
      assertThat(untilThen).containsExactlyElementsOf(bought);
      List<Long> before = pages(page -> client.changed(LONG_AGO, second.minusSeconds(1), page, 7));
      assertThat(before).hasSize(5).doesNotContainAnyElementsOf(bought);
    }
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void theShopTellsOnlyOfOrdersThatAreNotKnownAsTheyAre(Credentials credentials) {
    var clock = new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    try (var still = new TestShop(0, clock::get)) {
      var client = still.client(credentials);
      List<Long> first = still.buy(30);
      clock.set(clock.get().plusSeconds(3));
      List<Long> second = still.buy(12);
      List<Known> known =
          client.changed(LONG_AGO, Instant.MAX, 1, 100).orders().stream()
              .collect(Collectors.groupingBy(Order::updatedAt, TreeMap::new, Collectors.toList()))
              .entrySet()
              .stream()
              .map(one -> known(one.getKey(), one.getValue()))
              .toList();
      assertThat(known).hasSize(2);
      assertThat(client.changed(LONG_AGO, Instant.MAX, known, 1, 100).orders()).isEmpty();
      assertThat(pages(page -> client.changed(LONG_AGO, Instant.MAX, known.subList(1, 2), page, 7)))
          .containsExactlyElementsOf(first);

      still.staff("POST", "/orders/" + second.getFirst() + "/hold", Map.of());
      clock.set(clock.get().plusSeconds(3));
      still.staff("POST", "/orders/" + first.get(7) + "/hold", Map.of());
      List<LeftOut> coming =
          List.of(known.getFirst(), new Coming(List.of(first.get(7), second.getFirst())));
      assertThat(pages(page -> client.changed(LONG_AGO, Instant.MAX, coming, page, 7)))
          .as("some are left out however they are")
          .containsExactlyElementsOf(second.subList(1, 12));
      assertThat(pages(page -> client.changed(LONG_AGO, Instant.MAX, known, page, 7)))
          .as("in the same second in another status, and changed since")
          .containsExactly(second.getFirst(), first.get(7));
    }
  }

  private static Known known(Instant at, List<Order> orders) {
    return new Known(
        at,
        orders.getFirst().status(),
        orders.stream().map(order -> order.key().entityId()).toList());
  }

  /** Apache takes lines of 8,190 characters, and Unlisted may name a hundred orders more. */
  @Test
  void asManyAsAQuestionNamesFitIntoItsAddress() {
    var question = Question.where("updated_at", "gteq", "2026-11-24 10:00:00");
    for (int second = 0; second < 7; second++) {
      List<Long> ids = LongStream.rangeClosed(1_000_001, 1_000_009).boxed().toList();
      question = question.but(new Known(Instant.EPOCH, "payment_review", ids));
    }
    String address =
        question.sorted("updated_at ASC", "entity_id ASC").parameters().stream()
            .map(one -> one.getKey() + "=" + one.getValue())
            .map(one -> URLEncoder.encode(one, StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    assertThat(address.length()).isLessThan(6_600);
  }

  @Test
  void aShopThatLimitsItsPagesIsReadWhollyInSmallerOnes() {
    shop.settings(Map.of("maximumPageSize", 10));
    shop.fault("seen-orders", "/rest/V1/orders", -1, Map.of());
    var client = shop.client(TestShop.BEARER);
    assertThat(pages(page -> client.changed(LONG_AGO, Instant.MAX, page, 100)))
        .doesNotHaveDuplicates()
        .hasSize(60);
    assertThat(client.load(keys(LongStream.rangeClosed(1, 60).toArray())).orders()).hasSize(60);
    assertThat(pages(page -> client.placed(EVER, page, 100))).hasSize(60);
    assertThat(shop.struck("seen-orders"))
        .as("one refusal, then 7 and 6 and 7 pages: the last full one is followed by an empty one")
        .isEqualTo(1 + 7 + 6 + 7);
  }

  @Test
  void theSweepSeesWhatUpdatedAtHides() {
    var client = shop.client(TestShop.OAUTH);
    long id = shop.buy(1).getFirst();
    Order before = newest(client);
    shop.staff(
        "POST",
        "/orders/" + id + "/comments",
        Map.of("statusHistory", Map.of("comment", "Call first", "is_visible_on_front", 1)));
    Order commented = newest(client);
    assertThat(commented.updatedAt()).isEqualTo(before.updatedAt());
    assertThat(commented.digest()).isNotEqualTo(before.digest());
    assertThat(commented.comments())
        .singleElement()
        .satisfies(c -> {
          assertThat(c.text()).isEqualTo("Call first");
          assertThat(c.visibleOnFront()).isTrue();
        });
    shop.staff(
        "PUT",
        "/orders/" + id,
        Map.of("entity", Map.of("address_type", "shipping", "city", "Pasadena")));
    assertThat(newest(client).digest()).isNotEqualTo(commented.digest());
  }

  @Test
  void aSweepIsBoundedToAPeriodAndToOpenOrdersAndTellsWhatItCostTheShop() {
    var client = shop.client(TestShop.OAUTH);
    List<Order> all = client.placed(EVER, 1, 100).orders();
    assertThat(all).isSortedAccordingTo(Comparator.comparing(Order::createdAt).reversed());
    Instant middle = all.get(30).createdAt();
    List<Order> older = client.placed(new Period(LONG_AGO, middle, false), 1, 100).orders();
    List<Order> newer = client.placed(new Period(middle, Instant.MAX, false), 1, 100).orders();
    assertThat(older.size() + newer.size()).isEqualTo(all.size());
    Set<String> closed = Set.of("complete", "closed", "canceled");
    assertThat(client.placed(new Period(LONG_AGO, Instant.MAX, true), 1, 100).orders())
        .hasSameSizeAs(all.stream().filter(o -> !closed.contains(o.state())).toList())
        .noneMatch(order -> closed.contains(order.state()));
    shop.fault("latency", "/rest/V1/orders", 1, Map.of("ms", 300));
    assertThat(client.placed(EVER, 1, 5).spent()).isGreaterThan(Duration.ofMillis(290));
  }

  @Test
  void whatAGiftCardAndStoreCreditPaidIsReadAndTheCardsCodeIsNotKept() {
    long id = shop.odd(Map.of("credit", 3.5, "giftCard", 2));
    Order order = shop.client(TestShop.BEARER).load(keys(id)).orders().getFirst();
    assertThat(order.total().credits().customerBalance()).isEqualTo(Money.of("3.5"));
    assertThat(order.baseTotal().credits().giftCards()).isEqualTo(Money.of("2"));
    assertThat(order.source().toString()).doesNotContain("SANDBOX-CARD");
  }

  @Test
  void anUntouchedOrderHasTheSameDigestHoweverItIsRead() {
    var client = shop.client(TestShop.BEARER);
    for (Order swept : client.placed(EVER, 1, 60).orders()) {
      Order loaded = client.load(List.of(swept.key())).orders().getFirst();
      assertThat(loaded.digest()).as(swept.toString()).isEqualTo(swept.digest());
    }
  }

  @Test
  void anOrderIsFoundByItsNumber() {
    var client = shop.client(TestShop.OAUTH);
    String number = shop.order(5).path("increment_id").asString();
    assertThat(client.byIncrementId(number)).extracting(Order::incrementId).contains(number);
    assertThat(client.byIncrementId("no such / ü & + number")).isEmpty();
  }

  @Test
  void customOptionsCarryTheirTitlesWhichAreAskedForOncePerProduct() {
    var client = shop.client(TestShop.BEARER);
    shop.fault("seen-products", "/rest/V1/products", -1, Map.of());
    assertThat(engraved(client)).isNotEmpty().allMatch(o -> o.startsWith("Engraving: "));
    int asked = shop.struck("seen-products");
    assertThat(asked).isPositive();
    engraved(client);
    assertThat(shop.struck("seen-products")).isEqualTo(asked);
  }

  @Test
  void withoutThePermissionOnProductsTheOptionsIdsArePlainlySaid() {
    shop.deny("Magento_Catalog::products");
    assertThat(engraved(shop.client(TestShop.BEARER)))
        .isNotEmpty()
        .allMatch(option -> option.startsWith("Option 1: "));
  }

  private static List<String> engraved(MagentoShop client) {
    return client.load(keys(LongStream.rangeClosed(1, 60).toArray())).orders().stream()
        .flatMap(order -> order.lines().stream())
        .filter(line -> line.sku().equals("LAB-ENGRAVE"))
        .flatMap(line -> line.options().stream())
        .toList();
  }

  @Test
  void theClockIsTheShopsAndIsAskedForBeforeTheFirstAnswer() {
    Instant now = shop.client(TestShop.BEARER).now();
    assertThat(Duration.between(now, Instant.now()).abs()).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void withoutThePermissionOnStoresOrdersStillComeWithTheirStoresNameAndNoZone() {
    shop.deny("Magento_Backend::store");
    Order order = shop.client(TestShop.BEARER).load(keys(1)).orders().getFirst();
    assertThat(order.store().name()).isEqualTo("Default Store View");
    assertThat(order.store().timeZone()).as("never UTC by itself").isEmpty();
  }

  @Test
  void aZoneGivenBySettingStandsInForOneThatTheShopDoesNotTell() {
    shop.deny("Magento_Backend::store");
    var config = shop.config(TestShop.BEARER);
    var zoned =
        new MagentoConfig(
            config.connection(),
            config.url(),
            config.credentials(),
            config.requestTimeout(),
            java.util.Optional.of(java.time.ZoneId.of("Asia/Tokyo")));
    var client = MagentoShop.connect(zoned, shop.clock());
    assertThat(client.load(keys(1)).orders().getFirst().store().timeZone()).isEqualTo("Asia/Tokyo");
    shop.deny();
    assertThat(MagentoShop.connect(zoned, shop.clock()).load(keys(1)).orders().getFirst().store())
        .satisfies(store -> assertThat(store.timeZone()).isEqualTo("America/New_York"));
  }

  @Test
  void nothingButGetEverReachesTheShop() {
    shop.fault("seen-get", ".*", -1, Map.of("method", "GET"));
    shop.fault("seen-write", "^/rest/.*", -1, Map.of("method", "(?!GET).*"));
    for (Credentials credentials : List.of(TestShop.BEARER, TestShop.OAUTH)) {
      var client = shop.client(credentials);
      client.load(keys(1, 2));
      client.changed(LONG_AGO, Instant.MAX, 1, 10);
      client.placed(EVER, 1, 10);
      client.byIncrementId("000000001");
      client.now();
      client.check();
    }
    assertThat(shop.struck("seen-get")).isGreaterThanOrEqualTo(8);
    assertThat(shop.struck("seen-write")).isZero();
  }

  private static Order newest(MagentoShop client) {
    return client.placed(EVER, 1, 1).orders().getFirst();
  }

  private static Set<OrderKey> keys(long... ids) {
    var keys = new HashSet<OrderKey>();
    LongStream.of(ids).forEach(id -> keys.add(new OrderKey("main", id)));
    return keys;
  }

  private static List<Long> pages(java.util.function.IntFunction<Page> read) {
    var seen = new ArrayList<Long>();
    for (int number = 1; ; number++) {
      Page page = read.apply(number);
      page.orders().forEach(order -> seen.add(order.key().entityId()));
      if (!page.more()) {
        return seen;
      }
    }
  }
}
