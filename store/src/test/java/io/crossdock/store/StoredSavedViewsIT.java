package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.SavedViews;
import io.crossdock.core.port.SavedViews.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredSavedViewsIT {

  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedDatabase database;

  @SuppressWarnings("NullAway.Init")
  private static Store store;

  @BeforeAll
  static void start() throws IOException {
    database = EmbeddedDatabase.start(folder);
    store = Store.open(database.jdbcUrl(), database.user(), database.password());
  }

  @AfterAll
  static void stop() {
    store.close();
    database.close();
  }

  @Test
  void everybodyHasTheirOwnViewsAndASavedOneReplacesItsNamesake() {
    SavedViews views = store.savedViews();
    var plain = new View("", "", List.of("status", "record"));
    views.save("Ada", new View("Mine", "q=1", List.of("status")));
    views.save("ADA", plain);
    views.save("bob", new View("Mine", "q=2", List.of()));
    views.save("ada", new View("Mine", "mark=pending", List.of("synced")));
    assertThat(views.of("aDA"))
        .containsExactly(plain, new View("Mine", "mark=pending", List.of("synced")));
    views.remove("ada", "Mine");
    views.remove("ada", "Mine");
    assertThat(views.of("ada")).containsExactly(plain);
    assertThat(views.of("bob")).hasSize(1);
  }
}
