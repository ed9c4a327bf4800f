package io.crossdock.magento.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.plan.Planner.Planned;
import io.crossdock.core.policy.OptionValues;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.magento.Recorded;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class RecordedOrdersTest {

  private static final SyncSettings SETTINGS = SyncSettings.defaults(Instant.EPOCH);
  private static final OrgShape ORG = shape(true, "USD");
  static final OrderParser PARSER =
      new OrderParser(
          "main",
          (id, names, notes) -> new Order.Store(id, "Store", 1, "base", "America/New_York"),
          OptionLabels.PLAIN);

  @ParameterizedTest
  @MethodSource("io.crossdock.magento.Recorded#orders")
  void everyRecordedOrderIsPlannedToItsGrandTotalInBothCurrencies(String name) {
    Order order = PARSER.parse(Recorded.order(name));
    assertThat(explained(order.total())).isEqualTo(order.total().grandTotal());
    Plan plan = plan(order, ORG);
    assertThat(sum(plan)).isEqualTo(order.total().grandTotal());
    assertThat(plan.lines()).noneMatch(l -> l.externalId().endsWith(":other"));

    OrgShape baseOnly = shape(false, order.baseTotal().currency());
    Plan base = plan(order, baseOnly);
    assertThat(sum(base)).isEqualTo(base.expectedTotal());
  }

  @ParameterizedTest
  @MethodSource("io.crossdock.magento.Recorded#orders")
  void everyRecordedOrderComesToItsGrandTotalWithEverySettingOfAmounts(String name) {
    Order order = PARSER.parse(Recorded.order(name));
    for (String prices : List.of("without-tax", "with-tax", "with-tax-and-discount")) {
      for (String discounts : List.of("line", "folded")) {
        for (String bundles : List.of("parent", "parent-and-children", "children")) {
          var texts = Map.of("line-prices", prices, "discounts", discounts, "bundles", bundles);
          var settings = new OptionValues(new TreeMap<>(texts)).settings(Instant.EPOCH);
          var planned = Planner.plan(order, settings, ORG, Planner.Past.NONE);
          Plan plan = ((Planned.Ready) planned).plan();
          assertThat(sum(plan)).as("%s", texts).isEqualTo(order.total().grandTotal());
          assertThat(plan.lines())
              .as("%s: %s", texts, plan.lines())
              .noneMatch(line -> line.externalId().endsWith(":other"))
              .filteredOn(line -> line.externalId().endsWith(":rounding"))
              .allMatch(line -> line.total().abs().compareTo(new BigDecimal("0.10")) <= 0);
          if (discounts.equals("folded")) {
            assertThat(plan.lines()).allMatch(line -> line.unitPrice().signum() >= 0);
          }
        }
      }
    }
  }

  @Test
  void whatAdobeCommerceTakesOffAndPutsOnAreLinesOfTheirOwnNames() {
    ObjectNode json = Recorded.order("guest-simple");
    BigDecimal grand = json.path("grand_total").decimalValue();
    for (String base : List.of("", "base_")) {
      json.put(base + "grand_total", grand.subtract(new BigDecimal("7.50")));
      ((ObjectNode) json.path("extension_attributes"))
          .put(base + "gift_cards_amount", 10)
          .put(base + "customer_balance_amount", "3.25")
          .put(base + "reward_currency_amount", 1)
          .put("gw_" + base + "price", "4.0000")
          .put("gw_card_" + base + "price", "0.75");
    }
    ObjectNode item = (ObjectNode) json.path("items").path(0);
    item.put("weee_tax_applied_row_amount", 2).put("base_weee_tax_applied_row_amnt", 2);
    assertThat(fees(json))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "Gift Cards", new BigDecimal("-10.00"),
                "Store Credit", new BigDecimal("-3.25"),
                "Reward Points", new BigDecimal("-1.00"),
                "Gift Wrapping", new BigDecimal("4.75"),
                "Fixed Product Taxes", new BigDecimal("2.00")));

    item.put("weee_tax_applied_row_amount", 99); // of a shop that has them in the subtotal
    json.put("grand_total", grand.subtract(new BigDecimal("9.40")));
    assertThat(fees(json))
        .doesNotContainKey("Fixed Product Taxes")
        .containsEntry("Gift Cards", new BigDecimal("-10.00"))
        .containsEntry("Other Charges", new BigDecimal("0.10"));
  }

  private static Map<String, BigDecimal> fees(ObjectNode json) {
    Order order = PARSER.parse(json);
    Plan plan =
        ((Planned.Ready)
                Planner.plan(
                    order, OptionValues.NONE.settings(Instant.EPOCH), ORG, Planner.Past.NONE))
            .plan();
    assertThat(sum(plan)).isEqualTo(order.total().grandTotal());
    var known = List.of("Shipping", "Tax", "Discount", "Rounding");
    return plan.lines().stream()
        .filter(line -> line.product().fee() && !known.contains(line.product().name()))
        .collect(
            Collectors.toMap(
                line -> line.product().name(),
                line -> new Money(line.total()).amount().setScale(2)));
  }

  /** magento2#38687. */
  @ParameterizedTest
  @ValueSource(strings = {"parent", "children", "both"})
  void aBundleWhosePartsCarryPricesTooIsCountedOnceInCase16(String subtotalOf) {
    ObjectNode json = Recorded.order("bundle-fixed");
    Order before = PARSER.parse(json);
    var bundle = before.lines().stream().filter(l -> l.productType().equals("bundle")).findFirst();
    long id = bundle.orElseThrow().itemId();
    for (JsonNode item : json.path("items")) {
      var row = (ObjectNode) item;
      if (item.path("parent_item_id").asLong(0) == id) {
        var each = new BigDecimal("7").divide(item.path("qty_ordered").decimalValue());
        row.put("price", each).put("base_price", each);
      } else if (item.path("item_id").asLong() == id && subtotalOf.equals("children")) {
        row.put("price", 0).put("base_price", 0);
      }
    }
    Order odd = PARSER.parse(withSubtotal(json, id, subtotalOf));
    for (String bundles : List.of("parent", "parent-and-children", "children")) {
      var settings = new OptionValues(new TreeMap<>(Map.of("bundles", bundles)));
      Plan plan =
          ((Planned.Ready)
                  Planner.plan(odd, settings.settings(Instant.EPOCH), ORG, Planner.Past.NONE))
              .plan();
      assertThat(sum(plan)).isEqualTo(odd.total().grandTotal());
      assertThat(plan.lines())
          .as("%s, %s", subtotalOf, bundles)
          .noneMatch(line -> line.externalId().endsWith(":other"));
    }
  }

  /** The subtotal, and with it the total, of what the bundle is made of. */
  private static ObjectNode withSubtotal(ObjectNode json, long bundle, String of) {
    BigDecimal subtotal = BigDecimal.ZERO;
    for (JsonNode item : json.path("items")) {
      boolean part = item.path("parent_item_id").asLong(0) == bundle;
      if (item.path("parent_item_id").asLong(0) == 0 || (part && !of.equals("parent"))) {
        subtotal =
            subtotal.add(
                item.path("price")
                    .decimalValue()
                    .multiply(item.path("qty_ordered").decimalValue()));
      }
    }
    BigDecimal change = subtotal.subtract(json.path("subtotal").decimalValue());
    for (String field : List.of("subtotal", "base_subtotal", "grand_total", "base_grand_total")) {
      json.put(field, json.path(field).decimalValue().add(change));
    }
    return json;
  }

  private static Plan plan(Order order, OrgShape org) {
    return ((Planned.Ready) Planner.plan(order, SETTINGS, org, Planner.Past.NONE)).plan();
  }

  private static Money sum(Plan plan) {
    return plan.lines().stream().map(l -> new Money(l.total())).reduce(Money.ZERO, Money::plus);
  }

  private static Money explained(Totals t) {
    return t.subtotal()
        .plus(t.tax())
        .plus(t.shipping())
        .plus(t.discount())
        .plus(t.discountTaxCompensation())
        .plus(t.shippingDiscountTaxCompensation());
  }

  static OrgShape shape(boolean multiCurrency, String currency) {
    return new OrgShape(
        multiCurrency,
        currency,
        List.of("USD", "EUR"),
        List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
        Map.of());
  }
}
