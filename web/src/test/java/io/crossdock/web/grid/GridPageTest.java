package io.crossdock.web.grid;

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

  @Test
  void thePagesToChooseFromAreTheFirstTheLastAndThoseAround() {
    assertThat(page("").pages(50)).containsExactly(1);
    assertThat(page("").pages(101)).containsExactly(1, 2, 3);
    assertThat(page("").pages(220)).containsExactly(1, 2, 3, 4, 5);
    assertThat(page("7").pages(600)).containsExactly(1, 0, 5, 6, 7, 8, 9, 0, 12);
    assertThat(page("500").pages(25_001)).containsExactly(1, 0, 498, 499, 500);
    assertThat(page("300").pages(1001)).as("no further counted yet").endsWith(298, 299, 300);
    assertThat(page("0").page()).isEqualTo(1);
    assertThat(page("200").query().skip()).isEqualTo(9950);
    assertThat(page("501").page()).as("the last that has a number").isEqualTo(500);
    assertThat(page("501").query().skip()).isEqualTo(24_950);
  }

  private static GridPage page(String number) {
    return new GridPage(Form.of(Map.of("page", number)));
  }
}
