package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page of an order and its tab "Salesforce" in a real browser. */
class ConsoleOrderPageIT extends AtTheConsole {

  private static final String NAMES_OF_WAYS =
      "() => new Set([...document.querySelectorAll('main dl')]"
          + ".filter((list) => list.textContent.includes('Save and Sync Order'))"
          + ".flatMap((list) => [...list.querySelectorAll('dt')].map((dt) => dt.offsetLeft))).size";

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
    Locator changed = staff.page().locator("tr", hasText("Shipping Street"));
    assertThat(changed.locator("td"))
        .hasText(new String[] {"Shipping Street", "1 Main Street", "2 Oak Avenue"});
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
  void aContactIsChosenByItsNamePinnedSentAndLetGoByUnpin() {
    long id = settled();
    String own = place.inOrg(id, "BillToContactId");
    String chosen =
        place
            .orgWrite("POST", "Contact", "{\"FirstName\":\"Grace\",\"LastName\":\"O'Chosen 100%\"}")
            .path("id")
            .asString();
    salesforceTab(id);
    assertThat(staff.page().locator("#now")).containsText("Integration User");
    assertThat(staff.page().evaluate(NAMES_OF_WAYS)).as("one below the other").isEqualTo(1);
    var search = staff.page().locator("details.by-name").nth(1);
    search.locator("summary").click();
    search.getByLabel("Name of the Contact").fill("o'chosen 100%");
    search.getByLabel("Name of the Contact").press("Enter");
    search.getByText("Grace O'Chosen 100%").click();
    assertThat(staff.field("Contact")).hasValue(chosen);
    staff.photograph("search-by-name");
    staff.press("Save and Sync Order");
    assertThat(staff.page().getByText("Done: 1 order.")).isVisible();
    assertThat(staff.button("Unpin")).isVisible();
    assertThat(place.inOrg(id, "BillToContactId")).isEqualTo(chosen);
    assertThat(staff.page().locator("#now")).containsText("Grace O'Chosen 100%");
    assertThat(staff.page().locator("#timeline li").first()).containsText("by admin");
    assertThat(staff.page().locator("#timeline li").first()).containsText("Contact changed");
    staff.page().locator("#timeline li").first().getByText("old and new").click();
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

  /** Names, SKUs and amounts of a long order can be read, and nothing pushes the page sideways. */
  @Test
  void anOrderOfTwentyLinesWithLongSkusIsReadableOnEveryScreen() {
    String item =
        "{\"sku\":\"ACME-%1$02d-ABCDEFGHIJKLMNOPQRSTUVWXYZ-0123456789-ABCDEFGHIJKLMNOPQRSTU\",\"qty\":%1$d,\"price\":2.50,\"name\":\"Insulated"
            + " stainless steel laboratory mug with a lid, number %1$d\"}";
    String items =
        IntStream.rangeClosed(1, 20).mapToObj(item::formatted).collect(Collectors.joining(","));
    long id = place.demand("{\"items\":[" + items + "],\"email\":\"long@example.com\"}").getFirst();
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    for (int width : List.of(1440, 1024, 390)) {
      for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        staff.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        staff.page().setViewportSize(width, 1000);
        String shot = "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT);
        staff.visit("/orders/main:" + id);
        Object narrowest =
            staff
                .page()
                .evaluate(
                    "Math.min(...[...document.querySelectorAll('.items td:first-child')]"
                        + ".map(td => td.getBoundingClientRect().width))");
        assertThat(((Number) narrowest).intValue()).as("names at " + width).isGreaterThan(200);
        assertThat(staff.page().evaluate("document.documentElement.scrollWidth - innerWidth"))
            .as("sideways at " + width)
            .isEqualTo(0);
        staff.page().locator(".items").scrollIntoViewIfNeeded();
        staff.photograph("order-items" + shot);
        salesforceTab(id);
        assertThat(staff.page().getByText("records stay as they are")).isVisible();
        staff.photograph("order-salesforce" + shot);
        staff.visit("/dashboard");
        assertThat(staff.page().locator(".chart canvas").first()).isVisible();
        staff.photograph("dashboard" + shot);
      }
    }
    staff.page().setViewportSize(1400, 1000);
    staff.visit("/orders/main:" + id + "?tab=salesforce");
    Axe.findsNothingSerious(staff.page());
    staff.visit("/orders/main:" + id);
    Axe.findsNothingSerious(staff.page());
  }

  @Test
  void withUpdateOrderInfoOffThePreviewDoesNotSayThatAllIsAsItShouldBe() {
    long id = moved("9 Willow Road");
    api.set("update-order-info", "\"no\"");
    try {
      salesforceTab(id);
      assertThat(staff.page().getByText("Nothing would be sent.")).isVisible();
      assertThat(staff.page().getByText("Update Order Info is No: address, lines")).isVisible();
      assertThat(staff.page().getByText("as it should be")).hasCount(0);
      staff.photograph("preview-figures-only");
    } finally {
      api.set("update-order-info", "null");
    }
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
