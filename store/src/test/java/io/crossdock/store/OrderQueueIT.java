package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.port.WorkQueue.Claim;
import io.crossdock.core.port.WorkQueue.Settled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class OrderQueueIT {

  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrderKey KEY = new OrderKey("main", 42);

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

  private WorkQueue queue = store.workQueue();

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedDatabase.start(folder);
    store = Store.open(database.jdbcUrl(), database.user(), database.password());
  }

  @AfterAll
  static void stop() {
    store.close();
    database.close();
  }

  @BeforeEach
  void empty() {
    queue = store.workQueue();
    jdbc().sql("TRUNCATE order_state, attempt").update();
  }

  @Test
  void theEmbeddedServerWritesThroughAndRefusesASecondCrossdockOnItsFolder() {
    assertThat(jdbc().sql("SHOW fsync").query(String.class).single()).isEqualTo("on");
    assertThat(jdbc().sql("SHOW synchronous_commit").query(String.class).single()).isEqualTo("on");
    assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in use by another Crossdock");
  }

  @Test
  void aMarkedOrderIsClaimedByOneAttemptAtATime() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    assertThat(claim("a", T0)).hasSize(1);
    assertThat(claim("b", T0)).isEmpty();
  }

  @Test
  void aNoticeDuringARunMakesItRunAgain() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    Claim first = claim("a", T0).getFirst();
    queue.mark(List.of(KEY), Trigger.POLL, T0.plusSeconds(1));
    settle(first, new Outcome.Unchanged());
    assertThat(claim("a", T0.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aSettledOrderIsNotDueAnyMore() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    settle(claim("a", T0).getFirst(), new Outcome.Unchanged());
    assertThat(claim("a", T0.plusSeconds(3600))).isEmpty();
  }

  @Test
  void aWaitingRetryIsBroughtForwardByAPersonOnly() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    settle(claim("a", T0).getFirst(), new Outcome.Retry(T0.plusSeconds(60), failure(false)));
    queue.mark(List.of(KEY), Trigger.WEBHOOK, T0.plusSeconds(1));
    assertThat(claim("a", T0.plusSeconds(2))).isEmpty();
    queue.mark(List.of(KEY), Trigger.MANUAL, T0.plusSeconds(3));
    assertThat(claim("a", T0.plusSeconds(3))).hasSize(1);
  }

  @Test
  void aBlockedOrderIsTriedAgainAtTheNextNotice() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    settle(claim("a", T0).getFirst(), new Outcome.Blocked(failure(false)));
    assertThat(claim("a", T0.plusSeconds(3600))).isEmpty();
    queue.mark(List.of(KEY), Trigger.POLL, T0.plusSeconds(1));
    assertThat(claim("a", T0.plusSeconds(1))).hasSize(1);
  }

  @Test
  void whoLostItsLeaseCanNeitherWriteNorRecord() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    Claim stalled = claim("a", T0).getFirst();
    Claim second = claim("b", T0.plusSeconds(21)).getFirst();
    assertThat(queue.beginWrite(List.of(stalled))).isEmpty();
    assertThat(settle(stalled, new Outcome.Unchanged())).isEmpty();
    assertThat(queue.beginWrite(List.of(second))).containsExactly(second.attempt());
  }

  @Test
  void anOrderWhoseWriterDiedIsReadAgainNowAndAfterTheLongestRequest() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    queue.beginWrite(claim("a", T0));
    Claim next = claim("b", T0.plusSeconds(21)).getFirst();
    assertThat(next.fingerprint()).contains("");
    settle(next, new Outcome.Synced(Applied.NOTHING, "print"), T0.plusSeconds(22));
    assertThat(claim("b", T0.plusSeconds(60))).isEmpty();
    Claim later = claim("b", T0.plusSeconds(21).plus(WorkQueue.LATEST_LANDING)).getFirst();
    assertThat(later.fingerprint()).contains("");
    settle(later, new Outcome.Synced(Applied.NOTHING, "print"));
    assertThat(claim("b", T0.plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void whatWasAppliedSurvivesTheRoundTrip() {
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    var applied =
        new Applied(
            Optional.of("801"),
            Optional.of("001"),
            Optional.of("003"),
            Map.of("Order", Map.of("Name", "x", "Amount", new BigDecimal("12.3400"), "Flag", true)),
            Map.of("main:1", "802"),
            "Draft",
            Set.of(7L),
            List.of("cut"));
    settle(claim("a", T0).getFirst(), new Outcome.Synced(applied, "print"));
    queue.mark(List.of(KEY), Trigger.POLL, T0);
    Claim again = claim("a", T0).getFirst();
    assertThat(again.fingerprint()).contains("print");
    assertThat(again.applied())
        .usingRecursiveComparison()
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
        .isEqualTo(applied);
  }

  @Test
  void twoInstancesShareTwoThousandOrdersWithNoneLostAndNoneDoubled() throws Exception {
    List<OrderKey> keys =
        LongStream.rangeClosed(1, 2000).mapToObj(id -> new OrderKey("main", id)).toList();
    queue.mark(keys, Trigger.POLL, T0);
    var done = new ConcurrentLinkedQueue<OrderKey>();
    var threads = new ArrayList<Thread>();
    for (String instance : List.of("a", "b")) {
      threads.add(Thread.ofVirtual().start(() -> work(instance, done)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(done).containsExactlyInAnyOrderElementsOf(keys);
  }

  private void work(String instance, ConcurrentLinkedQueue<OrderKey> done) {
    for (List<Claim> claims = claim(instance, T0);
        !claims.isEmpty();
        claims = claim(instance, T0)) {
      queue.record(claims.stream().map(c -> settled(c, new Outcome.Unchanged(), T0)).toList());
      claims.forEach(c -> done.add(c.key()));
    }
  }

  private List<Claim> claim(String instance, Instant now) {
    return queue.claim(instance, 50, now, now.plusSeconds(20));
  }

  private Set<?> settle(Claim claim, Outcome outcome) {
    return settle(claim, outcome, T0);
  }

  private Set<?> settle(Claim claim, Outcome outcome, Instant at) {
    return queue.record(List.of(settled(claim, outcome, at)));
  }

  private static Settled settled(Claim claim, Outcome outcome, Instant at) {
    return new Settled(claim, outcome, Optional.empty(), "", at, at);
  }

  private static Failure failure(boolean uncertain) {
    Failure failure = Failure.of(Category.TRANSIENT, "away", "The org is away.", "Wait.");
    return uncertain ? failure.asUncertain() : failure;
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(store.dataSource());
  }
}
