package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "Salesforce" > "Orders", set as staff set it, and what orders do then. */
class ConsoleOptionsIT extends AtTheConsole {

  ConsoleOptionsIT() {
    super(0);
  }

  @AfterEach
  void standard() {
    for (String option :
        List.of(
            "automatic",
            "zero-grand-total",
            "notes",
            "update-order-info",
            "sync-all",
            "statuses")) {
      api.set(option, "null");
    }
  }

  @Test
  void automaticOffLeavesANewOrderRedAndWithoutAnIdAndAutomaticOnSendsTheNextByItself() {
    choose("Automatic Synchronization", "No");
    staff.save("Save Config");
    staff.photograph("automatic-off");
    long left = bought();
    soon(() -> api.syncStatus(left).equals("out_of_sync"));
    Locator row = theRow(left);
    assertThat(Staff.mark(row, "Out of sync")).isVisible();
    assertThat(row.locator("a[target=_blank]")).hasCount(0);
    staff.photograph("automatic-off-grid");
    staff.visit("/orders/main:" + left + "?tab=salesforce");
    Locator now = staff.page().locator("#now");
    assertThat(Staff.mark(now, "Out of sync")).isVisible();
    assertThat(now.getByRole(AriaRole.LINK)).hasCount(0);
    staff.photograph("automatic-off-tab");

    choose("Automatic Synchronization", "Yes");
    staff.press("Save Config");
    assertThat(staff.page().getByText("What about the orders that stayed out so far?")).isVisible();
    staff.photograph("automatic-on-asks");
    staff.press("Only changes from now on");
    assertThat(staff.page().getByText("Saved.")).isVisible();
    long next = place.buy("LAB-MUG", 1, "by.itself@example.com");
    soon(() -> !api.syncStatus(next).isEmpty());
    Locator its = theRow(next);
    assertThat(Staff.mark(its, "In sync")).isVisible();
    assertThat(its.locator("a[target=_blank]")).isVisible();
    assertThat(api.syncStatus(left)).isEqualTo("out_of_sync");
    staff.photograph("automatic-on-grid");
  }

  @Test
  void anOrderOfZeroIsLeftWithTheSentenceUntilSyncAnyway() {
    choose("Zero Grand Total", "Do not synchronize");
    staff.save("Save Config");
    long free = place.demand("{\"kind\":\"free-total\"}").getFirst();
    api.notice(free);
    soon(() -> api.syncStatus(free).equals("not_sent"));
    Locator row = theRow(free);
    String sentence = "Its grand total is 0, and Zero Grand Total is Do not synchronize.";
    assertThat(Staff.mark(row, "Not sent by a setting")).hasText("–");
    assertThat(Staff.mark(row, "Not sent by a setting")).hasAttribute("title", sentence);
    staff.photograph("zero-total-grid");
    staff.visit("/orders/main:" + free + "?tab=salesforce");
    assertThat(staff.page().locator("#now").getByText(sentence)).isVisible();
    staff.photograph("zero-total-tab");
    staff.press("Sync anyway");
    assertThat(staff.page().getByText("1 sent")).isVisible();
    assertThat(Staff.mark(staff.page().locator("#now"), "In sync")).isVisible();
    staff.photograph("zero-total-sync-anyway");
  }

  @Test
  void notesAreNotSentWhileTheOptionIsNoAndFollowWhenItIsYesAgain() {
    choose("Synchronize Order Notes", "No");
    staff.save("Save Config");
    long id = bought();
    soon(() -> api.syncStatus(id).equals("in_sync"));
    place.comment(id, "Please ring twice");
    staff.visit("/orders/main:" + id);
    assertThat(staff.page().getByText("Please ring twice")).isVisible();
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(place.notes(id)).isEmpty();
    staff.photograph("notes-off");

    choose("Synchronize Order Notes", "Yes");
    staff.save("Save Config");
    staff.visit("/orders/main:" + id);
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("1 sent")).isVisible();
    assertThat(place.notes(id)).hasSize(1);
    staff.photograph("notes-on");
  }

  @Test
  void onlyOrdersOfTheChosenStatusesAreCreated() {
    choose("Sync all orders", "No");
    staff
        .page()
        .getByLabel("Statuses to sync")
        .selectOption(new String[] {"processing", "complete"});
    staff.save("Save Config");
    staff.photograph("statuses");
    long id = bought();
    soon(() -> api.syncStatus(id).equals("not_sent"));
    Locator row = theRow(id);
    assertThat(Staff.mark(row, "Not sent by a setting"))
        .hasAttribute(
            "title", "Orders in status \"pending\" are not on the list of Sync all orders.");
    staff.photograph("status-not-listed");
    place.shopDo("/order/" + id + "/invoice", "{\"capture\":true}");
    api.notice(id);
    assertThat(Staff.mark(row, "In sync")).isVisible();
    assertThat(row.getByText("processing")).isVisible();
    staff.photograph("status-listed");
  }

  @Test
  void leavingAnEditedPageAsksAndSavingDoesNot() {
    var asked = staff.stays();
    choose("Update Order Info", "No");
    staff.menu("Sales", "Orders").click();
    staff.page().waitForCondition(() -> asked.equals(List.of("beforeunload")));
    assertThat(staff.page().getByLabel("Update Order Info")).not().isChecked();
    assertThat(staff.button("Save Config")).isVisible();

    staff.save("Save Config");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    assertThat(asked).hasSize(1);
  }

  @Test
  void whoSaysLeaveLeavesAndNothingIsSaved() {
    staff.page().onceDialog(Dialog::accept);
    choose("Update Order Info", "No");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    staff.visit("/salesforce/orders");
    assertThat(staff.page().getByLabel("Update Order Info")).isChecked();
  }

  @Test
  void aWebsiteHasAValueOfItsOwnAndTheHistoryNamesWhoGaveItOne() {
    staff.visit("/salesforce/orders");
    Locator scope = staff.page().getByLabel("Scope");
    String website = scope.locator("option").last().innerText();
    scope.selectOption(new SelectOption().setLabel(website));
    staff.press("Show");
    Locator notes = staff.field("Synchronize Order Notes");
    assertThat(notes).isDisabled();
    notes.locator("xpath=..").getByLabel("Use Default").uncheck();
    staff.choose("Synchronize Order Notes", "No");
    staff.save("Save Config");
    assertThat(notes).not().isChecked();
    Locator change =
        staff.page().locator("tr", new Page.LocatorOptions().setHasText(website)).first();
    assertThat(change).containsText("admin");
    assertThat(change).containsText("Synchronize Order Notes");
    staff.photograph("website");
    staff.visit("/salesforce/orders");
    assertThat(staff.field("Synchronize Order Notes")).isChecked();

    scope.selectOption(new SelectOption().setLabel(website));
    staff.press("Show");
    notes.locator("xpath=..").getByLabel("Use Default").check();
    staff.save("Save Config");
    assertThat(notes).isDisabled();
  }

  @Test
  void whatIsWrongIsSaidAtItsFieldAndStillThereToBeMended() {
    staff.visit("/salesforce/orders?tab=advanced");
    Locator budget = staff.page().locator("input[inputmode=numeric]").first();
    budget.fill("ten");
    staff.press("Save Config");
    assertThat(budget).hasAttribute("aria-invalid", "true");
    assertThat(budget).hasValue("ten");
    assertThat(staff.page().locator(".option .fault")).isVisible();
    staff.photograph("option-refused");
    staff.page().onceDialog(Dialog::accept);
    staff.visit("/salesforce/orders?tab=advanced");
    assertThat(budget).not().hasValue("ten");
  }

  @Test
  void anOptionIsChangedByTheKeyboardAlone() {
    staff.visit("/salesforce/orders");
    staff.tabTo(staff.field("Update Order Info"));
    staff.key("Space");
    assertThat(staff.field("Update Order Info")).not().isChecked();
    staff.tabTo(staff.button("Save Config"));
    staff.key("Enter");
    assertThat(staff.page().getByText("Saved.")).isVisible();
    assertThat(staff.field("Update Order Info")).not().isChecked();
  }

  private void choose(String option, String value) {
    staff.visit("/salesforce/orders");
    staff.choose(option, value);
  }

  private long bought() {
    long id = place.buy("LAB-MUG", 1, "options@example.com");
    api.notice(id);
    return id;
  }

  private Locator theRow(long id) {
    String number = place.order(id).path("increment_id").asString();
    staff.visit("/orders?q=" + number);
    return staff.row(number);
  }

  private static void soon(Callable<Boolean> is) {
    await().atMost(Duration.ofMinutes(1)).until(is);
  }
}
