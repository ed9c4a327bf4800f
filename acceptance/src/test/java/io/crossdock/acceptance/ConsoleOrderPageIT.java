package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of an order and its tab "Salesforce" in a real browser. */
class ConsoleOrderPageIT extends AtTheConsole {

  ConsoleOrderPageIT() {
    super(0);
  }

  @BeforeEach
  void standard() {
    api.set("automatic", "null");
  }

  @Test
  void thePreviewShowsTheOldValueAndTheNewOneOfWhatDiffers() {
    salesforceTab(moved("2 Oak Avenue"));
    Locator changed = staff.page().locator("tr", hasText("ShippingStreet"));
    assertThat(changed.locator("td"))
        .hasText(new String[] {"ShippingStreet", "1 Main Street", "2 Oak Avenue"});
    staff.photograph("preview");
  }

  @Test
  void salesforceSyncStaysOnTheTabItWasPressedOnWhereNothingDiffersAnyMore() {
    long id = moved("3 Elm Street");
    salesforceTab(id);
    assertThat(staff.page().getByText("3 Elm Street").first()).isVisible();
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.link("Salesforce")).hasAttribute("aria-current", "page");
    assertThat(staff.page().getByText("Nothing differs.")).isVisible();
    assertThat(place.inOrg(id).path("ShippingStreet").asString()).isEqualTo("3 Elm Street");
    staff.photograph("preview-nothing-differs");

    staff.link("Information").click();
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.link("Information")).hasAttribute("aria-current", "page");
  }

  @Test
  void anOrderDeletedInSalesforceIsMadeAnewWithoutLeavingTheTab() {
    long id = settled();
    place.orgWrite("DELETE", "Order/" + place.inOrg(id).path("Id").asString(), null);
    api.sync(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("out_of_sync"));
    salesforceTab(id);
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("Make this order anew in Salesforce?")).isVisible();
    assertThat(staff.link("Salesforce")).hasAttribute("aria-current", "page");
    staff.photograph("make-anew");
    staff.press("Make it anew");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.link("Salesforce")).hasAttribute("aria-current", "page");
    assertThat(Staff.mark(staff.page().getByRole(AriaRole.MAIN), "In sync")).isVisible();
  }

  @Test
  void aChosenContactIsPinnedSentAndLetGoByUnpin() {
    long id = settled();
    String own = place.inOrg(id, "BillToContactId");
    String chosen = place.inOrg(boughtBy("chosen@example.com"), "BillToContactId");
    salesforceTab(id);
    staff.field("Contact").fill(chosen);
    staff.press("Save and Sync Order");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.button("Unpin")).isVisible();
    assertThat(place.inOrg(id, "BillToContactId")).isEqualTo(chosen);
    staff.photograph("pinned");

    staff.press("Unpin");
    assertThat(staff.button("Unpin")).hasCount(0);
    staff.press("Salesforce Sync");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(place.inOrg(id, "BillToContactId")).isEqualTo(own);
  }

  @Test
  void whatIsNoIdIsRefusedAtItsFieldsAllAtOnceAndKeptToBeMended() {
    long id = settled();
    salesforceTab(id);
    staff.field("Contact").fill("Ada");
    staff.field("Owner").fill("12");
    staff.press("Save and Sync Order");
    for (String wrong : List.of("Contact", "Owner")) {
      assertThat(staff.field(wrong)).hasAttribute("aria-invalid", "true");
    }
    assertThat(staff.field("Contact")).hasValue("Ada");
    assertThat(staff.button("Unpin")).hasCount(0);
    staff.photograph("pins-refused");
  }

  @Test
  void bindingShowsWhatItDoesBeforeAnythingIsSavedAndThenTheOrderIsThatOne() {
    String theirs = place.inOrg(settled(), "Id");
    place.unkey(theirs);
    long id = settled();
    String former = place.inOrg(id, "Id");
    salesforceTab(id);
    staff.field("Salesforce Order ID").fill(theirs);
    staff.press("Save and Sync Order");
    assertThat(staff.page().getByText("Bind this order to that Order?")).isVisible();
    assertThat(staff.page().getByText("loses the key and stays as it is")).isVisible();
    assertThat(staff.page().getByText("Lines that are taken over")).isVisible();
    assertThat(place.inOrg(id, "Id")).isEqualTo(former);
    staff.photograph("bind");
    staff.press("Save and Sync Order");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(Staff.mark(staff.page().locator("#now"), "In sync")).isVisible();
    assertThat(place.inOrg(id, "Id")).isEqualTo(theirs);
  }

  private void salesforceTab(long id) {
    staff.visit("/orders/main:" + id + "?tab=salesforce");
  }

  /** An order that is in Salesforce, at 1 Main Street, and has another address since. */
  private long moved(String street) {
    long id = settled();
    api.set("automatic", "\"no\"");
    place.control(id, "address", "{\"street\":\"" + street + "\"}");
    return id;
  }

  private long settled() {
    return boughtBy("order.page@example.com");
  }

  private long boughtBy(String email) {
    long id = place.buy("LAB-MUG", 1, email);
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
