package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.port.work.Gates.Admission;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.store.OnPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoredKnownSystemsIT extends OnPostgres {

  @Test
  void theFirstOneStaysUntilAPersonConfirmsAnotherWhichOpensItsGate() {
    var known = store.knownSystems();
    assertThat(known.known(Remote.SHOP)).isEmpty();
    assertThat(known.met(Remote.SHOP, "https://a.example")).isEqualTo("https://a.example");
    assertThat(known.met(Remote.SHOP, "https://b.example")).isEqualTo("https://a.example");
    assertThat(known.known(Remote.ORG)).isEmpty();
    assertThat(known.another(Remote.SHOP)).contains("https://b.example");
    known.met(Remote.SHOP, "https://a.example");
    assertThat(known.another(Remote.SHOP)).as("it is back").isEmpty();
    known.met(Remote.SHOP, "https://b.example");

    var another = Failure.of(Category.UNAUTHORISED, "another-shop", "Another shop.", "Confirm.");
    store.gates().close(Remote.SHOP, another, n -> Duration.ofHours(1));
    known.confirm(Remote.SHOP, "https://b.example", "grace");

    assertThat(known.known(Remote.SHOP)).contains("https://b.example");
    assertThat(known.another(Remote.SHOP)).isEmpty();
    assertThat(store.gates().admit(Remote.SHOP, "one")).isEqualTo(Admission.OPEN);
  }
}
