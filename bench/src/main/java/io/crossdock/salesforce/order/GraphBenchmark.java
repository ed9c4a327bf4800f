package io.crossdock.salesforce.order;

import io.crossdock.bench.hot.Sample;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.graph.Graph;
import io.crossdock.salesforce.rest.Json;
import java.util.HashMap;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A new order's plan as the JSON of its composite graph; here because {@link GraphBuilder} is the
 * module's own.
 */
@State(Scope.Benchmark)
public class GraphBenchmark {

  private final Ready order = ready(Sample.plan());

  private static Ready ready(Plan plan) {
    var entries = new HashMap<String, String>();
    plan.lines().forEach(line -> entries.put(line.product().identity(), "01u000000000001AAA"));
    return new Ready(
        plan,
        Applied.NOTHING,
        Optional.empty(),
        Optional.empty(),
        "01s000000000001AAA",
        entries,
        0);
  }

  @Benchmark
  public String graph() {
    var nodes = GraphBuilder.nodes("/services/data/v66.0", order);
    return Json.text(new Graph(order.plan().key().externalId(), nodes).json());
  }
}
