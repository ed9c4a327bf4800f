package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.First;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.ReadOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a statement makes of what an id stood for is what {@link First#same} says. */
class FirstIT extends OnPostgres {

  private static final Instant PLACED = Instant.parse("2026-11-01T10:00:00Z");

  private final WorkQueue queue = store.workQueue();

  /** One that is the same is followed, another never is: for each way two orders can differ. */
  @Test
  void anIdGoesOnStandingForTheOrderThatIsTheSame() {
    queue.renew("a", List.of());
    var before = new ArrayList<Order>();
    var after = new ArrayList<Order>();
    for (String email : List.of("", "Buyer@example.com")) {
      for (Optional<Long> customer : List.of(Optional.<Long>empty(), Optional.of(7L))) {
        for (String number : List.of("1", "R-1")) {
          for (String then : List.of("", "buyer@example.com ", "other@example.com")) {
            for (Optional<Long> who :
                List.of(Optional.<Long>empty(), Optional.of(7L), Optional.of(8L))) {
              for (Instant placed : List.of(PLACED, PLACED.plusSeconds(1))) {
                var key = new OrderKey("main", before.size() + 1);
                before.add(ReadOrder.of(key, "1", email, customer, PLACED));
                after.add(ReadOrder.of(key, number, then, who, placed));
              }
            }
          }
        }
      }
    }
    queue.observe(before, Trigger.POLL);
    Map<OrderKey, First> stood = firsts();
    queue.observe(after, Trigger.POLL);
    Map<OrderKey, First> stands = firsts();
    assertThat(stands).hasSameSizeAs(before);
    for (Order order : after) {
      First was = Objects.requireNonNull(stood.get(order.key()));
      assertThat(stands.get(order.key()))
          .as("%s, then %s", was, order)
          .isEqualTo(was.same(order) ? first(order) : was);
    }
  }

  private Map<OrderKey, First> firsts() {
    var firsts =
        queue.claim("a", Lane.LIVE, 1_000).stream()
            .collect(Collectors.toMap(Claim::key, claim -> claim.first().orElseThrow()));
    queue.release("a");
    queue.renew("a", List.of());
    return firsts;
  }

  private static First first(Order order) {
    return new First(
        order.incrementId(),
        order.createdAt(),
        First.hash(order.buyer().email()),
        order.buyer().customerId());
  }
}
