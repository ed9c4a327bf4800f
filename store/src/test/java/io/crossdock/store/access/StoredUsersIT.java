package io.crossdock.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.access.Users;
import io.crossdock.access.Users.Change;
import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.store.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class StoredUsersIT extends OnPostgres {

  private static final Instant T0 = Instant.parse("2026-11-25T10:00:00Z");

  private final Users users = store.users();

  @BeforeEach
  void empty() {
    jdbc().sql("TRUNCATE console_user").update();
  }

  @Test
  void theFirstUserIsAnAdminAndThereIsNoSecondFirst() {
    assertThat(users.first("ada", "hash", T0)).isTrue();
    assertThat(users.first("eve", "hash", T0)).isFalse();
    assertThat(users.all())
        .singleElement()
        .satisfies(user -> {
          assertThat(user.name()).isEqualTo("ada");
          assertThat(user.role()).isEqualTo(Role.ADMIN);
          assertThat(user.active()).isTrue();
          assertThat(user.createdAt()).isEqualTo(T0);
        });
  }

  @RepeatedTest(5)
  void ofManyWhoWantToBeFirstOneIs() throws Exception {
    List<Boolean> firsts =
        atOnce(IntStream.range(0, 8).mapToObj(n -> call(() -> users.first("u" + n, "h", T0))));
    assertThat(firsts).containsOnlyOnce(true);
    assertThat(users.all()).hasSize(1);
  }

  @Test
  void aNameIsTakenInEveryCase() {
    users.add("ada", "hash", Role.VIEWER, T0);
    assertThat(users.add("ADA", "other", Role.ADMIN, T0)).isFalse();
    assertThat(users.find("Ada").orElseThrow().passwordHash()).isEqualTo("hash");
    assertThat(users.find("ad")).isEmpty();
  }

  @Test
  void everyChangeMovesTheStampThatSessionsAreHeldAgainst() {
    users.first("ada", "hash", T0);
    users.add("bob", "hash", Role.VIEWER, T0);
    long before = stamp("bob");
    assertThat(users.change("bob", Role.OPERATOR, true)).isEqualTo(Change.DONE);
    long changed = stamp("bob");
    assertThat(users.password("Bob", "new")).isEqualTo(Change.DONE);
    users.signedIn("bob", T0);
    assertThat(List.of(before, changed, stamp("bob"))).doesNotHaveDuplicates();
    assertThat(users.find("bob").orElseThrow().user().lastSignInAt()).contains(T0);
    assertThat(users.change("nobody", Role.ADMIN, true)).isEqualTo(Change.UNKNOWN);
    assertThat(users.password("nobody", "x")).isEqualTo(Change.UNKNOWN);
  }

  @Test
  void theLastActiveAdminStaysOne() {
    users.first("ada", "hash", T0);
    users.add("bob", "hash", Role.ADMIN, T0);
    assertThat(users.change("bob", Role.ADMIN, false)).isEqualTo(Change.DONE);
    assertThat(users.change("ada", Role.OPERATOR, true)).isEqualTo(Change.LAST_ADMIN);
    assertThat(users.change("ada", Role.ADMIN, false)).isEqualTo(Change.LAST_ADMIN);
    assertThat(users.find("ada").orElseThrow().user().role()).isEqualTo(Role.ADMIN);
  }

  @Test
  void aRemovedUserIsGoneWithItsViewsAndOneOfThatNameIsSomebodyElse() {
    users.first("ada", "hash", T0);
    users.add("bob", "hash", Role.VIEWER, T0);
    long before = stamp("bob");
    var views = store.savedViews();
    views.save("Bob", new SavedViews.View("Mine", "q=1", List.of("status")));
    assertThat(users.remove("BOB")).isEqualTo(Change.DONE);
    assertThat(users.remove("bob")).isEqualTo(Change.UNKNOWN);
    assertThat(views.of("bob")).isEmpty();
    users.add("bob", "hash", Role.VIEWER, T0);
    assertThat(stamp("bob")).isNotEqualTo(before);
    assertThat(users.remove("ada")).isEqualTo(Change.LAST_ADMIN);
    assertThat(users.find("ada")).isPresent();
  }

  @RepeatedTest(5)
  void twoAdminsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
    users.first("ada", "hash", T0);
    users.add("bob", "hash", Role.ADMIN, T0);
    List<Change> changes =
        atOnce(
            java.util.stream.Stream.of("ada", "bob")
                .map(name -> call(() -> users.change(name, Role.VIEWER, true))));
    assertThat(changes).containsExactlyInAnyOrder(Change.DONE, Change.LAST_ADMIN);
  }

  private long stamp(String name) {
    return users.find(name).orElseThrow().stamp();
  }

  private static <T> Callable<T> call(Callable<T> callable) {
    return callable;
  }

  private static <T> List<T> atOnce(java.util.stream.Stream<Callable<T>> calls) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new java.util.ArrayList<T>();
      for (Future<T> result : threads.invokeAll(calls.toList())) {
        results.add(result.get());
      }
      return results;
    }
  }
}
