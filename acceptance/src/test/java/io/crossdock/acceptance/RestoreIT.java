package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The backup of docs/operating.md: a copy of the data folder, put back when the org has gone on.
 */
class RestoreIT {

  @TempDir Path folder;

  @Test
  void whatWasSentAfterTheBackupIsNeitherDoubledNorLostWhenTheBackupIsPutBack() throws Exception {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup");
    try (Place place = new Place(0)) {
      long known = place.buy("LAB-MUG", 2, "known@example.com");
      place.comment(known, "before the backup");
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        arrived(place, crossdock, known, 1);
      }
      copy(data, backup);
      long later;
      try (Crossdock crossdock = place.crossdock(data, Map.of())) {
        place.comment(known, "after the backup");
        place.shopDo("/order/" + known + "/ship", "{\"comment\":{\"comment\":\"on its way\"}}");
        later = place.buy("LAB-CAP", 1, "later@example.com");
        place.comment(later, "on an order the backup does not know");
        new Api(crossdock.url()).notice(known, later);
        arrived(place, crossdock, known, 2);
        arrived(place, crossdock, later, 1);
      }

      place.comment(known, "while nothing ran");
      try (Crossdock crossdock =
          place.crossdock(backup, Map.of("CROSSDOCK_RESTORED", "2026-11-26"))) {
        new Api(crossdock.url()).notice(known, later);
        arrived(place, crossdock, known, 3);
        arrived(place, crossdock, later, 1);
        Checker.Verdict verdict = new Checker(place).withDocuments().settled(Patience.SOON);
        assertThat(verdict.clean()).as("%s", verdict).isTrue();
        assertThat(place.notes(known)).hasSize(3);
      }
    }
  }

  @Test
  void aNewDatabaseBesideAnOrgThatWasWrittenToBeforeDoublesNothing() throws Exception {
    try (Place place = new Place(0)) {
      long id = place.buy("LAB-MUG", 2, "known@example.com");
      place.comment(id, "written before the loss");
      try (Crossdock crossdock = place.crossdock(folder.resolve("lost"), Map.of())) {
        arrived(place, crossdock, id, 1);
      }
      try (Crossdock crossdock =
          place.crossdock(folder.resolve("new"), Map.of("CROSSDOCK_RESTORED", "lost"))) {
        arrived(place, crossdock, id, 1);
        Checker.Verdict verdict = new Checker(place).withDocuments().settled(Patience.SOON);
        assertThat(verdict.clean()).as("%s", verdict).isTrue();
        assertThat(place.notes(id)).hasSize(1);
      }
    }
  }

  private static void arrived(Place place, Crossdock crossdock, long id, int notes) {
    var api = new Api(crossdock.url());
    await()
        .atMost(Patience.SOON)
        .until(() -> api.syncStatus(id).equals("in_sync") && place.notes(id).size() >= notes);
  }

  private static void copy(Path from, Path to) throws IOException, InterruptedException {
    int code = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).start().waitFor();
    assertThat(code).isZero();
  }
}
