package io.crossdock.store.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.settings.SavedViews;
import io.crossdock.core.port.settings.SavedViews.View;
import io.crossdock.store.OnPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredSavedViewsIT extends OnPostgres {

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
