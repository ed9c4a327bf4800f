package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.store.server.PackedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./crossdock doctor}, in a process of its own. */
class DoctorIT {

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @TempDir private Path data;

  private record Visit(int exitCode, String said) {}

  @BeforeAll
  static void open() throws IOException {
    place = new Place(3);
  }

  @AfterAll
  static void close() throws Exception {
    place.close();
  }

  @Test
  void aShopAndAnOrgThatAreReadyAreSaidToBeWithoutASingleWrite() throws Exception {
    Visit visit = visit(Map.of());
    assertThat(visit.said())
        .contains("Shop http", "Org http", "CROSSDOCK_WATCH_TOKEN is not set", "Ready.")
        .doesNotContain("FAIL");
    assertThat(visit.exitCode()).isZero();
    assertThat(place.count("Order")).isZero();
  }

  @Test
  void thePackedPostgresIsNamedAndThatItIsBehindOrNot() throws Exception {
    assertThat(visit(Map.of()).said())
        .contains("Version: PostgreSQL " + PackedPostgres.VERSION + " is packed; ");
  }

  @Test
  void aWrongSecretIsNamedWithItsFixAndTheSecretIsNotShown() throws Exception {
    Visit visit = visit(Map.of("CROSSDOCK_ORG_CLIENT_SECRET", "not-the-secret"));
    assertThat(visit.said())
        .contains("FAIL", "-> ", "Not ready")
        .doesNotContain("not-the-secret", "sandbox-secret");
    assertThat(visit.exitCode()).isEqualTo(1);
  }

  @Test
  void wrongSettingsAreAllNamedBeforeAnythingIsCalled() throws Exception {
    Visit visit = visit(Map.of("CROSSDOCK_ORG_URL", "nowhere", "CROSSDOCK_PORT", "many"));
    assertThat(visit.said()).contains("CROSSDOCK_ORG_URL", "CROSSDOCK_PORT");
    assertThat(visit.exitCode()).isEqualTo(2);
  }

  private Visit visit(Map<String, String> more) throws Exception {
    Process process =
        Service.program("io.crossdock.app.Doctor", place.settings(data, more)).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Visit(process.waitFor(), said);
  }
}
