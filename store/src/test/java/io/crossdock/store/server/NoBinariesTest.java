package io.crossdock.store.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class NoBinariesTest {

  @Test
  void aMachineWithoutPackedPostgresIsToldToGiveOneOfItsOwn() {
    var thrown = new IllegalStateException("Missing embedded postgres binaries");
    assertThat(EmbeddedDatabase.sentence(Path.of("data"), thrown))
        .startsWith("there is no PostgreSQL for this machine (")
        .contains("CROSSDOCK_DATABASE_URL");
    assertThat(EmbeddedDatabase.sentence(Path.of("data"), new IllegalStateException("full")))
        .contains("the embedded PostgreSQL in data did not start", "full");
  }
}
