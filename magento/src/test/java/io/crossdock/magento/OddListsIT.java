package io.crossdock.magento;

import static io.crossdock.magento.TestShop.spoilt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.shop.OrderSource.Page;
import io.crossdock.core.port.shop.OrderSource.Period;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One order spoils at most itself, whatever lists it is in (cases 1 and 3). */
class OddListsIT {

  private static final int ORDERS = 27;
  private static final Period ALL = new Period(Instant.EPOCH, Instant.MAX, false);

  private Instant now = Instant.now();
  private final TestShop shop = new TestShop(ORDERS, InstantSource.system());
  private final MagentoShop client = MagentoShop.connect(shop.config(TestShop.BEARER), () -> now);

  @AfterEach
  void close() {
    shop.close();
  }

  @DisplayName("case 1: what spoils a list is read by itself")
  @ParameterizedTest
  @ValueSource(strings = {"500", "400", "404", "502", "garbage", "left-out", "twice"})
  void theOthersComeAndTheOddOneByItsSingleRead(String how) {
    shop.spoilt(List.of(spoilt(20, how, false)));
    for (int turn = 0; turn < 2; turn++) {
      assertThat(ids(changed(100))).as("poll").containsExactlyElementsOf(everyId());
      assertThat(ids(pages(ALL))).as("sweep").containsExactlyElementsOf(everyId());
      assertThat(ids(client.load(keys(19, 20, 21)).orders())).containsExactly(19L, 20L, 21L);
    }
  }

  @DisplayName(
      "case 1: what can't be read at all stands under its own number, with Magento's words")
  @ParameterizedTest
  @ValueSource(strings = {"500", "400", "404", "garbage"})
  void anOrderThatCanNotBeReadIsNamedByItsOwnNumber(String how) {
    String number = shop.order(20).path("increment_id").asString();
    shop.spoilt(List.of(spoilt(20, how, true)));
    for (Page page : List.of(changed(100), client.placed(ALL, 1, 100), client.load(keys(20, 21)))) {
      assertThat(ids(page.orders())).doesNotContain(20L).contains(21L);
      Unreadable odd = unreadable(page, 20);
      assertThat(odd.incrementId()).isEqualTo(number);
      assertThat(odd.placedAt()).isPresent();
      assertThat(odd.failure().code()).isEqualTo("order-unreadable");
      assertThat(odd.failure().retryAfter()).isPresent();
    }
    shop.spoilt(List.of());
    now = now.plus(Duration.ofMinutes(1));
    assertThat(ids(changed(100))).as("it heals").containsExactlyElementsOf(everyId());
  }

  @Test
  void itsWordsAreTheShops() {
    shop.spoilt(List.of(spoilt(20, "500", true)));
    assertThat(client.load(keys(20)).unreadable().values())
        .extracting(one -> one.failure().message())
        .allSatisfy(said -> assertThat(said).contains("Report ID: webapi-"));
  }

  @DisplayName("case 1: several, next to each other, the newest, the oldest, at the page's border")
  @Test
  void severalAreToldApartWhereverTheyAre() {
    var odd = new ArrayList<Map<String, Object>>();
    for (long id : new long[] {1, 2, 10, 11, 26, ORDERS}) {
      odd.add(spoilt(id, "500", id % 2 == 0));
    }
    shop.spoilt(odd);
    Page read = changed(100);
    assertThat(ids(read.orders())).hasSize(ORDERS - 3).contains(1L, 11L, 27L);
    assertThat(read.unreadable()).hasSize(3);
    assertThat(ids(pages(ALL))).hasSize(ORDERS - 3);
  }

  @DisplayName("case 1: a known one costs two small questions, and new ones come beside it")
  @Test
  void aKnownOneCostsLittle() {
    shop.spoilt(List.of(spoilt(20, "500", true)));
    changed(100);
    shop.fault("seen-lists", "/rest/V1/orders", -1, Map.of());
    Instant before = Instant.now().minusSeconds(2);
    long fresh = shop.buy(1).getFirst();
    int seen = shop.struck("seen-lists");
    Page read = client.changed(before, Instant.MAX, 1, 100);
    assertThat(ids(read.orders())).containsExactly(fresh);
    assertThat(shop.struck("seen-lists") - seen).isLessThanOrEqualTo(2);
  }

  @Test
  void aNewOneAmongOldOnesIsFoundThoughItIsOddItself() {
    changed(100);
    Instant before = Instant.now().minusSeconds(2);
    List<Long> fresh = shop.buy(3);
    shop.spoilt(List.of(spoilt(fresh.get(2), "500", true)));
    Page read = client.changed(before, Instant.MAX, 1, 100);
    assertThat(ids(read.orders())).containsExactly(fresh.get(0), fresh.get(1));
    assertThat(read.unreadable()).containsOnlyKeys(new OrderKey("main", fresh.get(2)));
  }

  @DisplayName("case 1: an order on which the shop hangs costs a few waits once, and then none")
  @ParameterizedTest
  @CsvSource({"hangs, true", "endless, true", "endless, false"})
  void theOthersDoNotWaitForOneOnWhichTheShopHangs(String how, boolean single) {
    MagentoShop impatient = shop.impatientClient(Duration.ofSeconds(2), () -> now);
    String number = shop.order(20).path("increment_id").asString();
    shop.spoilt(List.of(spoilt(20, how, single)));
    Page first = impatient.changed(Instant.EPOCH, Instant.MAX, 1, 100);
    assertThat(ids(first.orders())).hasSize(single ? ORDERS - 1 : ORDERS).contains(19L, 21L);
    assertThat(shop.spoils()).as("waits").isLessThanOrEqualTo(4);
    if (single) {
      assertThat(unreadable(first, 20).incrementId()).isEqualTo(number);
      assertThat(unreadable(first, 20).failure().message()).contains("did not answer");
    }
    int before = shop.spoils();
    long fresh = shop.buy(1).getFirst();
    assertThat(ids(impatient.changed(Instant.EPOCH, Instant.MAX, 1, 100).orders()))
        .as("the next poll")
        .contains(fresh);
    assertThat(ids(impatient.placed(ALL, 1, 100).orders())).as("sweep").contains(1L, fresh);
    assertThat(ids(impatient.load(keys(19, 21)).orders())).containsExactly(19L, 21L);
    assertThat(shop.spoils() - before).as("waits").isZero();

    assertThat(ids(impatient.load(keys(19, 20, 21)).orders())).contains(19L, 21L);
    assertThat(shop.spoils() - before).as("waits, when it is asked for").isEqualTo(single ? 1 : 0);
    shop.spoilt(List.of());
    assertThat(ids(impatient.load(keys(20)).orders())).as("it heals").containsExactly(20L);
    now = now.plus(Duration.ofMinutes(1));
    assertThat(ids(impatient.changed(Instant.EPOCH, Instant.MAX, 1, 100).orders())).contains(20L);
  }

  @DisplayName("case 1: one on which the shop hangs is soon alone among those that are loaded")
  @Test
  void thoseLoadedWithItDoNotWaitForLong() {
    MagentoShop impatient = shop.impatientClient(Duration.ofSeconds(2), () -> now);
    shop.spoilt(List.of(spoilt(20, "hangs", true)));
    Page read = impatient.load(LongStream.rangeClosed(1, 27).mapToObj(OddListsIT::key).toList());
    assertThat(ids(read.orders())).hasSize(ORDERS - 1);
    assertThat(read.unreadable()).containsOnlyKeys(key(20));
    assertThat(shop.spoils()).as("waits").isLessThanOrEqualTo(5);
  }

  @DisplayName("case 1: when all questions fail, it is the shop's trouble")
  @Test
  void aShopInTroubleIsNoOrdersFault() {
    shop.refuse("/rest/V1/orders", 500, "{\"message\":\"Internal Error. Report ID: webapi-1\"}");
    assertThat(catchThrowableOfType(FailedCall.class, () -> changed(100))).isNotNull();
    assertThat(catchThrowableOfType(FailedCall.class, () -> client.load(keys(1)))).isNotNull();
    assertThat(catchThrowableOfType(FailedCall.class, () -> client.load(keys(1, 2)))).isNotNull();
    shop.noFaults();
    assertThat(ids(changed(100))).containsExactlyElementsOf(everyId());
  }

  @DisplayName("case 3: a body that is no answer is a failed read, for one call as for all")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"message\":\"Try later\"}",
        "{}",
        "[]",
        "null",
        "\"text\"",
        "7",
        "{\"items\":null,\"total_count\":3}",
        "{\"items\":{},\"total_count\":1}",
        "{\"items\":[],\"total_count\":3}",
        "{\"items\":[]}",
        "{\"items\":[{\"entity_id\":99}],\"total_count\":1,\"search_criteria\":{\"current_page\":9}}",
        "{\"items\":[{}],\"total_count\":1}",
        "{\"items\":[{\"entity_id\":1},{\"entity_id\":1}],\"total_count\":2}"
      })
  void aBodyThatIsNoAnswerIsNone(String body) {
    shop.fault("status", "/rest/V1/orders\\?", 1, Map.of("status", 200, "body", body));
    assertThat(ids(changed(100))).as("once").containsExactlyElementsOf(everyId());
    shop.fault("status", "/rest/V1/orders\\?", 1, Map.of("status", 200, "body", body));
    assertThat(ids(client.load(keys(3, 4)).orders())).containsExactly(3L, 4L);
    shop.fault("status", "/rest/V1/orders\\?", -1, Map.of("status", 200, "body", body));
    assertThat(catchThrowableOfType(FailedCall.class, () -> changed(100))).isNotNull();
    Page loaded = null;
    try {
      loaded = client.load(keys(3, 4));
    } catch (FailedCall e) {
      assertThat(e.failure().closesGate()).isFalse();
    }
    assertThat(loaded == null || loaded.orders().size() == 2).as("never gone").isTrue();
  }

  @DisplayName("case 3: gone is what a single read says, in Magento's words")
  @Test
  void goneIsWhatASingleReadSays() {
    assertThat(client.load(keys(1, 4711)).unreadable()).isEmpty();
    assertThat(ids(client.load(keys(1, 4711)).orders())).containsExactly(1L);

    String empty = "{\"items\":[],\"total_count\":0}";
    shop.fault("status", "/rest/V1/orders\\?", -1, Map.of("status", 200, "body", empty));
    assertThat(ids(client.load(keys(1)).orders())).containsExactly(1L);

    for (String page :
        List.of("<h1>Not Found</h1>", "{\"message\":\"Request does not match any route.\"}")) {
      shop.noFaults();
      shop.refuse("/rest/V1/orders/4711", 404, page);
      assertThat(client.load(keys(1, 4711)).unreadable()).as(page).hasSize(1);
    }
  }

  @DisplayName("many ids that somebody only named cost the shop one list, known ones and few not")
  @Test
  void aFloodOfIdsThatLeadNowhereIsNotAskedForOneByOne() {
    Set<OrderKey> named =
        LongStream.range(5_000, 5_050)
            .mapToObj(id -> new OrderKey("main", id))
            .collect(Collectors.toSet());
    var asked = new ArrayList<OrderKey>(named);
    asked.addAll(keys(1, 4711));
    shop.fault("seen-all", "/rest/V1/orders", -1, Map.of());
    shop.fault("seen-single", "/rest/V1/orders/\\d+", -1, Map.of());
    assertThat(ids(client.load(asked, named).orders())).containsExactly(1L);
    assertThat(shop.struck("seen-single")).as("4711 is known").isEqualTo(1);
    assertThat(shop.struck("seen-all")).isLessThanOrEqualTo(3);
    assertThat(client.load(keys(4712), Set.copyOf(keys(4712))).orders()).isEmpty();
    assertThat(shop.struck("seen-single")).as("few are asked for").isEqualTo(2);
  }

  @Test
  void anOrderOfAnotherConnectionIsNotGone() {
    Page read = client.load(List.of(new OrderKey("old", 1)));
    assertThat(read.unreadable().values())
        .extracting(one -> one.failure().code())
        .containsExactly("another-connection");
  }

  @DisplayName("characters that no database keeps are no part of a name")
  @Test
  void controlCharactersAreLeftOut() {
    shop.set(5, Map.of("customer_lastname", "Lo\u0000ve\u0001lace"));
    Order order = client.load(keys(5)).orders().getFirst();
    assertThat(order.buyer().lastName()).isEqualTo("Lovelace");
    assertThat(order.source()).containsEntry("customer_lastname", "Lovelace");
  }

  @DisplayName("times, numbers and totals that are none cost their order, which names the part")
  @Test
  void whatIsBeyondAllBoundsIsNamed() {
    var odd =
        Map.<Long, Map<String, Object>>of(
            5L, Map.of("created_at", "0000-01-01 00:00:00"),
            6L, Map.of("grand_total", "1" + "0".repeat(200)),
            7L, Map.of("increment_id", ""),
            8L, Map.of("increment_id", "9".repeat(3000)));
    odd.forEach(shop::set);
    Page read = client.load(keys(4, 5, 6, 7, 8, 9));
    assertThat(ids(read.orders())).containsExactly(4L, 9L);
    odd.forEach((id, part) -> {
      Unreadable one = unreadable(read, id);
      assertThat(one.failure().message()).contains(part.keySet().iterator().next());
    });
  }

  private static Unreadable unreadable(Page page, long id) {
    Unreadable one = page.unreadable().get(new OrderKey("main", id));
    assertThat(one).as("order %s", id).isNotNull();
    return Objects.requireNonNull(one);
  }

  private Page changed(int size) {
    return client.changed(Instant.EPOCH, Instant.MAX, 1, size);
  }

  private List<Order> pages(Period period) {
    var all = new ArrayList<Order>();
    for (int page = 1; ; page++) {
      Page read = client.placed(period, page, 20);
      all.addAll(read.orders());
      if (!read.more()) {
        return all;
      }
    }
  }

  private static List<Long> everyId() {
    return LongStream.rangeClosed(1, ORDERS).boxed().toList();
  }

  private static List<Long> ids(Page page) {
    return ids(page.orders());
  }

  private static List<Long> ids(Collection<Order> orders) {
    return orders.stream().map(order -> order.key().entityId()).distinct().sorted().toList();
  }

  private static List<OrderKey> keys(long... ids) {
    return LongStream.of(ids).mapToObj(OddListsIT::key).toList();
  }

  private static OrderKey key(long id) {
    return new OrderKey("main", id);
  }
}
