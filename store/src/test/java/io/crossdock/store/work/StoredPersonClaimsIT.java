package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.org.PersonClaims.Newcomer;
import io.crossdock.core.port.work.Outcome;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.port.work.WorkQueue.Settled;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredPersonClaimsIT extends OnPostgres {

  private static final OrderKey GUEST = new OrderKey("main", 1);
  private static final OrderKey CUSTOMER = new OrderKey("main", 2);
  private static final OrderKey THIRD = new OrderKey("main", 3);
  private static final OrderKey FOURTH = new OrderKey("main", 4);
  private static final String ANN = "main:email:ann";
  private static final Failure LOST =
      Failure.of(Category.TRANSIENT, "no-answer", "Lost.", "Wait.").asUncertain();
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

  @BeforeEach
  void empty() {
    jdbc().sql("TRUNCATE work, shop_order, written, attempt, instance, person_claim").update();
    store.workQueue().renew("a", List.of());
  }

  @Test
  void ordersOfOneLaneShareAPersonAndThoseOfTheOtherLaneOrAnotherInstanceWait() {
    working("a", GUEST, CUSTOMER);
    assertThat(claim("a", GUEST, CUSTOMER)).containsExactlyInAnyOrder(GUEST, CUSTOMER);
    assertThat(claim("a", THIRD)).containsExactly(THIRD);
    assertThat(claim("b", FOURTH)).isEmpty();
    assertThat(store.personClaims("a").claim(Lane.BACKFILL, Map.of(FOURTH, ann(FOURTH)))).isEmpty();
    assertThat(store.personClaims("b").claim(Lane.LIVE, Map.of(FOURTH, new Newcomer("bob", "bob"))))
        .containsExactly(FOURTH);
  }

  @Test
  void ofManyInstancesAtTheSameMomentOneGetsThePerson() throws Exception {
    var together = new CyclicBarrier(8);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var claims =
          Stream.iterate(1L, i -> i + 1)
              .limit(8)
              .map(i ->
                  threads.submit(() -> {
                    together.await();
                    return claim("instance" + i, new OrderKey("main", i));
                  }))
              .toList();
      int got = 0;
      for (var one : claims) {
        got += one.get().size();
      }
      assertThat(got).isEqualTo(1);
    }
  }

  @Test
  void withTheRecordOfItsOrderTheClaimIsOver() {
    Claim claim = working("a", GUEST).getFirst();
    claim("a", GUEST);
    record(claim, new Outcome.Synced(Applied.NOTHING, "f"));
    assertThat(claim("b", CUSTOMER)).containsExactly(CUSTOMER);
  }

  @Test
  void anUncertainWriteKeepsThePersonForTheNextAttemptOfItsOrderOnAnyInstance() {
    lose(GUEST);
    assertThat(claim("b", CUSTOMER)).isEmpty();
    assertThat(claim("b", GUEST)).containsExactly(GUEST);
  }

  @Test
  void whileALostWriteMayLandThePersonIsNotSharedEvenInItsOwnLane() {
    lose(GUEST);
    assertThat(claim("a", CUSTOMER)).isEmpty();
    Claim again = working("a", GUEST).getFirst();
    assertThat(claim("a", GUEST)).containsExactly(GUEST);
    assertThat(claim("a", CUSTOMER)).isEmpty();
    record(again, new Outcome.HandedBack(Optional.empty()));
    assertThat(claim("a", CUSTOMER)).isEmpty();
    record(working("a", GUEST).getFirst(), new Outcome.Synced(Applied.NOTHING, "f"));
    assertThat(claim("a", CUSTOMER)).containsExactly(CUSTOMER);
  }

  @Test
  void anotherOrderWithTheSameKeyNeedNotWaitForALostWriteThatNobodyWorksOn() {
    lose(GUEST);
    assertThat(claimAs("the guest's key", "b", THIRD)).isEmpty();
    assertThat(claimAs(ann(GUEST).customer(), "b", THIRD)).containsExactly(THIRD);
  }

  @Test
  void anOrderIsOvertakenByWhatWasLostSinceItsClaimAndTheOthersClaimsLastAnew() {
    var claims = working("a", GUEST, CUSTOMER);
    claim("a", GUEST, CUSTOMER);
    store.personClaims("a").claim(Lane.LIVE, Map.of(THIRD, new Newcomer("bob", "bob")));
    age(Duration.ofMinutes(10));
    assertThat(overtaken("a", GUEST, CUSTOMER, THIRD)).isEmpty();

    store.workQueue().beginWrite(claims.subList(0, 1));
    record(claims.getFirst(), new Outcome.Retry(Duration.ZERO, LOST));
    age(Duration.ofMinutes(10));

    assertThat(overtaken("a", CUSTOMER, THIRD)).containsExactly(CUSTOMER);
    age(Duration.ofMinutes(10));
    assertThat(
            store.personClaims("b").claim(Lane.LIVE, Map.of(FOURTH, new Newcomer("bob", "bob2"))))
        .isEmpty();
  }

  @Test
  void aLiveOrderTakesThePersonFromHistoryThatHasNotLeftAndHistoryThenWaits() {
    working("a", GUEST, CUSTOMER);
    assertThat(claimHistory("a", GUEST)).containsExactly(GUEST);
    assertThat(claim("b", CUSTOMER)).containsExactly(CUSTOMER);
    assertThat(claimHistory("a", THIRD)).isEmpty();
    assertThat(overtaken("a", GUEST)).containsExactly(GUEST);
    assertThat(overtaken("b", CUSTOMER)).isEmpty();
  }

  @Test
  void aLiveOrderWaitsForHistoryThatHasLeftAlsoWhenThatIsTriedAgain() {
    working("a", GUEST);
    claimHistory("a", GUEST);
    assertThat(overtaken("a", GUEST)).isEmpty();
    assertThat(claim("b", CUSTOMER)).isEmpty();
    claimHistory("a", GUEST);
    assertThat(claim("a", CUSTOMER)).isEmpty();
  }

  @Test
  void whoStoodStillTooLongIsOvertakenByWhoeverTookItsOrdersOrItsPeople() {
    working("a", GUEST, CUSTOMER);
    claim("a", GUEST);
    store.personClaims("a").claim(Lane.LIVE, Map.of(CUSTOMER, new Newcomer("bob", "bob")));
    age(Duration.ofMinutes(12));
    claim("b", GUEST);
    store.personClaims("b").claim(Lane.LIVE, Map.of(FOURTH, new Newcomer("bob", "bob2")));
    assertThat(overtaken("a", GUEST, CUSTOMER)).containsExactlyInAnyOrder(GUEST, CUSTOMER);
    assertThat(overtaken("b", GUEST, FOURTH)).isEmpty();
    assertThat(overtaken("b", THIRD)).containsExactly(THIRD);
  }

  @Test
  void afterTheLongestRequestNothingOfADeadInstanceCanLandAndItsClaimsEnd() {
    claim("a", GUEST);
    age(Duration.ofMinutes(10));
    assertThat(claim("b", CUSTOMER)).isEmpty();
    age(Duration.ofMinutes(2));
    assertThat(claim("b", CUSTOMER)).containsExactly(CUSTOMER);
  }

  private void lose(OrderKey key) {
    List<Claim> claims = working("a", key);
    claim("a", key);
    store.workQueue().beginWrite(claims);
    record(claims.getFirst(), new Outcome.Retry(Duration.ZERO, LOST));
  }

  private Set<OrderKey> claim(String instance, OrderKey... orders) {
    var newcomers = new HashMap<OrderKey, Newcomer>();
    for (OrderKey order : orders) {
      newcomers.put(order, ann(order));
    }
    return store.personClaims(instance).claim(Lane.LIVE, newcomers);
  }

  private Set<OrderKey> claimAs(String customer, String instance, OrderKey order) {
    return store
        .personClaims(instance)
        .claim(Lane.LIVE, Map.of(order, new Newcomer(ANN, customer)));
  }

  private Set<OrderKey> claimHistory(String instance, OrderKey order) {
    return store.personClaims(instance).claim(Lane.BACKFILL, Map.of(order, ann(order)));
  }

  private static Newcomer ann(OrderKey order) {
    return new Newcomer(ANN, "main:customer:" + order.entityId());
  }

  private Set<OrderKey> overtaken(String instance, OrderKey... orders) {
    return store.personClaims(instance).overtaken(Set.of(orders));
  }

  private List<Claim> working(String instance, OrderKey... keys) {
    store.workQueue().mark(List.of(keys), Trigger.POLL);
    return store.workQueue().claim(instance, Lane.LIVE, keys.length);
  }

  private void record(Claim claim, Outcome outcome) {
    store.workQueue().record(List.of(new Settled(claim, outcome, Optional.empty(), "", T0, T0)));
  }

  private void age(Duration by) {
    jdbc()
        .sql("UPDATE person_claim SET claimed_at = claimed_at - :by * interval '1 ms'")
        .param("by", by.toMillis())
        .update();
  }
}
