package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.AuditLog;
import io.crossdock.core.port.AuditLog.Deed;
import io.crossdock.core.port.AuditLog.Entry;
import io.crossdock.core.port.SignInTries;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries to sign in, and the audit log. */
class SecurityTablesIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-25T10:00:00Z");

  private final SignInTries tries = store.signInTries();

  @BeforeEach
  void empty() {
    jdbc().sql("TRUNCATE sign_in_try, audit_log").update();
  }

  @Test
  void afterFiveWrongTriesTheUserWaitsAtThisAddressAndNowhereElse() {
    for (int i = 0; i < SignInTries.FREE; i++) {
      assertThat(tries.begin("ada", "1.1.1.1", T0)).isEmpty();
    }
    assertThat(tries.begin("ADA", "1.1.1.1", T0)).contains(T0.plusSeconds(30));
    assertThat(tries.begin("ada", "2.2.2.2", T0)).isEmpty();
    assertThat(tries.begin("bob", "1.1.1.1", T0)).isEmpty();
    assertThat(tries.begin("ada", "1.1.1.1", T0.plusSeconds(30))).isEmpty();
    assertThat(tries.begin("ada", "1.1.1.1", T0.plusSeconds(31)))
        .contains(T0.plusSeconds(30).plus(Duration.ofMinutes(1)));
  }

  @Test
  void anAddressThatTriesManyNamesWaitsWithAllOfThem() {
    for (int i = 0; i < SignInTries.FREE_PER_ADDRESS; i++) {
      assertThat(tries.begin("user" + i, "1.1.1.1", T0)).isEmpty();
    }
    assertThat(tries.begin("somebody", "1.1.1.1", T0)).isPresent();
    assertThat(tries.begin("somebody", "1.1.1.2", T0)).isEmpty();
  }

  @Test
  void aRightPasswordForgetsTheTriesOfThatUserThere() {
    for (int i = 0; i < SignInTries.FREE; i++) {
      tries.begin("ada", "1.1.1.1", T0);
    }
    tries.succeeded("ada", "1.1.1.1");
    for (int i = 0; i < SignInTries.FREE; i++) {
      assertThat(tries.begin("ada", "1.1.1.1", T0)).isEmpty();
    }
    assertThat(tries.begin("ada", "1.1.1.1", T0)).isPresent();
  }

  @Test
  void manyTriesAtOnceAreCountedOneByOne() throws Exception {
    Callable<Optional<Instant>> wrong = () -> tries.begin("ada", "1.1.1.1", T0);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int looked = 0;
      for (Future<Optional<Instant>> answer :
          threads.invokeAll(Stream.generate(() -> wrong).limit(12).toList())) {
        looked += answer.get().isEmpty() ? 1 : 0;
      }
      assertThat(looked).isEqualTo(SignInTries.FREE);
    }
  }

  @Test
  void theLogIsReadNewestFirstPageByPageAndByPerson() {
    AuditLog log = store.auditLog();
    for (int i = 0; i < 5; i++) {
      log.add(new Deed(T0, i % 2 == 0 ? "ada" : "bob", "Signed in", "n" + i, "1.1.1.1"));
    }
    List<Entry> page = log.read(Optional.empty(), Optional.empty(), 2);
    assertThat(page).extracting(e -> e.deed().subject()).containsExactly("n4", "n3");
    assertThat(log.read(Optional.empty(), Optional.of(page.getLast().id()), 9))
        .extracting(e -> e.deed().subject())
        .containsExactly("n2", "n1", "n0");
    assertThat(log.read(Optional.of("ADA"), Optional.empty(), 9))
        .extracting(e -> e.deed().subject())
        .containsExactly("n4", "n2", "n0");
    assertThat(page.getFirst().deed()).isEqualTo(new Deed(T0, "ada", "Signed in", "n4", "1.1.1.1"));
  }

  @Test
  void whatIsTwoYearsOldIsForgotten() {
    AuditLog log = store.auditLog();
    log.add(new Deed(Instant.now().minus(Duration.ofDays(740)), "ada", "Signed in", "", ""));
    log.add(new Deed(Instant.now().minus(Duration.ofDays(700)), "bob", "Signed in", "", ""));
    store.forget(Retention.STANDARD);
    assertThat(log.read(Optional.empty(), Optional.empty(), 9))
        .extracting(e -> e.deed().who())
        .containsExactly("bob");
  }
}
