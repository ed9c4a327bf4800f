package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * With Automatic Synchronization off a new order is out of sync and has no Salesforce Order ID, and
 * each manual way alone makes that the green tick and a link to the record.
 */
class ConsoleManualWaysIT extends AtTheConsole {

  /** Notes it when "Done" is on the page and its first order, the newest, is not in sync. */
  private static final String NOTE_A_CLOCK_BESIDE_DONE =
      """
      window.clockBesideDone = false;
      new MutationObserver(() => {
        const done = document.querySelector("#operation")?.textContent.includes("Done:");
        const clock = document.querySelector("main .mark")?.matches(":not(.in_sync)");
        window.clockBesideDone = window.clockBesideDone || Boolean(done && clock);
      }).observe(document, { childList: true, subtree: true, characterData: true });
      """;

  ConsoleManualWaysIT() {
    super(0);
  }

  @BeforeAll
  void start() {
    api.set("automatic", "\"no\"");
  }

  @Test
  void theRowMenuSendsItsOrder() {
    String number = boughtAndNotSent();
    Locator sync = staff.select(number, "Sync with Salesforce");
    staff.photograph("row-menu");
    staff.page().addInitScript(NOTE_A_CLOCK_BESIDE_DONE);
    sync.click();
    doneIsSaidOfWhatIsShown();
    Locator row = staff.row(number);
    assertThat(Staff.mark(row, "In sync")).isVisible();
    staff.photograph("row-menu-sent");
    theLinkOpensTheRecord(row, number);
  }

  @Test
  void theRowMenuNeedsNoMouse() {
    String number = boughtAndNotSent();
    Locator row = staff.row(number);
    row.getByRole(AriaRole.CHECKBOX).focus();
    tabTo(row.getByRole(AriaRole.LINK).first());
    tabTo(row.locator("summary"));
    staff.key("Enter");
    Locator view = row.locator("details a");
    tabTo(view);
    staff.key("Escape");
    assertThat(view).isHidden();
    assertThat(row.locator("summary")).isFocused();
    staff.key("Enter");
    tabTo(view);
    tabTo(row.getByText("Sync with Salesforce"));
    staff.key("Enter");
    assertThat(Staff.mark(staff.row(number), "In sync")).isVisible();
  }

  @Test
  void theMassActionSendsTheTickedRowsAndNoOther() {
    String first = boughtAndNotSent();
    String left = boughtAndNotSent();
    String second = boughtAndNotSent();
    staff.visit("/orders");
    tick(first);
    tick(second);
    assertThat(staff.page().getByText("2 ticked")).isVisible();
    staff.page().getByText("Actions").click();
    staff.photograph("mass-action");
    staff.press("Sync with Salesforce");
    assertThat(staff.page().getByText("2 sent, 0 unchanged, 0 skipped, 0 failed.")).isVisible();
    assertThat(Staff.mark(staff.row(first), "In sync")).isVisible();
    assertThat(Staff.mark(staff.row(second), "In sync")).isVisible();
    assertThat(Staff.mark(staff.row(left), "Out of sync")).isVisible();
    staff.photograph("mass-action-sent");
    theLinkOpensTheRecord(staff.row(first), first);
  }

  @Test
  void theButtonOfTheOrderPageSendsIt() {
    String number = boughtAndNotSent();
    staff.select(number, "View").click();
    assertThat(staff.title("Order # " + number)).isVisible();
    notSent(main());
    staff.page().addInitScript(NOTE_A_CLOCK_BESIDE_DONE);
    staff.press("Salesforce Sync");
    doneIsSaidOfWhatIsShown();
    assertThat(Staff.mark(main(), "In sync")).isVisible();
    staff.photograph("order-page-sent");
    theLinkOpensTheRecord(main(), number);
  }

  @Test
  void saveAndSyncOrderOnTheTabSendsItAndTheWholeTabFollows() {
    String number = boughtAndNotSent();
    staff.link(number).click();
    staff.link("Salesforce").click();
    notSent(main());
    assertThat(staff.page().getByLabel("Salesforce Order ID")).hasValue("");
    staff.photograph("salesforce-tab-not-sent");
    staff.page().addInitScript(NOTE_A_CLOCK_BESIDE_DONE);
    staff.press("Save and Sync Order");
    doneIsSaidOfWhatIsShown();
    assertThat(Staff.mark(main(), "In sync")).isVisible();
    assertThat(
            staff
                .page()
                .locator("#timeline")
                .getByText("Sent", new Locator.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(staff.page().locator("#timeline")).containsText("Created: ");
    assertThat(staff.page().getByLabel("Salesforce Order ID"))
        .hasValue(Pattern.compile("801\\w{15}"));
    staff.photograph("salesforce-tab-sent");
    theLinkOpensTheRecord(main(), number);
  }

  @Test
  void theRowOnScreenFollowsWithoutAReload() {
    long id = bought();
    String number = number(id);
    Locator row = theRow(number);
    notSent(row);
    staff.page().evaluate("() => { window.loadedOnce = true; }");
    api.sync(id);
    assertThat(Staff.mark(row, "In sync")).isVisible();
    assertThat(row.locator("a[target=_blank]")).isVisible();
    assertThat(staff.page().evaluate("() => window.loadedOnce === true")).isEqualTo(true);
  }

  private void doneIsSaidOfWhatIsShown() {
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.page().getByText("1 sent, 0 unchanged, 0 skipped, 0 failed.")).isVisible();
    assertThat(staff.page().evaluate("() => window.clockBesideDone")).isEqualTo(false);
  }

  /** The number of a new order, which the grid on screen shows as not sent. */
  private String boughtAndNotSent() {
    String number = number(bought());
    notSent(theRow(number));
    return number;
  }

  private void notSent(Locator within) {
    assertThat(Staff.mark(within, "Out of sync"))
        .hasAttribute(
            "title", "Automatic Synchronization is off. Press \"Salesforce Sync\" to send it.");
    assertThat(within.locator("a[target=_blank]")).hasCount(0);
  }

  private void theLinkOpensTheRecord(Locator within, String number) {
    Locator link = within.locator("a[target=_blank]").first();
    String id = link.textContent();
    Page record = staff.page().waitForPopup(link::click);
    assertThat(record.locator("body")).containsText(number);
    assertThat(record.url()).startsWith(place.orgUrl()).contains(id);
    record.close();
  }

  private Locator theRow(String number) {
    staff.visit("/orders?q=" + number);
    return staff.row(number);
  }

  private void tick(String number) {
    staff.row(number).getByRole(AriaRole.CHECKBOX).check();
  }

  /** By one Tab. */
  private void tabTo(Locator next) {
    staff.key("Tab");
    assertThat(next).isFocused();
  }

  private Locator main() {
    return staff.page().getByRole(AriaRole.MAIN);
  }

  private long bought() {
    long id = place.buy("LAB-MUG", 1, "by.hand@example.com");
    api.notice(id);
    await().atMost(Duration.ofMinutes(1)).until(() -> api.syncStatus(id).equals("out_of_sync"));
    return id;
  }

  private String number(long id) {
    return place.order(id).path("increment_id").asString();
  }
}
