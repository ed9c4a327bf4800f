package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A sweep may find thousands of orders at once, as after the first start beside an old shop. */
class SweptClaimsIT extends OnPostgres {

  @Test
  void whatASweepFoundIsClaimedBehindLiveOrdersAFewBesideThemAndAllWithoutThem() {
    WorkQueue queue = store.workQueue();
    queue.renew("a", List.of());
    queue.mark(keys(1, 200), Trigger.SWEEP);
    queue.mark(keys(500, 502), Trigger.WEBHOOK);

    assertThat(queue.claim("a", Lane.LIVE, 2)).extracting(this::id).containsExactly(500L, 501L);
    List<Claim> next = queue.claim("a", Lane.LIVE, 300);
    assertThat(next).hasSize(51).first().extracting(this::id).isEqualTo(502L);
    assertThat(queue.claim("a", Lane.LIVE, 300)).hasSize(150);
  }

  private long id(Claim claim) {
    return claim.key().entityId();
  }

  private static List<OrderKey> keys(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(id -> new OrderKey("main", id)).toList();
  }
}
