package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.access.AuditLog;
import io.crossdock.access.AuditLog.Deed;
import io.crossdock.access.AuditLog.Entry;
import io.crossdock.access.Role;
import io.crossdock.access.Sessions;
import io.crossdock.access.Sessions.Session;
import io.crossdock.access.SignInTries;
import io.crossdock.store.server.Retention;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
    jdbc().sql("TRUNCATE sign_in_try, audit_log, console_session, console_user").update();
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
  void aSessionThatIsEndedIsEndedForEveryInstance() {
    Sessions sessions = store.sessions();
    long first = sessions.begin("Ada", T0, "1.1.1.1", "Firefox on Linux");
    long second = sessions.begin("ada", T0.plusSeconds(1), "::1", "Safari on macOS");
    long other = sessions.begin("bob", T0, "1.1.1.1", "Firefox on Linux");
    sessions.end(first, T0.plusSeconds(2));
    sessions.end(first, T0.plusSeconds(9));
    assertThat(sessions.open(first)).isFalse();
    assertThat(sessions.open(other + 1)).isFalse();
    assertThat(sessions.endAll("ADA", T0.plusSeconds(3))).isEqualTo(1);
    assertThat(sessions.open(second)).isFalse();
    assertThat(sessions.open(other)).isTrue();
    assertThat(sessions.of("Ada", T0))
        .containsExactly(
            new Session(
                second,
                T0.plusSeconds(1),
                "::1",
                "Safari on macOS",
                Optional.of(T0.plusSeconds(3))),
            new Session(first, T0, "1.1.1.1", "Firefox on Linux", Optional.of(T0.plusSeconds(2))));
    assertThat(sessions.of("ada", T0.plusSeconds(1))).hasSize(1);
  }

  @Test
  void aDeedAndItsEntryAreKeptTogether() throws Exception {
    assertThat(together(() -> "done")).isEqualTo("done");
    assertThat(store.users().find("carl")).isPresent();
    assertThat(store.auditLog().read(Optional.empty(), Optional.empty(), 9)).hasSize(1);
  }

  @Test
  void aDeedThatFailsLeavesNothingAndNoEntry() {
    assertThatThrownBy(() ->
            together(() -> {
              throw new IllegalStateException("refused");
            }))
        .hasMessage("refused");
    assertNothingIsKept();
  }

  @Test
  void whatDiesBetweenADeedAndItsEntryLeavesNeither() {
    assertThatThrownBy(() -> together(this::killed)).isInstanceOf(RuntimeException.class);
    assertNothingIsKept();
  }

  private String together(Callable<String> then) throws Exception {
    return store
        .auditLog()
        .together(
            () -> {
              assertThat(store.users().add("carl", "hash", Role.VIEWER, T0)).isTrue();
              return then.call();
            },
            () -> Optional.of(new Deed(T0, "ada", "User added", "carl", "1.1.1.1")));
  }

  private void assertNothingIsKept() {
    assertThat(store.users().find("carl")).isEmpty();
    assertThat(store.auditLog().read(Optional.empty(), Optional.empty(), 9)).isEmpty();
  }

  /** From a connection of its own: that of the calling thread is within the deed. */
  private String killed() throws SQLException {
    try (Connection other = store.dataSource().getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND state = 'idle in transaction'
          """);
      return "killed";
    }
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
