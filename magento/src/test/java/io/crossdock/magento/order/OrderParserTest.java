package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Order.Author;
import io.crossdock.core.order.OrderLine;
import io.crossdock.magento.Recorded;
import io.crossdock.magento.rest.Values;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OrderParserTest {

  @Test
  void whatACustomerTypedStandsUnderItsOptionsTitle() {
    var engraving = new Titles("Engraving", Map.of());
    assertThat(options("custom-options", (product, id) -> Optional.of(engraving)))
        .containsExactly("Engraving: Für Zoë 🎁");
    assertThat(options("custom-options", (product, id) -> Optional.empty()))
        .as("plainly the id where the shop does not tell")
        .containsExactly("Option 1: Für Zoë 🎁");
  }

  @Test
  void chosenValuesAreTheirTitlesAndAnUnknownOneItsId() {
    ObjectNode order = Recorded.order("custom-options");
    customOption(order).put("option_value", "5,6,9");
    var colour = new Titles("Colour", Map.of("5", "Red", "6", "Blue"));
    Order parsed = parser((product, id) -> Optional.of(colour)).parse(order);
    assertThat(parsed.lines().getFirst().options()).containsExactly("Colour: Red, Blue, 9");
  }

  @Test
  void anUploadedFileIsItsName() {
    ObjectNode order = Recorded.order("custom-options");
    customOption(order)
        .put("option_value", "file")
        .putObject("extension_attributes")
        .putObject("file_info")
        .put("name", "logo.png");
    assertThat(OptionLabels.PLAIN.of(Part.of(order.path("items").get(0), note -> {})))
        .containsExactly("Option 1: logo.png");
  }

  @Test
  void aConfigurableIsTheChosenSimpleAndABundleNamesItsParts() {
    OrderLine hoodie = parse("configurable").lines().getFirst();
    assertThat(hoodie.sku()).isEqualTo("LAB-HOOD-M");
    assertThat(hoodie.name()).isEqualTo("Hoodie M");
    OrderLine bundle = parse("bundle-dynamic").lines().getFirst();
    assertThat(bundle.options())
        .containsExactly("4 x Lab Mug (LAB-MUG)", "2 x Lab Shirt \"Größe\" & Co (LAB-SHIRT)");
  }

  @Test
  void refundsPaymentsAndCancelledAmountsAreReadInBothCurrencies() {
    Order refunded = parse("partial-refunded");
    JsonNode json = Recorded.order("partial-refunded");
    assertThat(refunded.total().refunded()).isEqualTo(money(json, "total_refunded"));
    assertThat(refunded.baseTotal().refunded()).isEqualTo(money(json, "base_total_refunded"));
    assertThat(refunded.total().refunded().isZero()).isFalse();
    assertThat(refunded.baseTotal().paid()).isEqualTo(money(json, "base_total_paid"));
    assertThat(refunded.lines().getFirst().done().refunded()).isPositive();
    Order canceled = parse("canceled");
    assertThat(canceled.baseTotal().canceled()).isEqualTo(canceled.baseTotal().grandTotal());
    assertThat(parse("virtual").virtual()).isTrue();
    assertThat(parse("eur-currency").total().currency()).isEqualTo("EUR");
    assertThat(parse("eur-currency").baseTotal().currency()).isEqualTo("USD");
  }

  @Test
  void creditsOfAdobeCommerceAreReadFromTheExtensionAttributes() {
    ObjectNode order = Recorded.order("guest-simple");
    ((ObjectNode) order.path("extension_attributes"))
        .put("gift_cards_amount", 5)
        .put("base_gift_cards_amount", 5.5)
        .put("customer_balance_amount", "3.2500")
        .put("reward_currency_amount", 1);
    Order parsed = parser().parse(order);
    assertThat(parsed.total().credits().giftCards()).isEqualTo(Money.of("5"));
    assertThat(parsed.total().credits().customerBalance()).isEqualTo(Money.of("3.25"));
    assertThat(parsed.total().credits().rewards()).isEqualTo(Money.of("1"));
    assertThat(parsed.baseTotal().credits().giftCards()).isEqualTo(Money.of("5.5"));
    assertThat(parse("guest-simple").total().credits())
        .isEqualTo(io.crossdock.core.order.Totals.Credits.NONE);
  }

  @Test
  void anEditedOrderKnowsTheOneItReplaced() {
    ObjectNode order = Recorded.order("guest-simple");
    order.put("relation_parent_id", "12").put("relation_parent_real_id", "000000012");
    order.put("original_increment_id", "000000012");
    Order parsed = parser().parse(order);
    assertThat(parsed.relation().parentId()).contains(12L);
    assertThat(parsed.relation().originalIncrementId()).isEqualTo("000000012");
    assertThat(parsed.relatedIncrementIds()).containsExactly("000000012");
    assertThat(parse("guest-simple").relation()).isEqualTo(Order.Relation.NONE);
  }

  @Test
  void commentsKeepTheirAuthorsSideTheirVisibilityAndWhatWroteThem() {
    ObjectNode order = Recorded.order("with-comments");
    String first = order.path("status_histories").get(0).path("comment").asString();
    order.put("customer_note", first);
    var comments = parser().parse(order).comments();
    assertThat(comments.getFirst().author()).isEqualTo(Author.CUSTOMER);
    assertThat(comments.stream().skip(1)).allMatch(c -> c.author() == Author.SHOP);
    assertThat(comments).anyMatch(Order.Comment::visibleOnFront).anyMatch(Order.Comment::notified);
    assertThat(parse("partial-refunded").comments())
        .anySatisfy(c -> {
          assertThat(c.entity()).isEqualTo("creditmemo");
          assertThat(c.text()).startsWith("We refunded");
        });
  }

  @Test
  void theSourceCannotBeChanged() {
    Map<String, Object> source = parse("guest-simple").source();
    assertThatThrownBy(() -> source.put("x", "y"))
        .isInstanceOf(UnsupportedOperationException.class);
    List<?> items = (List<?>) source.getOrDefault("items", List.of());
    assertThatThrownBy(() -> items.remove(0)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(items).isNotEmpty();
  }

  @Test
  void aNumberThatIsNoneIsRefusedByNameAndNeverTakenForZero() {
    ObjectNode order = Recorded.order("guest-simple");
    order.put("grand_total", "12,50 USD");
    assertThatThrownBy(() -> parser().parse(order))
        .isInstanceOf(Values.Malformed.class)
        .hasMessageContaining("grand_total")
        .hasMessageNotContaining("12,50");
  }

  private static ObjectNode customOption(ObjectNode order) {
    return (ObjectNode)
        order
            .path("items")
            .get(0)
            .path("product_option")
            .path("extension_attributes")
            .path("custom_options")
            .get(0);
  }

  private static Money money(JsonNode json, String field) {
    return new Money(json.path(field).decimalValue());
  }

  private static List<String> options(
      String name, java.util.function.BiFunction<Long, String, Optional<Titles>> titles) {
    return parser(titles).parse(Recorded.order(name)).lines().getFirst().options();
  }

  private static Order parse(String name) {
    return parser().parse(Recorded.order(name));
  }

  private static OrderParser parser() {
    return parser((product, id) -> Optional.empty());
  }

  private static OrderParser parser(
      java.util.function.BiFunction<Long, String, Optional<Titles>> titles) {
    return new OrderParser(
        "main",
        (id, names, notes) -> new Order.Store(id, "Store", 1, "base", "America/New_York"),
        new OptionLabels(titles));
  }
}
