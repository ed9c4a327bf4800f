package io.crossdock.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import org.junit.jupiter.api.Test;

/** Keys stand in orgs: none of these may ever change. */
class CustomerKeyTest {

  private static final String ADA =
      "b5fc85e55755f9e0d030a10ab4429b6b2944855f9a0d60077fe832becbc41d72";

  @Test
  void eachKindOfCustomerHasAKeyOfItsOwn() {
    assertThat(CustomerKey.registered("main", 7).value()).isEqualTo("main:customer:7");
    assertThat(CustomerKey.order(new OrderKey("main", 42)).value()).isEqualTo("main:order:42");
    assertThat(CustomerKey.email("main", " Ada@Example.com").value())
        .isEqualTo("main:email:" + ADA);
    assertThat(CustomerKey.company("main", "ADA@example.com ").value())
        .isEqualTo("main:company:" + ADA);
  }

  @Test
  void aKeyThatWasReadTellsWhoseItIs() {
    assertThat(new CustomerKey("main:customer:7").isRegistered()).isTrue();
    assertThat(new CustomerKey("main:customer:7").isOrder()).isFalse();
    assertThat(new CustomerKey("main:order:42").isOrder()).isTrue();
    assertThat(new CustomerKey("other:email:" + ADA).connection()).isEqualTo("other");
    assertThat(new CustomerKey("").isRegistered()).isFalse();
  }
}
