package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue.Claim;
import io.crossdock.core.port.WorkQueue.Lane;
import io.crossdock.core.port.WorkQueue.Settled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredPersonClaimsIT {

  private static final OrderKey GUEST = new OrderKey("main", 1);
  private static final OrderKey CUSTOMER = new OrderKey("main", 2);
  private static final String ANN = "main:email:ann";
  private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

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
    jdbc().sql("TRUNCATE order_state, attempt, instance, person_claim").update();
    store.workQueue().renew("a", List.of());
  }

  @Test
  void ordersOfOneLaneShareAPersonAndThoseOfTheOtherLaneOrAnotherInstanceWait() {
    assertThat(claim("a", GUEST, CUSTOMER)).containsExactlyInAnyOrder(GUEST, CUSTOMER);
    assertThat(claim("b", new OrderKey("main", 3))).isEmpty();
    assertThat(store.personClaims("a").claim("BACKFILL", Map.of(new OrderKey("main", 3), ANN)))
        .isEmpty();
    assertThat(store.personClaims("b").claim("LIVE", Map.of(CUSTOMER, "main:email:bob")))
        .containsExactly(CUSTOMER);
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
    Claim claim = claimed(GUEST);
    claim("a", GUEST);
    record(claim, new Outcome.Synced(Applied.NOTHING, "f"));
    assertThat(claim("b", CUSTOMER)).containsExactly(CUSTOMER);
  }

  @Test
  void anUncertainWriteKeepsThePersonForTheNextAttemptOfItsOrderOnAnyInstance() {
    Claim claim = claimed(GUEST);
    claim("a", GUEST);
    var lost = Failure.of(Category.TRANSIENT, "no-answer", "Lost.", "Wait.").asUncertain();
    record(claim, new Outcome.Retry(Duration.ZERO, lost));
    assertThat(claim("b", CUSTOMER)).isEmpty();
    assertThat(claim("b", GUEST)).containsExactly(GUEST);
  }

  @Test
  void afterTheLongestRequestNothingOfADeadInstanceCanLandAndItsClaimsEnd() {
    claim("a", GUEST);
    age(Duration.ofMinutes(10));
    assertThat(claim("b", CUSTOMER)).isEmpty();
    age(Duration.ofMinutes(2));
    assertThat(claim("b", CUSTOMER)).containsExactly(CUSTOMER);
  }

  private static Set<OrderKey> claim(String instance, OrderKey... orders) {
    var persons = new java.util.HashMap<OrderKey, String>();
    for (OrderKey order : orders) {
      persons.put(order, ANN);
    }
    return store.personClaims(instance).claim("LIVE", persons);
  }

  private static Claim claimed(OrderKey key) {
    store.workQueue().mark(List.of(key), Trigger.POLL);
    return store.workQueue().claim("a", Lane.LIVE, 1).getFirst();
  }

  private static void record(Claim claim, Outcome outcome) {
    store.workQueue().record(List.of(new Settled(claim, outcome, Optional.empty(), "", T0, T0)));
  }

  private static void age(Duration by) {
    jdbc()
        .sql("UPDATE person_claim SET claimed_at = claimed_at - :by * interval '1 ms'")
        .param("by", by.toMillis())
        .update();
  }

  private static JdbcClient jdbc() {
    return JdbcClient.create(store.dataSource());
  }
}
