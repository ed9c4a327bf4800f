package io.crossdock.bench.hot;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.Expressions.Value;
import io.crossdock.core.order.Order;
import io.crossdock.mapping.Jsonata;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One mapped field: its JSONata over the order's JSON, the way to its thread and back included. */
@State(Scope.Benchmark)
public class MappingBenchmark {

  private final Order order = Sample.order();
  private final Expressions jsonata = new Jsonata();

  @Benchmark
  public Value mapping() {
    return jsonata.evaluate(
        "$uppercase(billing_address.city) & ', ' & $string($sum(items.qty_ordered))",
        order.source(),
        Map.of("order", order.source()));
  }
}
