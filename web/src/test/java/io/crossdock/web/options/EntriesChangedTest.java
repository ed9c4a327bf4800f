package io.crossdock.web.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.policy.Options;
import io.crossdock.core.view.StatusLabels;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntriesChangedTest {

  @Test
  void ofAStatusMapOnlyTheStatusesThatChangedAreTold() {
    assertThat(
            told(
                "status-map",
                "complete = Activated\nclosed = Activated\nholded = Draft",
                "holded=Waiting\ncomplete = Activated\nwhen-shipped = Activated"))
        .containsExactly(
            "Closed: Activated → (none)",
            "On Hold: Draft → Waiting",
            "When Shipped: (none) → Activated");
  }

  @Test
  void ofAListItIsToldWhatCameAndWhatWent() {
    assertThat(told("statuses", "pending,complete", "complete,holded"))
        .containsExactly("removed: Pending", "added: On Hold");
  }

  @Test
  void oneValueHasNoEntries() {
    assertThat(told("automatic", "yes", "no")).isEmpty();
  }

  private static List<String> told(String key, String before, String after) {
    var option = Options.find(key).orElseThrow();
    return EntriesChanged.told(option, before, after, StatusLabels.STANDARD::of);
  }
}
