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

  private static final Map<String, Map<String, Object>> NAMED =
      Map.of("order", ORDER, "document", Map.of("increment_id", "000000007"));

  private final Jsonata jsonata = new Jsonata(Duration.ofSeconds(1));

  @Test
  void pathsFiltersAndFunctionsGiveTheOrdersValues() {
    assertThat(of("billing_address.city")).isEqualTo("Graz");
    assertThat(of("items[sku='A'].qty_ordered")).isEqualTo(new BigDecimal("2.5"));
    assertThat(of("$join(items.sku, ', ')")).isEqualTo("A, B");
    assertThat(of("grand_total > 10 ? 'big' : 'small'")).isEqualTo("big");
    assertThat(jsonata.evaluate("nothing.there", ORDER, NAMED)).isEqualTo(new Value.Nothing());
  }

  @Test
  void anAmountThatIsOnlyPassedOnKeepsItsDecimals() {
    assertThat(of("grand_total")).isEqualTo(new BigDecimal("10.10"));
  }

  @Test
  void aLineSeesItsItemItsDocumentAndTheWholeOrder() {
    assertThat(jsonata.evaluate("sku & ' for ' & $order.billing_address.city", item(), NAMED))
        .isEqualTo(new Value.Of("A for Graz"));
    assertThat(jsonata.evaluate("sku & ' in ' & $document.increment_id", item(), NAMED))
        .isEqualTo(new Value.Of("A in 000000007"));
  }

  @Test
  void nothingIsKeptOfOrdersThatWereEvaluated() {
    var seen = new ArrayList<WeakReference<Object>>();
    for (int i = 0; i < 50; i++) {
      var order = new HashMap<String, Object>(Map.of("city", "Graz " + i));
      jsonata.evaluate("$uppercase(city)", order, NAMED);
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
    assertThat(jsonata.evaluate(expression, ORDER, NAMED)).isInstanceOf(Value.Failed.class);
    assertThat(of("billing_address.city")).isEqualTo("Graz");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$contains($t, /^(a+)+\\1b$/)",
        "$match($t, /^(a+)+\\1b$/)",
        "$split($t, /^(a+)+\\1b$/)",
        "$replace($t, /^(a+)+\\1b$/, 'x')",
        "$replace($t, /^(a+)+\\1b$/, 'x', 1)",
        "$replace($t, /^(a+)+\\1b$/, function($m){'x'})",
        "/^(a+)+\\1b$/($t)",
        "$t ~> /^(a+)+\\1b$/",
        "$map([$t], /^(a+)+\\1b$/)",
        "($r := /^(a+)+\\1b$/; $contains($t, $r))",
        "[1, 2].($f := function($n){$f($n + 1)}; $f(1))",
        "($f := function($s){$f($s & $s)}; $f('x'))",
        "($f := function($l){$f([$l, $l, $l])}; $f([1..1000]))",
        "($l := [1..2000]; $string($map($l, function($n){[$l]})))",
        "$count([1..9999999])",
        "$reduce([1..1000000], $append)",
        "$join($map([1..100000], function($n){'a'}), $pad('', 100000, 'b'))",
        "$replace($pad('', 100000, 'a'), 'a', $pad('', 100000, 'b'))",
        "$replace($pad('', 10000, 'a'), /a+/, $join($map([1..1000], function($n){'$0'})))",
        "$replace('x', '(a+)+$', '$0$0', 1000000000)",
        "$round(1.5, 1000000000)",
        "$toMillis($pad('', 500, '1'), $join($map([1..200], function($n){'[Y]'})))",
        "($__evaluate_entry := null; $f := function($n){$f($n + 1)}; $f(1))"
      })
  void everythingEndsByItselfAndLeavesNoThreadAtWork(String expression) throws Exception {
    String whole = "($t := '" + "a".repeat(60) + "!'; " + expression + ")";
    var value = new Jsonata(Duration.ofMillis(200)).evaluate(whole, ORDER, NAMED);
    if (!expression.contains("1000000000)") || expression.contains("round")) {
      assertThat(value).isInstanceOf(Value.Failed.class);
    }
    assertThat(idle()).isTrue();
    assertThat(of("billing_address.city")).isEqualTo("Graz");
  }

  /** Whether no expression is worked on any more; the last one's thread may need a moment. */
  private static boolean idle() {
    long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    boolean idle = false;
    while (!idle && System.nanoTime() < end) {
      idle =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("expressions"))
              .noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
      Thread.onSpinWait();
    }
    return idle;
  }

  @Test
  void regularExpressionsDoWhatTheLanguageSays() {
    assertThat(of("$contains('abc', /B/i)")).isEqualTo(true);
    assertThat(of("$contains('abc', 'b')")).isEqualTo(true);
    assertThat(of("$match('a1b22', /[a-z]([0-9]+)/).groups")).isEqualTo(List.of("1", "22"));
    assertThat(of("$match('a1b22', /[0-9]+/)[1].index")).isEqualTo(3);
    assertThat(of("$split('a, b ,c', /\\s*,\\s*/)")).isEqualTo(List.of("a", "b", "c"));
    assertThat(of("$split('a-b-c', '-', 2)")).isEqualTo(List.of("a", "b"));
    assertThat(of("$replace('John Smith', /(\\w+)\\s(\\w+)/, '$2, $1')")).isEqualTo("Smith, John");
    assertThat(of("$replace('265USD', /([0-9]+)USD/, '$$$1')")).isEqualTo("$265");
    assertThat(of("$replace('ab', /a/, '[$12]')")).isEqualTo("[2]b");
    assertThat(of("$replace('a.b.c', '.', '$1', 1)")).isEqualTo("a$1b.c");
    assertThat(of("$replace('aXbX', /X/, function($m){$m.match & '!'})")).isEqualTo("aX!bX!");
    assertThat(of("('abc' ~> /b/).match")).isEqualTo("b");
    assertThat(of("/b/('abc').start")).isEqualTo(1);
    assertThat(of("$pad('7', -3, '0')")).isEqualTo("007");
    assertThat(of("$pad('7', 3)")).isEqualTo("7  ");
    assertThat(of("$round(2.345, 2)")).isEqualTo(2.34);
    assertThat(of("$join(['a', 'b'])")).isEqualTo("ab");
    assertThat(of("$append([1], 2)")).isEqualTo(List.of(1, 2));
    assertThat(of("$toMillis('2026-01-01', '[Y0001]-[M01]-[D01]')")).isEqualTo(1767225600000L);
    assertThat(of("$map(['x', 'y'], $uppercase)")).isEqualTo(List.of("X", "Y"));
  }

  private Object of(String expression) {
    return ((Value.Of) jsonata.evaluate(expression, ORDER, NAMED)).value();
  }

  private static Map<String, Object> item() {
    return Map.of("sku", "A");
  }
}
