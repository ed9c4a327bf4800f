package io.crossdock.bench.hot;

import io.crossdock.core.order.Order;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Planner;
import io.crossdock.core.plan.Planner.Past;
import io.crossdock.core.plan.Planner.Planned;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** From an order to its plan, and the plan's fingerprint. */
@State(Scope.Benchmark)
public class PlanBenchmark {

  private final Order order = Sample.order();
  private final Plan plan = Sample.plan();

  @Benchmark
  public Planned plan() {
    return Planner.plan(order, Sample.SETTINGS, Sample.ORG, Past.NONE);
  }

  @Benchmark
  public String fingerprint() {
    return plan.fingerprint();
  }
}
