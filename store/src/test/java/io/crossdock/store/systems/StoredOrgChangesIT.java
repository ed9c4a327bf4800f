package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.OrgChanges;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredOrgChangesIT extends OnPostgres {

  private static final Failure GONE =
      Failure.of(Category.MISCONFIGURED, "INVALID_FIELD", "No such field.", "Deploy it.");
  private static final Failure RULE =
      Failure.of(Category.REJECTED, "FIELD_CUSTOM_VALIDATION_EXCEPTION", "A rule.", "Change it.");

  /** Another one each time: what one test holds stays out of the next one's way. */
  private final String me = UUID.randomUUID().toString();

  private WorkQueue queue;
  private OrgChanges changes;

  @BeforeEach
  void open() {
    queue = store.workQueue();
    changes = store.orgChanges();
    queue.renew(me, List.of());
  }

  @Test
  @DisplayName("17: a change met by one instance is known to all, and what it blocked is due again")
  void met() {
    block(1, GONE);
    block(2, RULE);
    long before = store.orgChanges().count();

    long count = changes.met(Set.of("INVALID_FIELD", "INVALID_TYPE"));

    assertThat(count).isEqualTo(before + 1).isEqualTo(store.orgChanges().count());
    assertThat(queue.claim(me, Lane.LIVE, 10))
        .singleElement()
        .satisfies(claim -> {
          assertThat(claim.key()).isEqualTo(new OrderKey("main", 1));
          assertThat(claim.trigger()).isEqualTo(Trigger.WEBHOOK);
        });
  }

  @Test
  void whatACauseHadBlockedIsDueAgainAndNothingElse() {
    block(11, Failure.of(Category.REJECTED, "STRING_TOO_LONG", "Too long.", "Shorten it."));
    block(12, RULE);
    block(13, RULE);
    queue.unblock(
        Cause.of(Cause.Kind.BLOCKED, RULE.code(), RULE.message(), RULE.hint(), List.of()));
    assertThat(queue.claim(me, Lane.LIVE, 10))
        .extracting(claim -> claim.key().entityId())
        .contains(12L, 13L)
        .doesNotContain(11L);
  }

  private void block(long id, Failure failure) {
    queue.mark(List.of(new OrderKey("main", id)), Trigger.WEBHOOK);
    Claim claim = queue.claim(me, Lane.LIVE, 1).getFirst();
    queue.record(
        List.of(
            new Settled(
                claim,
                new Outcome.Blocked(failure),
                Optional.empty(),
                "",
                Instant.now(),
                Instant.now())));
    assertThat(queue.claim(me, Lane.LIVE, 10)).isEmpty();
  }
}
