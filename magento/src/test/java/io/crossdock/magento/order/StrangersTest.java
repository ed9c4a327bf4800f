package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.magento.Recorded;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Case 2: parts of an order that are another order's")
class StrangersTest {

  private static final String SHIPPING =
      "/extension_attributes/shipping_assignments/0/shipping/address";

  private static final OrderParser OBSERVING =
      new OrderParser("main", StrangersTest::store, OptionLabels.PLAIN);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/billing_address",
        SHIPPING,
        "/payment",
        "/status_histories/0",
        "/extension_attributes/taxes/0",
        "/extension_attributes/shipping_assignments/0/items/0",
        "/extension_attributes/company_order_attributes"
      })
  void aStrangersPartNeverGetsInAndIsReadRightAlone(String pointer) {
    ObjectNode right = whole();
    Order order = sending(key -> right).parse(strange(pointer));
    Order own = OBSERVING.parse(right);
    assertThat(order.source()).isEqualTo(own.source());
    assertThat(order.billing()).isEqualTo(own.billing());
    assertThat(order.shipping()).isEqualTo(own.shipping());
    assertThat(order.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/billing_address",
        SHIPPING,
        "/payment",
        "/status_histories/0",
        "/extension_attributes/taxes/0",
        "/extension_attributes/company_order_attributes"
      })
  void stillAStrangersWhenReadAloneItIsLeftOutAndNamed(String pointer) {
    Order order = sending(key -> strange(pointer)).parse(strange(pointer));
    assertThat(order.source().toString() + order).doesNotContain("STRANGER");
    assertThat(order.warnings()).singleElement().asString().contains("order 7", "left out");
    assertThat(order.toString()).isEqualTo(OBSERVING.parse(whole()).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/billing_address", SHIPPING, "/items/0", "/status_histories/0"})
  void aPollThatOnlyObservesShowsNoStrangerAndAsksForNothing(String pointer) {
    Order order = OBSERVING.parse(strange(pointer));
    assertThat(order.source().toString()).doesNotContain("STRANGER");
    assertThat(order.billing().map(Order.Address::firstName).orElse("")).isNotEqualTo("STRANGER");
    assertThat(order.shipping().map(Order.Address::firstName).orElse("")).isNotEqualTo("STRANGER");
  }

  @Test
  void itemsOfAnotherOrderHoldTheOrderAndAreNamed() {
    assertThatThrownBy(() -> sending(key -> strange("/items/0")).parse(strange("/items/0")))
        .isInstanceOfSatisfying(
            Values.Malformed.class,
            e -> assertThat(e.failure().message()).contains("item", "order 7"));
    assertThat(sending(key -> whole()).parse(strange("/items/0")).lines()).isNotEmpty();
  }

  @Test
  void itemsThatAreMissingAreReadAloneAndElseHoldTheOrder() {
    ObjectNode without = whole();
    without.putNull("items");
    assertThat(sending(key -> whole()).parse(without).lines()).isNotEmpty();
    assertThatThrownBy(() -> sending(key -> without).parse(without))
        .isInstanceOfSatisfying(
            Values.Malformed.class, e -> assertThat(e.failure().message()).contains("items"));
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTED, shop-404",
    "MISCONFIGURED, shop-permission",
    "TRANSIENT, shop-500",
    "UNAUTHORISED, shop-sign-in",
    "BUG, shop-400"
  })
  void aShopThatRefusesTheSingleReadCostsThePartAndNotTheOrder(Category category, String code) {
    OrderParser.Alone refused =
        key -> {
          throw new FailedCall(Failure.of(category, code, "No.", "Nothing."));
        };
    Order order = sending(refused).parse(strange(SHIPPING));
    assertThat(order.shipping()).isEmpty();
    assertThat(order.warnings()).hasSize(2).anySatisfy(w -> assertThat(w).contains("No."));
  }

  @Test
  void aShopThatDoesNotAnswerAtTheMomentIsAskedAgainForThisOrderAlone() {
    var failure = Failure.of(Category.TRANSIENT, "shop-timeout", "Late.", "Again.");
    OrderParser.Alone late =
        key -> {
          throw new FailedCall(failure);
        };
    assertThatThrownBy(() -> sending(late).parse(strange(SHIPPING)))
        .isInstanceOfSatisfying(
            Values.Malformed.class, e -> assertThat(e.failure()).isEqualTo(failure));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"ERP-7\"", "null", "0", "\"11\"", "11", "11.0", "{}"})
  void whatNamesNoOtherOrderOfThisShopStays(String id) {
    ObjectNode order = whole();
    order.withObject("/extension_attributes/erp").set("order_id", RestApi.JSON.readTree(id));
    order.withObject("/billing_address").set("parent_id", RestApi.JSON.readTree(id));
    Order parsed =
        sending(
                key -> {
                  throw new AssertionError("read alone");
                })
            .parse(order);
    assertThat(parsed.warnings()).isEmpty();
    assertThat(parsed.billing()).isPresent();
  }

  @Test
  void aBillingAddressThatNamesNoOrderMustBeTheOneThatTheOrderNames() {
    ObjectNode order = whole();
    order.withObject("/billing_address").put("entity_id", 999_999).remove("parent_id");
    assertThat(OBSERVING.parse(order).billing()).isEmpty();
  }

  @Test
  void whatAnOrdersDigestIsDoesNotDependOnThePageItStandsOn() {
    var observing = new OrderParser("main", StrangersTest::store, OptionLabels.PLAIN);
    for (long id : List.of(21L, 22L, 23L)) {
      observing.parse(numbered(id, 7));
    }
    String later = observing.parse(numbered(21, 7)).digest();
    assertThat(observing.parse(numbered(21, 8)).digest()).isEqualTo(later);
    assertThat(observing.parse(numbered(21, 21)).digest()).as("first of a page").isEqualTo(later);
    var sending =
        observing.sending(StrangersTest::store, OptionLabels.PLAIN, key -> numbered(21, 21));
    Order loaded = sending.parse(numbered(21, 7));
    assertThat(loaded.digest()).as("as the next sweep finds it").isEqualTo(later);
    assertThat(loaded.shipping()).isPresent();
  }

  @Test
  void aShopThatIsMendedIsComparedByThatPartAgain() {
    var observing = new OrderParser("main", StrangersTest::store, OptionLabels.PLAIN);
    observing.parse(numbered(21, 7));
    observing.parse(numbered(22, 7));
    String blind = observing.parse(numbered(23, 23)).digest();
    for (int i = 0; i < 1001; i++) {
      observing.parse(numbered(24, 24));
    }
    assertThat(observing.parse(numbered(23, 23)).digest()).isNotEqualTo(blind);
  }

  private static Order.Store store(int id, String names, java.util.function.Consumer<String> n) {
    return new Order.Store(id, "Store", 1, "base", "America/New_York");
  }

  private static OrderParser sending(OrderParser.Alone alone) {
    return new OrderParser("main", StrangersTest::store, OptionLabels.PLAIN)
        .sending(StrangersTest::store, OptionLabels.PLAIN, alone);
  }

  /** Order 11, with every part that names its order. */
  private static ObjectNode whole() {
    ObjectNode order = Recorded.order("custom-options");
    ((ArrayNode) order.path("status_histories"))
        .addObject()
        .put("entity_id", 5)
        .put("parent_id", 11)
        .put("comment", "own")
        .put("created_at", "2026-11-23 10:00:00");
    order.withObject("/extension_attributes/company_order_attributes").put("order_id", 11);
    return order;
  }

  private static ObjectNode strange(String pointer) {
    ObjectNode order = whole();
    var part = (ObjectNode) order.at(pointer);
    part.put(part.has("order_id") ? "order_id" : "parent_id", 7);
    for (String name : List.of("firstname", "comment", "method", "code", "name")) {
      part.put(name, "STRANGER");
    }
    return order;
  }

  private static ObjectNode numbered(long id, long shippingOf) {
    ObjectNode order = Recorded.order("guest-simple");
    long before = order.path("entity_id").asLong();
    rename(order, before, id);
    ((ObjectNode) order.at(SHIPPING))
        .put("parent_id", shippingOf)
        .put("firstname", "P" + shippingOf);
    return order.put("entity_id", id);
  }

  private static void rename(JsonNode node, long before, long id) {
    if (node instanceof ObjectNode object) {
      for (String name : List.of("order_id", "parent_id")) {
        if (object.path(name).asLong(0) == before) {
          object.put(name, id);
        }
      }
    }
    node.forEach(child -> rename(child, before, id));
  }
}
