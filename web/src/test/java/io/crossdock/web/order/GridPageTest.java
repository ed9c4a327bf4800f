package io.crossdock.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.web.answer.Form;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GridPageTest {

  @Test
  void everyFaultIsToldWithItsField() {
    var grid = new GridPage(Form.of(Map.of("mark", "blue", "from", "soon", "least", "much")));
    assertThat(grid.faults())
        .hasSize(3)
        .anyMatch(f -> f.startsWith("Salesforce Sync Status:"))
        .anyMatch(f -> f.startsWith("Purchase Date:"))
        .anyMatch(f -> f.startsWith("Grand Total (Base):"));
  }

  @Test
  void theLastDayIsMeantWhole() {
    var grid = new GridPage(Form.of(Map.of("to", "2026-11-24", "mark", "out_of_sync")));
    assertThat(grid.filter().placed().before()).contains(Instant.parse("2026-11-25T00:00:00Z"));
    assertThat(grid.filter().syncStatus()).contains(SyncStatus.OUT_OF_SYNC);
  }

  @Test
  void sortingTurnsRoundAndForgetsThePage() {
    var grid = new GridPage(Form.of(Map.of("q", "a&b", "cursor", ">1~x")));
    assertThat(grid.sortedBy("PURCHASE_DATE"))
        .startsWith("/orders?q=a%26b&")
        .contains("sort=PURCHASE_DATE", "dir=asc")
        .doesNotContain("cursor");
  }

  @Test
  void aPageHasFiftyRowsAHundredOrTwoHundredAndKeepsThatInEveryLinkButTheExport() {
    var grid = new GridPage(Form.of(Map.of("rows", "200", "q", "a", "cursor", ">1~x")));
    assertThat(grid.query().limit()).isEqualTo(200);
    assertThat(grid.sortedBy("ID")).contains("rows=200");
    assertThat(grid.csv()).doesNotContain("rows");
    assertThat(grid.inPagesOf(50)).isEqualTo("/orders?q=a");
    assertThat(new GridPage(Form.of(Map.of("rows", "100000"))).query().limit()).isEqualTo(50);
  }
}
