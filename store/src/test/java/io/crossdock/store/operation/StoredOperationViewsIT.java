package io.crossdock.store.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.core.view.OperationViews.Cause;
import io.crossdock.core.view.OperationViews.Summary;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoredOperationViewsIT extends OnPostgres {

  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final Failure BAD = Failure.of(Category.REJECTED, "bad", "It is bad.", "Mend it.");

  @Test
  void whyOrdersOfAnOperationFailedIsToldByCauseWithAnExample() {
    jdbc()
        .sql("TRUNCATE work, shop_order, written, attempt, cause, operation, operation_order")
        .update();
    store.workQueue().renew("one", Set.of());
    List<OrderKey> keys = List.of(new OrderKey("main", 7), new OrderKey("main", 8));
    store.workQueue().mark(keys, Trigger.POLL);
    String id = store.operations().start(keys, "ann", NOW);
    assertThat(store.operationViews().summary(id).orElseThrow().open()).isEqualTo(2);

    List<Claim> claims = store.workQueue().claim("one", Lane.LIVE, 10);
    store
        .workQueue()
        .record(claims.stream().map(claim -> settled(claim, new Outcome.Blocked(BAD))).toList());
    Summary summary = store.operationViews().summary(id).orElseThrow();
    assertThat(summary.failed()).isEqualTo(2);
    assertThat(summary.causes()).containsExactly(new Cause(true, "It is bad.", "Mend it.", 2, "7"));
  }

  private static Settled settled(Claim claim, Outcome outcome) {
    return new Settled(claim, outcome, Optional.empty(), "", NOW, Instant.now());
  }
}
