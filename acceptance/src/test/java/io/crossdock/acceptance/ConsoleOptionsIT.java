package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** "Salesforce" > "Orders" and Field Mapping, set as staff set them, and what orders do then. */
class ConsoleOptionsIT {

  @TempDir static Path data;
  @RegisterExtension static final Staff staff = new Staff();

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  @SuppressWarnings("NullAway.Init")
  private static Api api;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(0);
    crossdock = place.crossdock(data, Map.of());
    api = new Api(crossdock.url());
    staff.signIn(crossdock.url(), "admin", "admin");
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    place.close();
  }

  @AfterEach
  void standard() {
    for (String option :
        List.of("automatic", "zero-grand-total", "notes", "sync-all", "statuses", "status-map")) {
      api.set(option, "null");
    }
    api.map("[]");
  }

  @Test
  void automaticOffLeavesANewOrderRedAndWithoutAnIdAndAutomaticOnSendsTheNextByItself() {
    choose("Automatic Synchronization", "No");
    save();
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
    assertThat(staff.page().getByText("What about orders that were left so far?")).isVisible();
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
    save();
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
    save();
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
    save();
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
    save();
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
    var asked = asksWhenLeft();
    choose("Update Order Info", "No");
    staff.menu("Sales", "Orders").click();
    staff.page().waitForCondition(() -> asked.equals(List.of("beforeunload")));
    assertThat(staff.page().getByLabel("Update Order Info")).hasValue("no");
    assertThat(staff.button("Save Config")).isVisible();

    save();
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    assertThat(asked).hasSize(1);
    api.set("update-order-info", "null");
  }

  @Test
  void whoSaysLeaveLeavesAndNothingIsSaved() {
    staff.page().onceDialog(Dialog::accept);
    choose("Update Order Info", "No");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    staff.visit("/salesforce/orders");
    assertThat(staff.page().getByLabel("Update Order Info")).hasValue("yes");
  }

  @Test
  void aMappedMagentoStatusIsTheStatusAnOrderArrivesWith() {
    staff.visit("/field-mapping");
    staff.link("Status map").click();
    select("pending", "Activated (activates the order)");
    save("Save Status Map");
    staff.photograph("status-map");
    long id = bought();
    soon(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(place.inOrg(id).path("Status").asString()).isEqualTo("Activated");

    select("pending", "Default Status");
    save("Save Status Map");
    long next = bought();
    soon(() -> api.syncStatus(next).equals("in_sync"));
    assertThat(place.inOrg(next).path("Status").asString()).isEqualTo("Draft");
  }

  @Test
  void leavingAnEditedMappingAsksAlsoWhileItIsTypedAndSavingDoesNot() {
    var asked = asksWhenLeft();
    staff.visit("/field-mapping");
    staff.press("Add a field");
    Locator expression = staff.page().getByLabel("Magento value");
    expression.pressSequentially("billing_address.city");
    staff.page().getByLabel("Salesforce field").selectOption("PoNumber");
    staff.press("Save Mappings");
    assertThat(staff.page().getByText("Saved.")).isVisible();
    assertThat(asked).isEmpty();

    expression.clear();
    expression.pressSequentially("billing_address.postcode");
    staff.page().evaluate("() => { location.reload(); }");
    staff.page().waitForCondition(() -> asked.size() == 1);
    staff.menu("Sales", "Orders").click();
    staff.page().waitForCondition(() -> asked.size() == 2);
    assertThat(expression).hasValue("billing_address.postcode");
    assertThat(asked).containsOnly("beforeunload");
    staff.photograph("mapping-kept");

    staff.press("Save Mappings");
    assertThat(staff.page().getByText("Saved.")).isVisible();
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatMappingsAreTriedOnIsNoChangeOfThem() {
    var asked = asksWhenLeft();
    staff.visit("/field-mapping");
    staff.page().getByLabel("Order", exactly()).pressSequentially("1");
    staff.page().getByText("Pick a value from that order").click();
    staff.page().getByLabel("Find").pressSequentially("city");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    assertThat(asked).isEmpty();
  }

  /** Whoever is asked stays. */
  private static List<String> asksWhenLeft() {
    var asked = new ArrayList<String>();
    staff
        .page()
        .onDialog(dialog -> {
          asked.add(dialog.type());
          dialog.dismiss();
        });
    return asked;
  }

  private static void choose(String option, String value) {
    staff.visit("/salesforce/orders");
    select(option, value);
  }

  private static void select(String option, String value) {
    staff.page().getByLabel(option, exactly()).selectOption(new SelectOption().setLabel(value));
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static void save() {
    save("Save Config");
  }

  /** Orders that were left so far are left, if that is asked. */
  private static void save(String button) {
    staff.press(button);
    Locator asked = staff.button("Only changes from now on");
    assertThat(staff.page().getByText("Saved.").or(asked)).isVisible();
    if (asked.isVisible()) {
      asked.click();
      assertThat(staff.page().getByText("Saved.")).isVisible();
    }
  }

  private static long bought() {
    long id = place.buy("LAB-MUG", 1, "options@example.com");
    api.notice(id);
    return id;
  }

  private static Locator theRow(long id) {
    String number = place.order(id).path("increment_id").asString();
    staff.visit("/orders?q=" + number);
    return staff.row(number);
  }

  private static void soon(Callable<Boolean> is) {
    await().atMost(Duration.ofMinutes(1)).until(is);
  }
}
