package io.crossdock.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.mapping.Expressions.Value;
import java.lang.ref.WeakReference;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonataTest {

  private static final Map<String, Object> ORDER =
      Map.of(
          "grand_total",
          new BigDecimal("10.10"),
          "billing_address",
          Map.of("city", "Graz"),
          "items",
          List.of(Map.of("sku", "A", "qty_ordered", new BigDecimal("2.5")), Map.of("sku", "B")));

  private final Jsonata jsonata = new Jsonata(Duration.ofSeconds(1));

  @Test
  void pathsFiltersAndFunctionsGiveTheOrdersValues() {
    assertThat(of("billing_address.city")).isEqualTo("Graz");
    assertThat(of("items[sku='A'].qty_ordered")).isEqualTo(new BigDecimal("2.5"));
    assertThat(of("$join(items.sku, ', ')")).isEqualTo("A, B");
    assertThat(of("grand_total > 10 ? 'big' : 'small'")).isEqualTo("big");
    assertThat(jsonata.evaluate("nothing.there", ORDER, ORDER)).isEqualTo(new Value.Nothing());
  }

  @Test
  void anAmountThatIsOnlyPassedOnKeepsItsDecimals() {
    assertThat(of("grand_total")).isEqualTo(new BigDecimal("10.10"));
  }

  @Test
  void aLineSeesItsItemAndTheWholeOrder() {
    assertThat(jsonata.evaluate("sku & ' for ' & $order.billing_address.city", item(), ORDER))
        .isEqualTo(new Value.Of("A for Graz"));
  }

  @Test
  void nothingIsKeptOfOrdersThatWereEvaluated() {
    var seen = new ArrayList<WeakReference<Object>>();
    for (int i = 0; i < 50; i++) {
      var order = new HashMap<String, Object>(Map.of("city", "Graz " + i));
      jsonata.evaluate("$uppercase(city)", order, order);
      seen.add(new WeakReference<>(order));
    }
    System.gc();
    assertThat(seen).filteredOn(order -> order.get() != null).hasSizeLessThan(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"items[", "foo(", "\"open", "$pad(", "a ?"})
  void whatIsNoExpressionIsRefusedInASentence(String expression) {
    assertThat(jsonata.fault(expression)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"$now()", "$millis()", "a & $random()", "$shuffle(items)", "$eval('$now()')"})
  void whatGivesAnotherValueEachTimeIsRefused(String expression) {
    assertThat(jsonata.fault(expression)).get().asString().contains("not allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "($f := function($n){$f($n+1)}; $f(1))",
        "($f := function($n){1+$f($n+1)}; $f(1))",
        "$pad('x', 100000000)",
        "$uppercase(5)",
        "$nosuch(1)",
        "grand_total & 1 / 0"
      })
  void whatFailsOrDoesNotEndIsToldAndNothingHangs(String expression) {
    assertThat(jsonata.evaluate(expression, ORDER, ORDER)).isInstanceOf(Value.Failed.class);
    assertThat(of("billing_address.city")).isEqualTo("Graz");
  }

  @Test
  void anExpressionThatEvenTheLibraryCannotStopIsGivenUpOnceAndOthersGoOn() {
    String evil = "$contains('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /^(a+)+\\1b$/)";
    assertThat(jsonata.evaluate(evil, ORDER, ORDER))
        .isEqualTo(new Value.Failed("it did not end within 1000 ms"));
    assertThat(of("billing_address.city")).isEqualTo("Graz");
    assertThat(jsonata.evaluate(evil, ORDER, ORDER)).isInstanceOf(Value.Failed.class);
  }

  private Object of(String expression) {
    return ((Value.Of) jsonata.evaluate(expression, ORDER, ORDER)).value();
  }

  private static Map<String, Object> item() {
    return Map.of("sku", "A");
  }
}
