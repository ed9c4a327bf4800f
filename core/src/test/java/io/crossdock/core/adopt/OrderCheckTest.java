package io.crossdock.core.adopt;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.adopt.HeldOrder.Line;
import io.crossdock.core.adopt.OrderCheck.Checked;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCheckTest {

  /** Two mugs of 10.00, shipping 5.00: 25.00. */
  private static final Plan PLAN =
      plan(
          line("main:1", "LAB-MUG", false, "2", "10"),
          line("main:42:shipping", "SHIPPING", true, "1", "5"));

  private static final Line MUGS = item("802A", "lab-mug ", "2", "9.99");
  private static final Line SHIPPING = item("802B", "SHIPPING", "1", "5");

  static Stream<Arguments> conflicts() {
    return Stream.of(
        Arguments.of(held("main:7", "USD", "25", "", List.of(), "", MUGS), "other-key", "main:7"),
        Arguments.of(held("", "USD", "25", "", List.of(), "801X", MUGS), "linked", "Order 801X"),
        Arguments.of(held("", "EUR", "25", "", List.of(), "", MUGS), "other-currency", "in EUR"),
        Arguments.of(
            held("", "USD", "24.99", "", List.of(), "", MUGS),
            "total-differs",
            "Its total is 24.99, Magento's 25.00 USD."),
        Arguments.of(
            held("", "USD", "25", "001B", List.of(), "", MUGS), "other-account", "Account 001B"),
        Arguments.of(
            held("", "USD", "25", "", List.of("00000101"), "", MUGS),
            "reduction-orders",
            "00000101"),
        Arguments.of(
            held("", "USD", "25", "", List.of(), "", MUGS, item("802C", "GIFT", "1", "4")),
            "other-lines",
            "1 x GIFT; they make 4.00"));
  }

  @ParameterizedTest
  @MethodSource("conflicts")
  void whatStandsAgainstItIsNamed(HeldOrder held, String code, String words) {
    var stands = (Checked.Stands) OrderCheck.of(PLAN, held, Optional.of("001A"));
    assertThat(stands.code()).isEqualTo(code);
    assertThat(stands.sentence()).contains(words);
  }

  @Test
  void linesAreFoundBySkuAndQuantityWhateverTheirPrice() {
    var fits = fits(held(MUGS, SHIPPING));
    assertThat(fits.lines()).isEqualTo(Map.of("802A", "main:1", "802B", "main:42:shipping"));
    assertThat(fits.left()).isEmpty();
  }

  @Test
  void aFeeOfAnotherNameIsFoundByItsAmountWhereThatIsUnique() {
    assertThat(fits(held(MUGS, item("802B", "FREIGHT", "1", "5"))).lines())
        .containsEntry("802B", "main:42:shipping");
  }

  @Test
  void butNotWhereTwoHaveTheAmount() {
    Plan two =
        plan(
            line("main:42:shipping", "SHIPPING", true, "1", "5"),
            line("main:42:tax", "TAX", true, "1", "5"));
    var held =
        held(
            "",
            "USD",
            "10",
            "",
            List.of(),
            "",
            item("802B", "A", "1", "5"),
            item("802C", "B", "1", "5"));
    assertThat(OrderCheck.of(two, held, Optional.empty())).isInstanceOf(Checked.Stands.class);
  }

  @Test
  void aLineThatCostsNothingStaysAndIsTold() {
    var fits = fits(held(MUGS, SHIPPING, item("802C", "LEAFLET", "1", "0")));
    assertThat(fits.left()).extracting(Line::sku).containsExactly("LEAFLET");
    assertThat(fits.lines()).hasSize(2);
  }

  @Test
  void aLineTheOrgLacksIsNoHindranceTheNextSendAddsIt() {
    assertThat(
            fits(held("", "USD", "25", "", List.of(), "", item("802A", "LAB-MUG", "2", "12.5")))
                .lines())
        .isEqualTo(Map.of("802A", "main:1"));
  }

  @Test
  void ofTwoLikeLinesEachItemGetsOne() {
    Plan two = plan(line("main:1", "A", false, "1", "5"), line("main:2", "a", false, "1", "5"));
    var held =
        held(
            "",
            "USD",
            "10",
            "",
            List.of(),
            "",
            item("802A", "A", "1", "5"),
            item("802B", "A", "1", "5"));
    var fits = (Checked.Fits) OrderCheck.of(two, held, Optional.empty());
    assertThat(fits.lines().values()).containsExactlyInAnyOrder("main:1", "main:2");
  }

  @Test
  void oneThatHasTheKeyIsOursWhateverItHolds() {
    assertThat(
            OrderCheck.of(
                PLAN, held("main:42", "EUR", "1", "001B", List.of("1"), ""), Optional.of("001A")))
        .isEqualTo(new Checked.Ours());
  }

  private static Checked.Fits fits(HeldOrder held) {
    return (Checked.Fits) OrderCheck.of(PLAN, held, Optional.empty());
  }

  private static HeldOrder held(Line... lines) {
    return held("", "USD", "25", "", List.of(), "", lines);
  }

  private static HeldOrder held(
      String key,
      String currency,
      String total,
      String account,
      List<String> reductions,
      String holder,
      Line... lines) {
    return new HeldOrder(
        "801A", key, currency, Money.of(total), account, List.of(lines), reductions, holder);
  }

  private static Line item(String id, String sku, String quantity, String price) {
    return new Line(id, "", sku, new BigDecimal(quantity), new BigDecimal(price));
  }

  private static Plan.Line line(
      String key, String sku, boolean fee, String quantity, String price) {
    return new Plan.Line(
        key,
        new Plan.Product(sku, sku, fee),
        new BigDecimal(quantity),
        new BigDecimal(price),
        new TreeMap<>());
  }

  private static Plan plan(Plan.Line... lines) {
    BigDecimal total =
        Stream.of(lines).map(Plan.Line::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    var customer =
        new Plan.Customer(
            "main:customer:7",
            "a@b.c",
            false,
            new Plan.Account.PerCustomer(new TreeMap<>()),
            new TreeMap<>(),
            new Plan.Matching(true, SeveralMatches.NEWEST, true),
            Instant.EPOCH);
    return new Plan(
        new OrderKey("main", 42),
        customer,
        new TreeMap<>(),
        List.of(lines),
        new Plan.Catalogue(true, "", false),
        List.of(),
        new Plan.Status("Draft", "Draft", false, true),
        Plan.Scope.ALL,
        new Money(total),
        "USD",
        List.of(),
        Plan.Only.NONE,
        List.of());
  }
}
