package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an order whose instance stalls, stops or dies. */
class LeasesIT extends OnQueue {

  @Test
  void whoLostItsLeaseCanNeitherWriteNorRecord() {
    mark(Trigger.POLL);
    Claim stalled = claim("a").getFirst();
    pass(STALL);
    assertThat(queue.beginWrite(List.of(stalled))).isEmpty();
    assertThat(settle(stalled, new Outcome.Unchanged())).isEmpty();
    Claim second = claim("b").getFirst();
    assertThat(queue.beginWrite(List.of(stalled))).isEmpty();
    assertThat(settle(stalled, new Outcome.Unchanged())).isEmpty();
    assertThat(queue.beginWrite(List.of(second))).containsExactly(second.attempt());
  }

  @Test
  void aStalledInstanceThatGoesOnIsToldThatItsAttemptsAreOver() {
    mark(Trigger.POLL);
    Claim stalled = claim("a").getFirst();
    pass(STALL);
    assertThat(queue.renew("a", List.of(stalled.attempt()))).isFalse();
    assertThat(queue.beginWrite(List.of(stalled))).isEmpty();
    assertThat(claim("a")).hasSize(1);
  }

  @Test
  void aRowThatALiveInstanceHasForgottenGoesBackAtTheNextRenewal() {
    mark(Trigger.POLL);
    Claim kept = claim("a").getFirst();
    assertThat(queue.renew("a", List.of(kept.attempt()))).isTrue();
    assertThat(claim("b")).isEmpty();
    queue.renew("a", List.of());
    assertThat(claim("b")).hasSize(1);
  }

  @Test
  void anInstanceThatStopsCleanlyHandsEverythingBackAtOnce() {
    mark(Trigger.POLL);
    claim("a");
    queue.release("a");
    assertThat(claim("b")).hasSize(1);
  }

  @Test
  void anOrderWhoseWriterDiedIsReadAgainNowAndAfterTheLongestRequest() {
    mark(Trigger.POLL);
    queue.beginWrite(claim("a"));
    pass(STALL);
    Claim next = claim("b").getFirst();
    assertThat(next.fingerprint()).contains("");
    assertThat(next.landing()).isTrue();
    settle(next, new Outcome.Synced(Applied.NOTHING, "print"));
    assertThat(claim("b")).isEmpty();
    pass(LANDING);
    Claim later = claim("b").getFirst();
    assertThat(later.fingerprint()).contains("");
    assertThat(later.landing()).isFalse();
    settle(later, new Outcome.Synced(Applied.NOTHING, "print"));
    pass(Duration.ofDays(1));
    assertThat(claim("b")).isEmpty();
  }

  @Test
  void aNoticeBeforeTheLongestRequestHasEndedDoesNotReplaceTheLastLook() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Retry(Duration.ZERO, failure(true)));
    settle(claim("a").getFirst(), new Outcome.Synced(Applied.NOTHING, "print"));
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Synced(Applied.NOTHING, "print"));
    pass(LANDING);
    assertThat(claim("a").getFirst().fingerprint()).contains("");
  }

  @Test
  void aWriteThatCertainlyDidNothingLeavesTheFingerprintAsItWas() {
    mark(Trigger.POLL);
    settle(claim("a").getFirst(), new Outcome.Synced(Applied.NOTHING, "print"));
    mark(Trigger.POLL);
    List<Claim> second = claim("a");
    queue.beginWrite(second);
    settle(second.getFirst(), new Outcome.Retry(Duration.ZERO, failure(false)));
    assertThat(claim("a").getFirst().fingerprint()).contains("print");
  }
}
