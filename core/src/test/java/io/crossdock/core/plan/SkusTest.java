package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.policy.SyncSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Case 12: SKUs that are missing or that Salesforce cannot hold. */
@DisplayName("12: odd SKUs")
class SkusTest {

  private static final String LONG = "x".repeat(300);

  @ParameterizedTest
  @CsvSource({
    "'  mug ', mug",
    "'\u00a0mug\u200b', mug",
    "'mug\t', mug",
    "'a b', 'a b'",
    "'a\"b''c\\d%e/f', 'a\"b''c\\d%e/f'",
    "'\ud83c\udf81-1', '\ud83c\udf81-1'",
    "MUG, MUG"
  })
  void anSkuIsTheShopsWithoutBlanksAroundIt(String shop, String sku) {
    Plan plan = plan(new OrderFixture().selling(shop, "Mug", 5));
    assertThat(sku(plan)).isEqualTo(sku);
    assertThat(plan.lines().getFirst().fields()).containsEntry("Magento_Sku__c", sku);
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void controlCharactersAndHalfCharactersAreLeftOutAndSaid() {
    Plan plan = plan(new OrderFixture().selling("a\u0001b\ud83cc", "Mug", 5));
    assertThat(sku(plan)).isEqualTo("a b c");
    assertThat(plan.warnings()).singleElement().asString().contains("control characters");
  }

  @Test
  void withoutAnSkuTheProductIsKnownByItsIdElseByItsNameAndTheTotalIsRight() {
    Plan known = plan(new OrderFixture().selling("  ", "Gift wrap", 5));
    assertThat(sku(known)).isEqualTo("no-sku-main-5");
    assertThat(known.lines().getFirst().product().name()).isEqualTo("Gift wrap");
    assertThat(known.warnings()).singleElement().asString().contains("Gift wrap", "no-sku-main-5");
    assertThat(LinePlanner.sum(known.lines())).isEqualTo(known.expectedTotal());

    String named = sku(plan(new OrderFixture().selling("", "Gift wrap", 0)));
    assertThat(named).startsWith("no-sku-").hasSize(23);
    assertThat(sku(plan(new OrderFixture().selling("", " GIFT wrap", 0)))).isEqualTo(named);
    assertThat(sku(plan(new OrderFixture().selling("", "Other", 0)))).isNotEqualTo(named);
    Plan nothing = plan(new OrderFixture().selling("", "", 0));
    assertThat(nothing.lines().getFirst().product().name()).isNotBlank();
  }

  @Test
  void anSkuTooLongIsCutToOneOfItsOwnAlwaysTheSame() {
    Plan one = plan(new OrderFixture().selling(LONG + "1", "Mug", 5));
    assertThat(sku(one)).hasSize(255).startsWith("xxx");
    assertThat(one.warnings()).singleElement().asString().contains("301").contains(sku(one));
    assertThat(sku(plan(new OrderFixture().selling(LONG + "1 ", "Mug", 5)))).isEqualTo(sku(one));
    assertThat(sku(plan(new OrderFixture().selling(LONG + "2", "Mug", 5))))
        .isNotEqualToIgnoringCase(sku(one));
    String emoji = "x".repeat(237) + "\ud83c\udf81".repeat(20);
    assertThat(sku(plan(new OrderFixture().selling(emoji, "Mug", 5)))).hasSize(254);
  }

  private static String sku(Plan plan) {
    return plan.lines().getFirst().product().sku();
  }

  private static Plan plan(OrderFixture fixture) {
    Order order = fixture.build();
    var org =
        new OrgShape(
            false,
            "USD",
            List.of("USD"),
            List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
            Map.of());
    var planned = Planner.plan(order, SyncSettings.defaults(Instant.EPOCH), org, Past.NONE);
    return ((Planner.Planned.Ready) planned).plan();
  }
}
