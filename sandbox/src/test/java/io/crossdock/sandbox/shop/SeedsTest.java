package io.crossdock.sandbox.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeedsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  @Test
  void grandTotalsAddUp() throws IOException {
    for (Map<String, Object> order : seeded(120)) {
      BigDecimal sum =
          Stream.of(
                  "subtotal",
                  "tax_amount",
                  "shipping_amount",
                  "discount_amount",
                  "discount_tax_compensation_amount",
                  "shipping_discount_tax_compensation_amount")
              .map(part -> Doc.number(order, part))
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(sum).isEqualByComparingTo(Doc.number(order, "grand_total"));
    }
  }

  @Test
  void idsAreUniqueAcrossTheShop() throws IOException {
    var orders = seeded(120);
    assertThat(orders.stream().flatMap(o -> Doc.objects(o, "items").stream()))
        .extracting(item -> item.get("item_id"))
        .doesNotHaveDuplicates();
    assertThat(orders.stream().flatMap(o -> Doc.objects(o, "status_histories").stream()))
        .extracting(comment -> comment.get("entity_id"))
        .doesNotHaveDuplicates()
        .isNotEmpty();
    assertThat(orders).extracting(o -> o.get("increment_id")).doesNotHaveDuplicates();
  }

  @Test
  void everyStatusOccursAndNothingLiesInTheFuture() throws IOException {
    var orders = seeded(120);
    assertThat(orders)
        .extracting(o -> o.get("status"))
        .contains("pending", "processing", "complete", "closed", "canceled", "holded");
    assertThat(orders)
        .allSatisfy(o -> assertThat(ShopTime.read(Doc.text(o, "updated_at"))).isBefore(NOW));
  }

  @Test
  void theSameSeedMakesTheSameOrders() throws IOException {
    assertThat(seeded(60)).isEqualTo(seeded(60));
  }

  private static List<Map<String, Object>> seeded(int count) throws IOException {
    try (var orders = new Orders(null, () -> NOW)) {
      new Seeds(42).fill(orders, count, NOW);
      return List.copyOf(orders.all());
    }
  }
}
