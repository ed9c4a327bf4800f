package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The orders grid in a real browser. */
class ConsoleGridIT extends AtTheConsole {

  private static final int ORDERS = 220;

  private final GridScreen grid = new GridScreen(staff);

  ConsoleGridIT() {
    super(ORDERS);
  }

  @BeforeAll
  void start() {
    await().atMost(Duration.ofMinutes(2)).until(() -> api.inSync() == ORDERS);
  }

  @Test
  void afterSigningInTheMenuLeadsToTheOrdersWithTickAndLinkEach() {
    staff.visit("/");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.title("Orders")).isVisible();
    Locator rows = staff.page().locator("tbody tr");
    assertThat(rows).hasCount(50);
    Locator newest = rows.first();
    assertThat(Staff.mark(newest, "In sync")).isVisible();
    assertThat(newest.locator("a[target=_blank]")).isVisible();
    staff.photograph("orders");
    Picture.isStillTrue("orders"); // README shows it
  }

  @Test
  void aClickOnAHeadingSortsByItAndTheNextOneTurnsItRound() {
    staff.visit("/orders");
    Locator heading =
        staff.page().locator("th", new Page.LocatorOptions().setHasText("Grand Total (Base)"));
    staff.link("Grand Total (Base)").click();
    assertThat(heading).hasAttribute("aria-sort", "descending");
    assertThat(grid.totals()).isSortedAccordingTo(Comparator.reverseOrder());
    staff.link("Grand Total (Base)").click();
    assertThat(heading).hasAttribute("aria-sort", "ascending");
    assertThat(grid.totals()).isSorted();
  }

  @Test
  void theSearchFindsByNumberEmailNameAndSalesforceId() {
    long id = place.buy("LAB-MUG", 1, "Sought.After@example.com");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    JsonNode order = place.order(id);
    String number = order.path("increment_id").asString();
    String last = order.path("billing_address").path("lastname").asString();
    for (String text : List.of(number, "sought.after@", last, place.inOrg(id, "Id"))) {
      staff.visit("/orders");
      staff.field("Search").fill(text);
      staff.press("Search");
      assertThat(staff.row(number)).isVisible();
    }
    staff.field("Search").fill("nobody-has-this");
    staff.press("Search");
    Locator nothing = staff.page().getByText("No order matches the filter.");
    assertThat(nothing).isVisible();
    assertThat(nothing.boundingBox().width).as("across the whole table").isGreaterThan(900);
    staff.photograph("search-empty");
  }

  @Test
  void tickedRowsSurvivePagingAndAreSentTogether() {
    staff.visit("/orders");
    String first = grid.tickFirst();
    staff.link("Next").click();
    assertThat(staff.link("Previous")).isVisible();
    String second = grid.tickFirst();
    assertThat(staff.page().getByText("2 ticked")).isVisible();
    staff.link("Previous").click();
    assertThat(staff.link("Next")).isVisible();
    assertThat(staff.row(first).getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(staff.page().getByText("2 ticked")).isVisible();
    staff.photograph("ticked");
    staff.page().getByText("Actions").click();
    staff.press("Sync with Salesforce");
    assertThat(staff.page().getByText("Done: 2 orders.")).isVisible();
    assertThat(staff.page().getByText("ticked")).isHidden();
    assertThat(asked(second)).isEqualTo("MANUAL");
    assertThat(asked(first)).isEqualTo("MANUAL");
  }

  @Test
  void selectAllSendsWhateverMatchesTheFilterAndNothingElse() {
    staff.visit("/orders?rows=200");
    staff.page().getByText("Filters", new Page.GetByTextOptions().setExact(true)).click();
    grid.purchasePoint().selectOption("German view");
    staff.press("Apply Filters");
    Locator rows = staff.page().locator("tbody tr");
    assertThat(staff.page().locator("tbody")).not().containsText("Default Store View");
    int matching = rows.count();
    assertThat(staff.page().getByText(matching + " records found")).isVisible();
    staff.page().getByLabel("Select all that match the filter").check();
    staff.page().getByText("Actions").click();
    staff.photograph("select-all");
    staff.press("Sync with Salesforce");
    assertThat(staff.title("Sync with Salesforce")).isVisible();
    staff.photograph("select-all-asks");
    staff.press("Sync " + matching + " orders");
    assertThat(staff.page().getByText("Done: " + matching + " orders.")).isVisible();
    assertThat(grid.inUse()).containsText("Purchase Point: German view");
    staff.photograph("select-all-sent");
  }

  @Test
  void theExportHoldsEveryOrderThatMatchesNotOnlyThePageOnScreen() throws IOException {
    staff.visit("/orders");
    String found = staff.page().locator("#found").textContent();
    int orders = Integer.parseInt(found.replaceAll("\\D", ""));
    assertThat(orders).isGreaterThanOrEqualTo(ORDERS);
    Download whole = staff.page().waitForDownload(() -> staff.link("Export CSV").click());
    assertThat(whole.suggestedFilename()).isEqualTo("orders.csv");
    List<String> lines = Files.readAllLines(whole.path());
    assertThat(lines).hasSize(1 + orders);
    assertThat(lines.getFirst()).contains("Salesforce Sync Status", "Salesforce Order ID");
    staff.visit("/orders?store=German+view&rows=200");
    int matching = staff.page().locator("tbody tr").count();
    Download some = staff.page().waitForDownload(() -> staff.link("Export CSV").click());
    assertThat(Files.readAllLines(some.path())).hasSize(1 + matching);
  }

  @Test
  void aViewWithItsFilterAndColumnsIsSavedAndComesBackByItsName() {
    staff.visit("/orders?store=German+view");
    grid.menu("Columns").click();
    staff.photograph("columns");
    staff.page().getByRole(AriaRole.CHECKBOX, GridScreen.named("Ship-to Name")).uncheck();
    staff.press("Show these");
    assertThat(grid.column("Ship-to Name")).hasCount(0);
    assertThat(grid.column("Bill-to Name")).isVisible();
    grid.menu("Views").click();
    staff.page().getByLabel("Save what is on screen as").fill("Berlin");
    staff.press("Save view");
    assertThat(staff.button("Remove view")).isVisible();

    staff.visit("/orders");
    grid.menu("Views").click();
    staff.link("Berlin").click();
    assertThat(staff.button("Remove view")).isVisible();
    assertThat(grid.inUse()).containsText("Purchase Point: German view");
    assertThat(grid.column("Ship-to Name")).hasCount(0);
    staff.photograph("saved-view");
    staff.press("Remove view");
    staff.visit("/orders");
    grid.menu("Columns").click();
    staff.press("Show all");
    assertThat(grid.column("Ship-to Name")).isVisible();
  }

  @Test
  void theMenuStaysWhereItIsWhileALongPageIsScrolled() {
    staff.visit("/orders");
    staff.page().locator("tbody tr").last().scrollIntoViewIfNeeded();
    assertThat(staff.page().locator("tbody tr").first()).not().isInViewport();
    assertThat(staff.menu("Sales", "Orders")).isInViewport();
    assertThat(staff.button("Sign out")).isInViewport();
    staff.photograph("orders-scrolled");
  }

  @Test
  void headAndToolsStayInSightAndPagesAreReachedByNumber() {
    staff.visit("/orders");
    staff.page().locator("tbody tr").last().scrollIntoViewIfNeeded();
    assertThat(grid.column("Salesforce Sync Status")).isInViewport();
    assertThat(grid.menu("Actions")).isInViewport();
    staff.photograph("orders-sticky");
    staff.link("Page 4").click();
    assertThat(staff.link("Page 4")).hasAttribute("aria-current", "page");
    assertThat(staff.link("Next")).isVisible();
    staff.link("Page 5").click();
    assertThat(staff.link("Page 5")).hasAttribute("aria-current", "page");
    assertThat(staff.link("Next")).hasCount(0);
  }

  /** Names and numbers as long as they come, and the words of every mark. */
  @Test
  void nothingPushesTheActionsOrTheSalesforceColumnsOutOfSight() {
    for (int width : List.of(1440, 1024)) {
      staff.page().setViewportSize(width, 900);
      staff.visit("/orders");
      staff.page().evaluate(GridScreen.LONG_NAMES);
      for (String heading : List.of("Salesforce Sync Status", "Salesforce Order ID", "Action")) {
        assertThat(grid.column(heading)).isInViewport(GridScreen.IN_FULL);
      }
      assertThat(staff.page().evaluate(GridScreen.SIDEWAYS)).isEqualTo(false);
      assertThat(staff.page().evaluate(GridScreen.LAID_OVER)).as("at %d", width).isEqualTo("");
      staff.photograph("long-names-" + width);
    }
  }

  @Test
  void onAPhoneEachOrderIsACardWithWhatSalesforceHasOfIt() {
    staff.page().setViewportSize(390, 844);
    staff.visit("/orders");
    staff.page().evaluate(GridScreen.LONG_NAMES);
    Locator newest = staff.page().locator("tbody tr").first();
    assertThat(Staff.mark(newest, "In sync")).isInViewport();
    assertThat(newest.locator(".c-record a")).isInViewport();
    assertThat(newest.getByText("Select")).isInViewport();
    staff.photograph("orders-phone");
    assertThat(staff.page().evaluate(GridScreen.SIDEWAYS)).isEqualTo(false);
  }

  @Test
  void aColumnIsDraggedElsewhereOrMovedByItsArrowsAndStaysThere() {
    staff.visit("/orders");
    grid.column("Status").dragTo(grid.column("Salesforce Sync Status"), GridScreen.TO_ITS_LEFT);
    assertThat(grid.headings().nth(2)).hasText("Status");
    staff.visit("/orders");
    assertThat(grid.headings().nth(2)).hasText("Status");

    grid.menu("Columns").click();
    staff.button("Move Status to the right").focus();
    staff.key("Enter");
    staff.key("Enter");
    staff.photograph("columns-moved");
    staff.press("Show these");
    assertThat(grid.headings().nth(2)).hasText("Salesforce Sync Status");
    assertThat(grid.headings().nth(4)).hasText("Status");
    grid.menu("Columns").click();
    staff.press("Show all");
    assertThat(grid.headings().nth(4)).hasText("Purchase Point");
  }

  @Test
  void ordersThatComeMeanwhileAreToldOfAndShownAtAClick() {
    staff.visit("/orders");
    assertThat(staff.page().getByText("new order")).hasCount(0);
    long id = place.buy("LAB-MUG", 1, "meanwhile@example.com");
    api.notice(id);
    Locator told = staff.page().locator(".newer");
    assertThat(told).containsText("new order");
    staff.photograph("new-orders");
    told.getByRole(AriaRole.LINK).click();
    assertThat(staff.row(place.order(id).path("increment_id").asString())).isVisible();
    assertThat(told).hasCount(0);
  }

  /** What a page does is counted here; {@code seen} is what came, by row. */
  @Test
  void aRefreshBringsTheRowsThatChangedAndNoOtherAndOfManyAFewAtATime() {
    staff.visit("/orders?rows=200");
    assertThat(staff.page().locator("tbody tr")).hasCount(200);
    staff.page().evaluate(GridScreen.COUNT);
    staff.page().waitForFunction("() => seen.sent.slice(-2).join() === '0,0'");

    staff.page().evaluate("() => seen.rows.clear()");
    long[] all = grid.shown();
    api.sync(all[3], all[77], all[199]);
    staff.page().waitForFunction("() => seen.rows.size >= 3");
    staff.page().waitForFunction("() => seen.sent.slice(-2).join() === '0,0'");
    assertThat(staff.page().evaluate("() => [...seen.rows].sort().join()"))
        .isEqualTo(
            LongStream.of(all[3], all[77], all[199])
                .mapToObj(id -> "main:" + id)
                .sorted()
                .collect(Collectors.joining(",")));

    api.sync(all);
    staff.page().waitForFunction("() => seen.rows.size === 200");
    staff.page().waitForFunction("() => seen.sent.slice(-2).join() === '0,0'");
    assertThat(staff.page().locator("tbody .mark.in_sync")).hasCount(200);
    assertThat((int) staff.page().evaluate("() => seen.most"))
        .as("rows that changed in one frame")
        .isBetween(1, 40);
    assertThat(staff.page().evaluate("() => seen.texts"))
        .as("a day and a clock, written once for each time that came")
        .isEqualTo(staff.page().evaluate("() => 2 * seen.times"));
  }

  @Test
  void keysWalkTheRowsTickThemAndSendThem() {
    staff.visit("/orders");
    staff.key("j");
    staff.key("j");
    staff.key("k");
    staff.key("j");
    Locator second = staff.page().locator("tbody tr").nth(1);
    String number = second.locator(".c-number a").first().textContent();
    staff.key("x");
    assertThat(second.getByRole(AriaRole.CHECKBOX)).isChecked();
    assertThat(staff.page().getByText("1 ticked")).isVisible();
    staff.key("x");
    assertThat(second.getByRole(AriaRole.CHECKBOX)).not().isChecked();
    staff.key("?");
    Locator list = staff.page().getByRole(AriaRole.DIALOG, GridScreen.named("Keys"));
    assertThat(list).containsText("Previous order");
    staff.photograph("keys");
    list.getByLabel("Single keys work").uncheck();
    staff.press("Close");
    staff.key("x");
    assertThat(second.getByRole(AriaRole.CHECKBOX)).not().isChecked();
    staff.key("?");
    list.getByLabel("Single keys work").check();
    staff.press("Close");
    staff.key("s");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(asked(number)).isEqualTo("MANUAL");
  }

  @Test
  void fromEveryPageAnOrderIsJumpedToByItsNumber() {
    staff.visit("/queue");
    staff.key("Control+k");
    Locator jump = staff.page().getByRole(AriaRole.DIALOG, GridScreen.named("Jump to an order"));
    jump.getByLabel("Order number").fill("7");
    staff.photograph("jump");
    staff.key("Enter");
    assertThat(staff.title("Order # 000000007")).isVisible();
  }

  /** While orders come and whatever is on screen changes; a task is what it can't be used in. */
  @ParameterizedTest
  @ValueSource(strings = {"/orders?rows=200", "/dashboard", "/queue", "/orders/main:7"})
  void noPageIsBusyForMoreThanFiftyMillisecondsAtATimeOnceItIsShown(String address) {
    staff.visit(address);
    staff.page().evaluate(GridScreen.WATCH);
    staff.page().waitForFunction("() => window.refreshes >= 1");
    double longest = staff.longestTask(() -> changeAll(address.startsWith("/orders?")));
    assertThat(longest).as("milliseconds of the longest task").isBetween(0.1, 50.0);
  }

  private void changeAll(boolean rows) {
    api.notice(place.buy("LAB-MUG", 1, "coming@example.com"));
    long[] ids = rows ? grid.shown() : LongStream.rangeClosed(1, 50).toArray();
    staff.page().evaluate(GridScreen.AGE);
    staff.page().evaluate("() => { window.refreshes = 0; }");
    api.sync(ids);
    if (rows) {
      assertThat(staff.page().locator(".old")).hasCount(0);
      assertThat(staff.page().locator("tbody .mark.in_sync")).hasCount(ids.length);
    }
    staff.page().waitForFunction("() => window.refreshes >= 2");
  }

  /** Who asked for the newest attempt of an order. */
  private String asked(String number) {
    return api.order(number).path("attempts").path(0).path("trigger").asString();
  }
}
