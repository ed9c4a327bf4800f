package io.crossdock.magento.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.magento.Recorded;
import io.crossdock.magento.order.OptionLabels;
import io.crossdock.magento.order.OrderParser;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Case 16: values of an unexpected form")
class OddOrderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"4 High Street\"",
        "[\"4 High Street\", null]",
        "[null, \"4 High Street\"]",
        "{\"0\": \"4 High Street\"}",
        "{\"street1\": \"4 High Street\", \"street2\": \"\"}"
      })
  void aStreetArrivesInWhicheverForm(String street) {
    Order order = parse(o -> o.withObject("/billing_address").set("street", json(street)));
    assertThat(order.billing().orElseThrow().street().stream().filter(line -> !line.isEmpty()))
        .containsExactly("4 High Street");
    assertThat(order.warnings()).isEmpty();
  }

  @Test
  void linesOfAStreetMayBeNumbersOrStandInOneText() {
    Order order =
        parse(o -> o.withObject("/billing_address").set("street", json("[12, \"B\\nC\"]")));
    assertThat(order.billing().orElseThrow().street()).containsExactly("12", "B", "C");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"comment": "x", "entity_id": 7}                                            | created_at
          {"comment": "x", "entity_id": 7, "created_at": null}                        | created_at
          {"comment": "x", "entity_id": 7, "created_at": "yesterday"}                 | created_at
          {"comment": "x", "entity_id": 7, "created_at": "0000-00-00 00:00:00"}       | created_at
          {"comment": "x", "created_at": "2026-11-23 10:00:00"}                       | entity_id
          {"comment": "x", "entity_id": "abc", "created_at": "2026-11-23 10:00:00"}   | entity_id
          "x"                                                                         | status_histories[1]
          """)
  void aCommentThatMakesNoSenseCostsItselfAndIsNamed(String comment, String named) {
    Order order =
        parse(o -> {
          var rows = o.putArray("status_histories");
          rows.addObject()
              .put("entity_id", 6)
              .put("comment", "fine")
              .put("created_at", "2026-11-23 10:00:00");
          rows.add(json(comment));
        });
    assertThat(order.comments()).extracting(Order.Comment::text).containsExactly("fine");
    assertThat(order.warnings()).anySatisfy(w -> assertThat(w).contains(named, "left out"));
  }

  @Test
  void aHistoryWithNullRowsOrWithKeysIsReadAllTheSame() {
    String row =
        "{\"entity_id\": \"6\", \"comment\": \"a\", \"created_at\": \"2026-11-23T10:00:00Z\"}";
    for (String rows : List.of("[null, " + row + "]", "{\"6\": " + row + "}", row)) {
      Order order = parse(o -> o.set("status_histories", json(rows)));
      assertThat(order.comments()).as(rows).extracting(Order.Comment::id).containsExactly(6L);
      assertThat(order.warnings()).as(rows).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23 10:00:00, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00Z, 2026-11-23T10:00:00Z",
    "2026-11-23T10:00:00+02:00, 2026-11-23T08:00:00Z",
    "2026-11-23T10:00:00-0500, 2026-11-23T15:00:00Z",
    "2026-11-23 10:00:00.123456, 2026-11-23T10:00:00.123456Z"
  })
  void aTimeIsUnderstoodInEachOfItsForms(String written, Instant meant) {
    assertThat(parse(o -> o.put("created_at", written)).createdAt()).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-00-00 00:00:00", "", "23/11/2026"})
  void anOrderWhoseTimeOfPurchaseIsNoneIsHeldAndNamesIt(String written) {
    assertThatThrownBy(() -> parse(o -> o.put("created_at", written)))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining("created_at");
  }

  @Test
  void idsFlagsAndAmountsMayBeTextsOrFloats() {
    Order order =
        parse(o -> {
          o.put("store_id", "1").put("customer_is_guest", "0").put("customer_id", "7.0");
          o.put("is_virtual", "true").put("customer_group_id", 1.0);
          o.put("grand_total", "1,234.50").put("base_grand_total", " 1234.5 ");
          o.put("order_currency_code", "usd").putNull("state");
        });
    assertThat(order.buyer().customerId()).contains(7L);
    assertThat(order.virtual()).isTrue();
    assertThat(order.total().grandTotal()).isEqualTo(Money.of("1234.50"));
    assertThat(order.total().currency()).isEqualTo("USD");
    assertThat(order.state()).isEmpty();
    assertThat(order.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,234", "12,50 USD", "1.234,50", "NaN", "$5", "twelve"})
  void anAmountOfTwoMeaningsOrNoneHoldsTheOrder(String amount) {
    assertThatThrownBy(() -> parse(o -> o.put("grand_total", amount)))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining("grand_total")
        .hasMessageNotContaining(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grand_total", "created_at"})
  void whatAnOrderCanNotBeWithoutIsNeverGuessed(String field) {
    assertThatThrownBy(() ->
            parse(o -> {
              o.remove(field);
              o.put("order_currency_code", "EUR");
            }))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining(field);
  }

  @Test
  void inOneCurrencyTheBaseTotalStandsInForTheTotal() {
    Money total = parse(o -> {}).total().grandTotal();
    assertThat(parse(o -> o.remove("grand_total")).total().grandTotal()).isEqualTo(total);
    assertThat(parse(o -> o.putNull("base_grand_total")).baseTotal().grandTotal()).isEqualTo(total);
  }

  @ParameterizedTest
  @CsvSource({
    "qty_ordered, -1",
    "qty_ordered, many",
    "price, cheap",
    "item_id, none",
    "tax_amount, x"
  })
  void anItemWhoseMoneyMakesNoSenseHoldsTheOrderAndIsNamed(String field, String value) {
    assertThatThrownBy(() -> parse(o -> item(o).put(field, value)))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining("items[0]." + field);
  }

  @ParameterizedTest
  @CsvSource({
    "customer_id, abc",
    "customer_group_id, x",
    "relation_parent_id, x",
    "updated_at, never",
    "is_virtual, maybe",
    "store_id, main"
  })
  void anyOtherValueCostsItselfAndIsNamed(String field, String value) {
    Order order = parse(o -> o.put(field, value));
    assertThat(order.warnings())
        .singleElement()
        .asString()
        .contains("\"" + field + "\"", "left out");
    assertThat(order.total()).isEqualTo(parse(o -> {}).total());
  }

  @Test
  void aTextThatIsAnObjectIsLeftOutAndAnEmptyListOrFalseIsNothing() {
    Order odd = parse(o -> o.putObject("coupon_code").put("code", "TEN"));
    assertThat(odd.coupon()).isEmpty();
    assertThat(odd.warnings()).singleElement().asString().contains("coupon_code");
    Order empty =
        parse(o -> {
          o.putArray("coupon_code");
          o.put("customer_firstname", false).putArray("payment");
        });
    assertThat(empty.coupon() + empty.buyer().firstName() + empty.paymentMethod()).isEmpty();
    assertThat(empty.warnings()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsLeftOutAndNamed() {
    Order order = parse(o -> o.put("billing_address", "4 High Street"));
    assertThat(order.billing()).isEmpty();
    assertThat(order.warnings()).singleElement().asString().contains("billing_address");
  }

  @Test
  void itemsWithKeysAndARowGivenTwiceAreEachOnce() {
    Order order =
        parse(o -> {
          var keyed = RestApi.JSON.createObjectNode();
          keyed.set("3", item(o).deepCopy());
          keyed.set("7", item(o).deepCopy());
          o.set("items", keyed);
        });
    assertThat(order.lines()).hasSize(1);
    assertThat(order.warnings()).singleElement().asString().contains("twice");
  }

  @Test
  void twoItemsOfOneIdThatDifferHoldTheOrder() {
    assertThatThrownBy(() ->
            parse(o -> ((ArrayNode) o.path("items")).add(item(o).deepCopy().put("price", 99))))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining("items[1].item_id");
  }

  @Test
  void anUnknownKindOfProductIsALineLikeAnyOther() {
    Order order = parse(o -> item(o).put("product_type", "subscription"));
    assertThat(order.lines().getFirst().productType()).isEqualTo("subscription");
    assertThat(order.warnings()).isEmpty();
  }

  private static Order parse(Consumer<ObjectNode> change) {
    ObjectNode order = Recorded.order("guest-simple");
    change.accept(order);
    return new OrderParser(
            "main",
            (id, names, notes) -> new Order.Store(id, "Store", 1, "base", "America/New_York"),
            OptionLabels.PLAIN)
        .parse(order);
  }

  private static ObjectNode item(ObjectNode order) {
    return (ObjectNode) order.path("items").get(0);
  }

  private static tools.jackson.databind.JsonNode json(String text) {
    return RestApi.JSON.readTree(text);
  }
}
