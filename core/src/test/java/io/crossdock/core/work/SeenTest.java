package io.crossdock.core.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenTest {

  @ParameterizedTest
  @CsvSource({
    "000000042, 000000042, order-unreadable, false, 000000042",
    "000000042, 42, order-unreadable, false, 000000042",
    "42, 000000042, order-unreadable, true, 000000042",
    "42, 42, order-unreadable, false, 42",
    "'', 42, order-unreadable, true, 42",
    "000000042, 000000042, gone-from-shop, true, 000000042",
    "000000042, 42, '', true, 000000042",
  })
  void anUnreadableOrderIsNewsOnceAndAgainWhenItsNumberIsLearnt(
      String number, String now, String reason, boolean news, String shown) {
    var seen = new Seen(42, Optional.of("digest"), number, reason);
    var order =
        new Unreadable(
            now,
            Optional.empty(),
            Failure.of(Category.REJECTED, "order-unreadable", "It can't be read.", ""));
    assertThat(seen.differs(order)).isEqualTo(news);
    assertThat(seen.number(order)).isEqualTo(shown);
  }

  @Test
  void anOrderIsNewsWhenItsContentIsAnotherOrItIsThereAgain() {
    Order order = new OrderFixture().line("1", "5").build();
    assertThat(seen(order.digest(), "").differs(order)).isFalse();
    assertThat(seen(order.digest(), "zero-total").differs(order)).isFalse();
    assertThat(seen("another", "").differs(order)).isTrue();
    assertThat(seen(order.digest(), "gone-from-shop").differs(order)).isTrue();
    assertThat(Seen.nothing(42).differs(order)).isTrue();
  }

  @Test
  void documentsCountWhereTheyWereRead() {
    Order order = new OrderFixture().line("1", "5").build();
    Order with = order.with(List.of(), List.of(), Optional.of("shipped"));
    assertThat(seen(with.digest(), "").differs(with)).isFalse();
    assertThat(seen(with.digest(), "").differs(order)).as("read without them").isFalse();
    assertThat(seen(order.digest(), "").differs(with)).as("read for the first time").isTrue();
    assertThat(seen(order.digest() + ":other", "").differs(with)).isTrue();
  }

  private static Seen seen(String digest, String reason) {
    return new Seen(42, Optional.of(digest), "000000042", reason);
  }
}
