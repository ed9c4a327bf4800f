package io.crossdock.core.engine.send;

import static io.crossdock.core.engine.Fakes.CAPACITY;
import static io.crossdock.core.engine.Fakes.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.engine.send.Batches.Packed;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void aRequestTakesSeventyFiveGraphsAndIsThenFull() {
    Packed packed = next(known(80, 1));
    assertThat(packed.request()).hasSize(75);
    assertThat(packed.full()).isTrue();
  }

  @Test
  void aRequestTakesFiveHundredNodes() {
    Packed packed = next(known(60, 10));
    assertThat(packed.request()).hasSize(50);
    assertThat(packed.full()).isTrue();
  }

  @Test
  void aRequestThatTakesAllThatWaitsIsNotFull() {
    assertThat(next(known(3, 5)).full()).isFalse();
  }

  @Test
  void theFirstOrderOfANewcomerGoesAloneOfItsKind() {
    List<Waiting> orders = List.of(newcomer(1, "ann"), newcomer(2, "ann"), newcomer(3, "bob"));
    assertThat(ids(next(orders))).containsExactly(1L, 3L);
  }

  @Test
  void onceAFirstOrderHasFailedItsFollowersGoTogether() {
    List<Waiting> orders = List.of(newcomer(1, "ann"), newcomer(2, "ann"), newcomer(3, "ann"));
    assertThat(ids(Batches.next(orders, Set.of(), Set.of("ann"), key -> 75, CAPACITY)))
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void ordersOfOneAccountShareARequestButNotTwo() {
    List<Waiting> orders = List.of(order(1, "001"), order(2, "001"), order(3, "002"));
    assertThat(ids(next(orders))).containsExactly(1L, 2L, 3L);
    assertThat(ids(Batches.next(orders, Set.of("001"), Set.of(), key -> 75, CAPACITY)))
        .containsExactly(3L);
  }

  @Test
  void aSuspectGoesInASmallerRequest() {
    Packed packed =
        Batches.next(
            known(10, 1), Set.of(), Set.of(), key -> key.entityId() < 5 ? 2 : 75, CAPACITY);
    assertThat(ids(packed)).containsExactly(1L, 2L);
    assertThat(packed.full()).isTrue();
  }

  private static Packed next(List<Waiting> orders) {
    return Batches.next(orders, Set.of(), Set.of(), key -> Integer.MAX_VALUE, CAPACITY);
  }

  private static List<Waiting> known(int count, int nodes) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> waiting(i, "c" + i, Optional.of("00" + i), nodes))
        .toList();
  }

  private static Waiting order(long id, String account) {
    return waiting(id, "c" + account, Optional.of(account), 5);
  }

  private static Waiting newcomer(long id, String customer) {
    return waiting(id, customer, Optional.empty(), 5);
  }

  private static List<Long> ids(Packed packed) {
    return packed.request().stream().map(w -> w.ready().key().entityId()).toList();
  }
}
