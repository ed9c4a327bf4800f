package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.Outcome;
import io.crossdock.core.port.Trigger;
import io.crossdock.core.port.WorkQueue;
import io.crossdock.core.port.WorkQueue.Settled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoreIT {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final OrderKey KEY = new OrderKey("main", 42);

  @TempDir Path folder;

  @Test
  void aNoticeDuringARunMakesTheOrderRunAgainWithWhatWasApplied() throws IOException {
    try (var database = EmbeddedDatabase.start(folder);
        var store = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      var queue = store.workQueue();
      queue.mark(List.of(KEY), Trigger.WEBHOOK, NOW);
      var claim = queue.claim("a", 10, NOW, NOW.plusSeconds(20)).getFirst();
      assertThat(queue.claim("b", 10, NOW, NOW.plusSeconds(20))).isEmpty();
      queue.mark(List.of(KEY), Trigger.WEBHOOK, NOW);
      assertThat(queue.beginWrite(List.of(claim))).containsExactly(claim.attempt());
      var applied =
          new Applied(
              Optional.of("801"),
              Optional.empty(),
              Optional.empty(),
              Map.of(
                  "Order", Map.of("Total", new BigDecimal("9.50"), "Count", new BigDecimal("5"))),
              Map.of(),
              "Draft",
              Set.of(7L),
              List.of());
      var settled =
          new Settled(claim, new Outcome.Synced(applied, "f"), Optional.empty(), "", NOW, NOW);
      assertThat(queue.record(List.of(settled))).containsExactly(claim.attempt());
      assertThat(queue.record(List.of(settled))).isEmpty();
      var again = queue.claim("b", 10, NOW, NOW.plusSeconds(20)).getFirst();
      assertThat(again.applied()).isEqualTo(applied);
      assertThat(again.fingerprint()).contains("f");
      assertThat(again.generation()).isEqualTo(2);
      assertThat(
              JdbcClient.create(store.dataSource()).sql("show fsync").query(String.class).single())
          .isEqualTo("on");
    }
  }

  @Test
  void aFolderInUseIsRefusedByNameAndKeepsItsDataOverAStop() throws IOException {
    try (var database = EmbeddedDatabase.start(folder);
        var store = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      store.cursors().write("poll", NOW);
      assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(folder.toString());
    }
    try (var database = EmbeddedDatabase.start(folder);
        var store = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      assertThat(store.cursors().read("poll")).contains(NOW);
    }
  }

  @Test
  void twoInstancesClaimEveryKeyOnceAndOnlyOnce() throws IOException {
    try (var database = EmbeddedDatabase.start(folder);
        var store = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      var queue = store.workQueue();
      var keys = LongStream.rangeClosed(1, 2000).mapToObj(i -> new OrderKey("main", i)).toList();
      queue.mark(keys, Trigger.BACKFILL, NOW);
      var a = CompletableFuture.supplyAsync(() -> drain(queue, "a"));
      var b = CompletableFuture.supplyAsync(() -> drain(queue, "b"));
      var claimed = new ArrayList<>(a.join());
      claimed.addAll(b.join());
      assertThat(claimed).containsExactlyInAnyOrderElementsOf(keys);
    }
  }

  private static List<OrderKey> drain(WorkQueue queue, String instance) {
    var all = new ArrayList<OrderKey>();
    var some = queue.claim(instance, 50, NOW, NOW.plusSeconds(20));
    while (!some.isEmpty()) {
      some.forEach(c -> all.add(c.key()));
      some = queue.claim(instance, 50, NOW, NOW.plusSeconds(20));
    }
    return all;
  }
}
