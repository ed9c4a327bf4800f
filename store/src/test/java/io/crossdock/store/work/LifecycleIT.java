package io.crossdock.store.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Cause;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.policy.Released;
import io.crossdock.core.port.work.Adoptions.Taken;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.port.work.WorkQueue;
import io.crossdock.core.port.work.WorkQueue.Claim;
import io.crossdock.core.port.work.WorkQueue.Lane;
import io.crossdock.core.work.Event;
import io.crossdock.core.work.Lifecycle;
import io.crossdock.core.work.OrderState;
import io.crossdock.core.work.OrderState.Hold;
import io.crossdock.core.work.OrderState.Notices;
import io.crossdock.core.work.OrderState.Since;
import io.crossdock.core.work.OrderState.Turn;
import io.crossdock.core.work.OrderState.Written;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.ReadOrder;
import io.crossdock.store.operation.AdoptedStates;
import io.crossdock.store.operation.ReleasedOrders;
import io.crossdock.store.value.Times;
import io.crossdock.store.work.StateRows.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a statement over many rows makes of them is what {@link Lifecycle} says, for each state a
 * row can have.
 */
class LifecycleIT extends OnPostgres {

  private static final Duration LANDING = Duration.ofMinutes(10);
  private static final Cause CAUSE = new Cause(Cause.Kind.BLOCKED, "code", "It is blocked.", "");

  private final WorkQueue queue = store.workQueue();

  @Test
  void aClaim() {
    becomes(
        now -> {
          for (Lane lane : Lane.values()) {
            while (!queue.claim("a", lane, 1_000).isEmpty()) {}
          }
        },
        (after, now) ->
            new Event.Claimed(
                after.hold().map(Hold::attempt).orElseGet(UUID::randomUUID), "a", now));
  }

  @Test
  void aWriteThatBegins() {
    becomes(
        now -> queue.beginWrite(attempts().stream().map(LifecycleIT::claim).toList()),
        (after, now) -> new Event.WriteBegun());
  }

  @Test
  void anInstanceThatEnds() {
    becomes(now -> queue.release("a"), (after, now) -> new Event.GivenUp(now, LANDING));
  }

  @Test
  void whatAnInstanceHasForgotten() {
    becomes(now -> queue.renew("a", List.of()), (after, now) -> new Event.GivenUp(now, LANDING));
  }

  @Test
  void whatBlockedItHasPassed() {
    becomes(now -> queue.unblock(CAUSE), (after, now) -> new Event.Unblocked(now));
  }

  @Test
  void allTriedAgainThatOneThingHinders() {
    becomes(
        now -> store.operations().tryAgain(CAUSE.id().toString(), "ann", now),
        (after, now) -> new Event.TriedAgain(now));
  }

  @Test
  void anOptionThatConcernsItAtOnceAndLater() {
    for (Duration wait : List.of(Duration.ZERO, Duration.ofMinutes(1))) {
      becomes(
          now -> {
            var released = new ReleasedOrders(jdbc(), outer(), "main");
            var change = Released.of(Set.of("code"));
            released.begin(change, true, 0, "ann", wait);
            while (released.step(
                website -> {
                  throw new IllegalStateException("nothing is decided now");
                })) {}
          },
          (after, now) -> new Event.OptionChanged(now, now.plus(wait)));
    }
  }

  @Test
  void anOrderThatIsTakenOver() {
    becomes(
        now ->
            new AdoptedStates(jdbc())
                .take(read().keySet().stream().map(key -> taken(key, now)).toList()),
        (after, now) -> new Event.Linked());
  }

  @Test
  void anOrderWhoseRecordIsForgotten() {
    becomes(
        now -> {
          jdbc()
              .sql("UPDATE order_state SET reason_code = :code")
              .param("code", Hindrance.DELETED_IN_SALESFORCE.code())
              .update();
          read().keySet().forEach(store.orderRecords()::forget);
        },
        (after, now) -> new Event.Linked());
  }

  private static Taken taken(OrderKey key, Instant now) {
    Order order = ReadOrder.of(key, "1", "buyer@example.com", Optional.empty(), now);
    return new Taken(order, "801000000000001AAA");
  }

  @Test
  void aNotice() {
    for (Trigger trigger : Trigger.values()) {
      becomes(
          now -> queue.mark(read().keySet(), trigger),
          (after, now) -> new Event.Noticed(trigger, now));
    }
  }

  /** In one transaction, whose time is the time of all that happens. */
  private void becomes(Consumer<Instant> statement, BiFunction<OrderState, Instant, Event> event) {
    jdbc().sql("TRUNCATE work, shop_order, written, attempt, instance, gate, released").update();
    queue.renew("a", List.of());
    outer()
        .executeWithoutResult(tx -> {
          Instant now =
              jdbc()
                  .sql("SELECT now() AS now")
                  .query((row, n) -> Times.read(row, "now").orElseThrow())
                  .single();
          write(states(now));
          Map<OrderKey, OrderState> before = read();
          statement.accept(now);
          Map<OrderKey, OrderState> after = read();
          assertThat(after).hasSameSizeAs(before);
          before.forEach((key, state) -> {
            OrderState is = after.get(key);
            assertThat(is).as("%s", state).isEqualTo(Lifecycle.next(state, event.apply(is, now)));
          });
        });
  }

  private static TransactionTemplate outer() {
    return new TransactionTemplate(new JdbcTransactionManager(store.dataSource()));
  }

  /** Each combination of what a rule asks for. */
  private static List<OrderState> states(Instant now) {
    var before = Optional.of(now.minusSeconds(10));
    var later = Optional.of(now.plusSeconds(10));
    var states = new ArrayList<OrderState>();
    for (var notices :
        List.of(
            new Notices(2, 1, Trigger.BACKFILL, 0),
            new Notices(2, 1, Trigger.POLL, 5),
            new Notices(2, 1, Trigger.MANUAL, 9),
            new Notices(2, 2, Trigger.SWEEP, 0))) {
      for (var due : List.of(Optional.<Instant>empty(), before, Optional.of(now), later)) {
        for (var place : List.of(Optional.<Instant>empty(), Optional.of(now.minusSeconds(5)))) {
          for (var print : List.of(Optional.<String>empty(), Optional.of(""), Optional.of("A"))) {
            for (var landing : List.of(Optional.<Instant>empty(), before, later)) {
              for (boolean retrying : List.of(false, true)) {
                for (var behind : List.of(Optional.<Instant>empty(), before)) {
                  states.add(
                      new OrderState(
                          notices,
                          new Turn(due, retrying, retrying ? 3 : 0),
                          place.map(at -> new Hold(UUID.randomUUID(), "a", 1, Optional.of(at))),
                          new Written(print, landing),
                          new Since(behind, before, later)));
                }
              }
            }
          }
        }
      }
    }
    return states;
  }

  private static void write(List<OrderState> states) {
    var rows = new ArrayList<Row>();
    states.forEach(state -> rows.add(new Row(new OrderKey("main", rows.size() + 1), state)));
    StateRows.bind(
            jdbc()
                .sql(
                    "INSERT INTO order_state (TABLE, reason_code, cause) SELECT t.*, :code, :cause"
                            .replace("TABLE", StateRows.TABLE)
                        + " FROM unnest(ARRAYS) AS t (TABLE)"
                            .replace("ARRAYS", StateRows.ARRAYS)
                            .replace("TABLE", StateRows.TABLE)),
            rows)
        .param("code", CAUSE.code())
        .param("cause", CAUSE.id())
        .update();
  }

  private static Map<OrderKey, OrderState> read() {
    return jdbc()
        .sql(
            "SELECT s.connection, s.entity_id, COLUMNS FROM order_state s"
                .replace("COLUMNS", StateRows.COLUMNS))
        .query((row, n) -> StateRows.read(row))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::key, Row::state));
  }

  private static List<UUID> attempts() {
    return read().values().stream()
        .flatMap(state -> state.hold().stream())
        .map(Hold::attempt)
        .toList();
  }

  private static Claim claim(UUID attempt) {
    return new Claim(
        new OrderKey("main", 1),
        attempt,
        1,
        Trigger.POLL,
        0,
        Applied.NOTHING,
        Optional.empty(),
        false,
        Optional.empty(),
        0);
  }
}
