package io.crossdock.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.work.Gates.Remote;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SameSystemTest {

  private final Kept known = new Kept();

  @Test
  void theFirstOneMetIsTheOneItBelongsTo() {
    guard("org-a", Set.of()).check();
    assertThat(known.known(Remote.ORG)).contains("org-a");
  }

  @Test
  void anotherOneClosesTheGateAndNamesBothAndTheWayOut() {
    guard("org-a", Set.of()).check();
    assertThatThrownBy(guard("org-b", Set.of())::check)
        .isInstanceOfSatisfying(
            FailedCall.class,
            call -> {
              assertThat(call.failure().closesGate()).isTrue();
              assertThat(call.failure().message())
                  .isEqualTo(
                      "This Crossdock belongs to the org org-a, but is now connected to org-b."
                          + " Nothing is sent.");
              assertThat(call.failure().hint())
                  .contains("on the page Connections", "CROSSDOCK_CONFIRM=org-b");
            });
    assertThat(known.known(Remote.ORG)).contains("org-a");
  }

  @Test
  void anAdminMayConfirmAnotherOneAndNoThird() {
    guard("org-a", Set.of()).check();
    guard("org-b", Set.of("org-b")).check();
    assertThatCode(guard("org-b", Set.of())::check).doesNotThrowAnyException();
    assertThatThrownBy(guard("org-c", Set.of("org-b"))::check).isInstanceOf(FailedCall.class);
  }

  @Test
  void itIsSeenWithoutARestartWhenAnAdminConfirms() {
    guard("org-a", Set.of()).check();
    SameSystem guard = guard("org-b", Set.of());
    assertThatThrownBy(guard::check).isInstanceOf(FailedCall.class);
    known.confirm(Remote.ORG, "org-b", "grace");
    assertThatCode(guard::check).doesNotThrowAnyException();
  }

  private SameSystem guard(String identity, Set<String> confirmed) {
    return new SameSystem(Remote.ORG, known, () -> identity, confirmed);
  }

  /** In memory. */
  private static final class Kept implements KnownSystems {
    private final Map<Remote, String> systems = new EnumMap<>(Remote.class);

    @Override
    public Optional<String> known(Remote remote) {
      return Optional.ofNullable(systems.get(remote));
    }

    @Override
    public String met(Remote remote, String identity) {
      systems.putIfAbsent(remote, identity);
      return known(remote).orElseThrow();
    }

    @Override
    public Optional<String> another(Remote remote) {
      return Optional.empty();
    }

    @Override
    public void confirm(Remote remote, String identity, String user) {
      systems.put(remote, identity);
    }
  }
}
