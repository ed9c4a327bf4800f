package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The orders grid in a real browser. */
class ConsoleGridIT extends AtTheConsole {

  private static final int ORDERS = 220;

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
    assertThat(totals()).isSortedAccordingTo(Comparator.reverseOrder());
    staff.link("Grand Total (Base)").click();
    assertThat(heading).hasAttribute("aria-sort", "ascending");
    assertThat(totals()).isSorted();
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
    String first = tickFirst();
    staff.link("Next").click();
    assertThat(staff.link("Previous")).isVisible();
    String second = tickFirst();
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
    purchasePoint().selectOption("German view");
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
    assertThat(inUse()).hasText("Purchase Point: German view");
    staff.photograph("select-all-sent");
  }

  @Test
  void theExportHoldsEveryOrderThatMatchesNotOnlyThePageOnScreen() throws IOException {
    staff.visit("/orders");
    Download whole = staff.page().waitForDownload(() -> staff.link("Export CSV").click());
    assertThat(whole.suggestedFilename()).isEqualTo("orders.csv");
    List<String> lines = Files.readAllLines(whole.path());
    assertThat(lines).hasSize(1 + ORDERS);
    assertThat(lines.getFirst()).contains("Salesforce Sync Status", "Salesforce Order ID");
    staff.visit("/orders?store=German+view&rows=200");
    int matching = staff.page().locator("tbody tr").count();
    Download some = staff.page().waitForDownload(() -> staff.link("Export CSV").click());
    assertThat(Files.readAllLines(some.path())).hasSize(1 + matching);
  }

  @Test
  void aViewWithItsFilterAndColumnsIsSavedAndComesBackByItsName() {
    staff.visit("/orders?store=German+view");
    menu("Columns").click();
    staff.photograph("columns");
    staff.page().getByRole(AriaRole.CHECKBOX, named("Ship-to Name")).uncheck();
    staff.press("Show these");
    assertThat(column("Ship-to Name")).hasCount(0);
    assertThat(column("Bill-to Name")).isVisible();
    menu("Views").click();
    staff.page().getByLabel("Save what is on screen as").fill("Berlin");
    staff.press("Save view");
    assertThat(staff.button("Remove view")).isVisible();

    staff.visit("/orders");
    menu("Views").click();
    staff.link("Berlin").click();
    assertThat(staff.button("Remove view")).isVisible();
    assertThat(inUse()).hasText("Purchase Point: German view");
    assertThat(column("Ship-to Name")).hasCount(0);
    staff.photograph("saved-view");
    staff.press("Remove view");
    staff.visit("/orders");
    menu("Columns").click();
    staff.press("Show all");
    assertThat(column("Ship-to Name")).isVisible();
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
    assertThat(column("Salesforce Sync Status")).isInViewport();
    assertThat(menu("Actions")).isInViewport();
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
      staff.page().evaluate(LONG_NAMES);
      for (String heading : List.of("Salesforce Sync Status", "Salesforce Order ID", "Action")) {
        assertThat(column(heading)).isInViewport(IN_FULL);
      }
      assertThat(staff.page().evaluate(SIDEWAYS)).isEqualTo(false);
      assertThat(staff.page().evaluate(LAID_OVER)).as("at %d", width).isEqualTo("");
      staff.photograph("long-names-" + width);
    }
  }

  private static final LocatorAssertions.IsInViewportOptions IN_FULL =
      new LocatorAssertions.IsInViewportOptions().setRatio(1);

  private static final String SIDEWAYS =
      "() => document.documentElement.scrollWidth > innerWidth";

  private static final String LONG_NAMES =
      """
      () => document.querySelectorAll(".cut").forEach((name, i) => {
        name.textContent = i % 2 ? "W".repeat(64) : "Maximiliane Wolkenstein-Trostburg ".repeat(3);
      })
      """;

  /** The cells of the first row and the head whose text goes on beside them. */
  private static final String LAID_OVER =
      """
      () => [...document.querySelectorAll(".orders th, .orders tbody tr:first-child td")]
        .filter((cell) => cell.scrollWidth > cell.clientWidth + 1 && !cell.querySelector("details"))
        .map((cell) => cell.textContent.trim()).join()
      """;

  @Test
  void onAPhoneEachOrderIsACardWithWhatSalesforceHasOfIt() {
    staff.page().setViewportSize(390, 844);
    staff.visit("/orders");
    staff.page().evaluate(LONG_NAMES);
    Locator newest = staff.page().locator("tbody tr").first();
    assertThat(Staff.mark(newest, "In sync")).isInViewport();
    assertThat(newest.locator(".c-record a")).isInViewport();
    assertThat(newest.getByText("Select")).isInViewport();
    staff.photograph("orders-phone");
    assertThat(staff.page().evaluate(SIDEWAYS)).isEqualTo(false);
  }

  @Test
  void aColumnIsDraggedElsewhereOrMovedByItsArrowsAndStaysThere() {
    staff.visit("/orders");
    column("Status").dragTo(column("Salesforce Sync Status"), TO_ITS_LEFT);
    assertThat(headings().nth(2)).hasText("Status");
    staff.visit("/orders");
    assertThat(headings().nth(2)).hasText("Status");

    menu("Columns").click();
    staff.button("Move Status to the right").focus();
    staff.key("Enter");
    staff.key("Enter");
    staff.photograph("columns-moved");
    staff.press("Show these");
    assertThat(headings().nth(2)).hasText("Salesforce Sync Status");
    assertThat(headings().nth(4)).hasText("Status");
    menu("Columns").click();
    staff.press("Show all");
    assertThat(headings().nth(4)).hasText("Purchase Point");
  }

  private static final Locator.DragToOptions TO_ITS_LEFT =
      new Locator.DragToOptions().setTargetPosition(4, 10);

  private Locator headings() {
    return staff.page().locator("thead th");
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
    staff.page().evaluate(COUNT);
    staff.page().waitForFunction("() => seen.sent.slice(-2).join() === '0,0'");

    staff.page().evaluate("() => seen.rows.clear()");
    long[] all = shown();
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

  private static final String COUNT =
      """
      () => {
        const seen = { sent: [], rows: new Set(), most: 0, times: 0, texts: 0 };
        window.seen = seen;
        document.addEventListener("htmx:beforeSwap", (e) => {
          seen.sent.push(e.detail.xhr.responseText.split('id="mark-').length - 1);
        });
        new MutationObserver((all) => {
          const rows = new Set();
          all.forEach(({ target, addedNodes }) => {
            if (target.closest("time")) { seen.texts++; return; }
            addedNodes.forEach((part) => { seen.times += part.querySelectorAll("time").length; });
            rows.add(target.closest("tr").querySelector("[name=order]").value);
          });
          rows.forEach((row) => seen.rows.add(row));
          seen.most = Math.max(seen.most, rows.size);
        }).observe(document.querySelector("tbody"), { childList: true, subtree: true });
      }
      """;

  /**
   * Whatever changes: marks, times, new orders; a task of the page is what it can't be used in. Of
   * three rounds the middle one counts: what else the machine does is not the page's.
   */
  @Test
  @Tag("alone") // it measures a time
  void aPageOfTwoHundredRowsStaysQuickThroughItsRefreshesAndShowsWhatChanges() {
    staff.visit("/orders");
    menu("50 per page").click();
    staff.link("200 per page").click();
    assertThat(staff.page().locator("tbody tr")).hasCount(200);
    staff.page().evaluate(WATCH);
    for (int i = 0; i < 5; i++) {
      api.notice(place.buy("LAB-MUG", 1, "coming" + i + "@example.com"));
    }
    staff.page().waitForFunction("() => window.refreshes >= 2");
    List<Double> longest =
        Stream.generate(this::longestTaskWhileAllChange).limit(3).sorted().toList();
    staff.page().waitForFunction("() => performance.now() - window.watchedSince > 12000");
    assertThat(staff.page().locator("tbody tr").first().locator(".when").last())
        .containsText(Pattern.compile("CES?T")); // the browser's zone, in parts that came later too
    assertThat(longest.get(1)).as("longest tasks of the rounds: %s ms", longest).isLessThan(200);
  }

  private double longestTaskWhileAllChange() {
    staff
        .page()
        .evaluate(
            """
            () => {
              window.longest = 0;
              document.querySelectorAll("td .mark").forEach((m) => m.classList.add("old"));
            }
            """);
    api.sync(shown());
    assertThat(staff.page().locator(".old")).hasCount(0);
    assertThat(staff.page().locator("tbody .mark.in_sync")).hasCount(200);
    staff.page().evaluate("() => { window.refreshes = 0; }");
    staff.page().waitForFunction("() => window.refreshes >= 1");
    return ((Number) staff.page().evaluate("() => window.longest")).doubleValue();
  }

  /** The orders on screen, from the top. */
  private long[] shown() {
    return staff.page().locator("input[name=order][form=mass]").all().stream()
        .mapToLong(box -> Long.parseLong(box.getAttribute("value").replace("main:", "")))
        .toArray();
  }

  private static final String WATCH =
      """
      () => {
        Object.assign(window, { longest: 0, refreshes: 0, watchedSince: performance.now() });
        document.addEventListener("htmx:afterRequest", () => { window.refreshes++; });
        new PerformanceObserver((list) => list.getEntries().forEach((task) => {
          window.longest = Math.max(window.longest, task.duration);
        })).observe({ type: "longtask" });
      }
      """;

  private Locator menu(String name) {
    return staff.page().locator("summary", new Page.LocatorOptions().setHasText(name));
  }

  private Locator column(String name) {
    return staff.page().getByRole(AriaRole.COLUMNHEADER, named(name));
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** The first filter in use. */
  private Locator inUse() {
    return staff.page().locator(".chips li").first();
  }

  private Locator purchasePoint() {
    return staff.page().getByRole(AriaRole.COMBOBOX, named("Purchase Point"));
  }

  private String tickFirst() {
    Locator row = staff.page().locator("tbody tr").first();
    row.getByRole(AriaRole.CHECKBOX).check();
    return row.locator("td").nth(1).locator("a").first().textContent();
  }

  /** What the column "Grand Total (Base)" shows. */
  private List<BigDecimal> totals() {
    return staff.page().locator("tbody .c-base-total").allInnerTexts().stream()
        .map(text -> new BigDecimal(text.replaceAll("[^0-9.]", "")))
        .toList();
  }

  /** Who asked for the newest attempt of an order. */
  private String asked(String number) {
    return api.order(number).path("attempts").path(0).path("trigger").asString();
  }
}
