package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.access.ApiTokens;
import io.crossdock.access.Role;
import io.crossdock.access.ShopModule;
import io.crossdock.access.ShopModule.Pairing;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.policy.NoticeTrail;
import io.crossdock.core.port.settings.ConnectionStore.WrongKey;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.access.StoredApiTokens;
import io.crossdock.store.server.SecretKeys;
import io.crossdock.store.value.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredShopModuleIT extends OnPostgres {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final SecretKeys keys = new SecretKeys(List.of(new byte[SecretKeys.SIZE]));
  private final ShopModule module = store.shopModule("main", keys);

  @BeforeEach
  void none() {
    jdbc().sql("DELETE FROM shop_module").update();
    jdbc().sql("DELETE FROM api_token").update();
  }

  @Test
  void pairedAnewTheFormerTokenAndSecretAreVoidAtOnce() {
    assertThat(module.secret()).isEmpty();
    module.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-1", "secret-1");
    module.noticed(9, 0, "1.0.0", NOW);
    module.pair(new Pairing(Role.OPERATOR, "bob", NOW), "hash-2", "secret-2");
    assertThat(module.secret()).contains("secret-2");
    assertThat(store.apiTokens().use("hash-1", NOW)).isEmpty();
    ApiTokens.Token token = store.apiTokens().use("hash-2", NOW).orElseThrow();
    assertThat(token.module()).isTrue();
    assertThat(token.role()).isEqualTo(Role.OPERATOR);
    assertThat(module.known().pairing()).contains(new Pairing(Role.OPERATOR, "bob", NOW));
    assertThat(module.known().notices()).isEqualTo(NoticeTrail.NONE);
  }

  @Test
  void theModuleOfAnotherConnectionStaysPairedAndIsGoodThereAlone() {
    ShopModule second = store.shopModule("second", keys);
    var there = new StoredApiTokens(jdbc(), "second");
    second.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-2", "secret-2");
    module.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-1", "secret-1");
    assertThat(there.use("hash-2", NOW)).get().extracting("module").isEqualTo(true);
    assertThat(there.use("hash-1", NOW)).isEmpty();
    assertThat(store.apiTokens().use("hash-1", NOW)).isPresent();
    assertThat(store.apiTokens().use("hash-2", NOW)).isEmpty();

    module.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-3", "secret-3");
    assertThat(there.use("hash-2", NOW)).isPresent();
  }

  @Test
  void aScriptsTokenOfThatNameStays() {
    store.apiTokens().add("magento admin module", Role.VIEWER, "script", "ann", NOW);
    module.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-1", "secret-1");
    assertThat(store.apiTokens().use("script", NOW)).get().extracting("module").isEqualTo(false);
    assertThat(store.apiTokens().use("hash-1", NOW)).isPresent();
  }

  @Test
  void theSecretIsNotReadableInTheDatabaseAndOpensUnderNoOtherKey() {
    module.pair(new Pairing(Role.ADMIN, "ann", NOW), "hash-1", "secret-1");
    String stored = jdbc().sql("SELECT secret FROM shop_module").query(String.class).single();
    assertThat(stored).doesNotContain("secret-1");
    var other = new byte[SecretKeys.SIZE];
    other[0] = 1;
    assertThatThrownBy(store.shopModule("main", new SecretKeys(List.of(other)))::secret)
        .isInstanceOf(WrongKey.class);
  }

  @Test
  void noticesOfManyAtOnceLeaveNoNumberOut() {
    module.noticed(1, 0, "", NOW);
    CompletableFuture.allOf(
            LongStream.rangeClosed(2, 40)
                .mapToObj(n -> CompletableFuture.runAsync(() -> module.noticed(n, 0, "", NOW)))
                .toArray(CompletableFuture[]::new))
        .join();
    NoticeTrail trail = module.known().notices();
    assertThat(trail.number()).isEqualTo(40);
    assertThat(trail.missing()).isEmpty();
    assertThat(trail.vouches(NOW, Optional.of(NOW))).isTrue();
  }

  @Test
  void whatItToldIsKept() {
    module.called("1.2.0", NOW);
    module.noticed(1, 2, "", NOW);
    module.noticed(3, 2, "1.3.0", NOW.plusSeconds(1));
    ShopModule.Known known = module.known();
    assertThat(known.version()).isEqualTo("1.3.0");
    assertThat(known.called()).contains(NOW);
    assertThat(known.notices().missing()).containsExactly(2L);
    assertThat(known.notices().missingSince()).contains(NOW.plusSeconds(1));
    assertThat(known.notices().unsent()).isEqualTo(2);
  }

  @Test
  void theTimelineTellsWhoAskedForAnAttempt() {
    var key = new OrderKey("main", 7);
    store.operations().start(List.of(key), "jane (Magento Admin)", NOW);
    store.operations().start(List.of(key), "ann", NOW.plusSeconds(60));
    attempt("MANUAL", NOW.plusSeconds(2));
    attempt("SWEEP", NOW.plusSeconds(3));
    attempt("MANUAL", NOW.plusSeconds(62));
    assertThat(store.orderViews().attempts(key))
        .extracting(attempt -> attempt.by().orElse(""))
        .containsExactly("ann", "", "jane (Magento Admin)");
  }

  private static void attempt(String trigger, Instant at) {
    jdbc()
        .sql(
            """
            INSERT INTO attempt (connection, entity_id, attempt, trigger, instance, started_at,
              ended_at, outcome, code, message, hint, raw)
            VALUES ('main', 7, gen_random_uuid(), :trigger, 'a', :at, :at, 'synced', '', '', '', '')
            """)
        .param("trigger", trigger)
        .param("at", Times.sql(at))
        .update();
  }
}
