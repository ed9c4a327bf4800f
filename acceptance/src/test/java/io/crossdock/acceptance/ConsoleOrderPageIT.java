package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of an order and its tab "Salesforce" in a real browser. */
class ConsoleOrderPageIT {

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

  private static void salesforceTab(long id) {
    staff.visit("/orders/main:" + id + "?tab=salesforce");
  }

  /** An order that is in Salesforce, at 1 Main Street, and has another address since. */
  private static long moved(String street) {
    long id = settled();
    api.set("automatic", "\"no\"");
    place.control(id, "address", "{\"street\":\"" + street + "\"}");
    return id;
  }

  private static long settled() {
    long id = place.buy("LAB-MUG", 1, "order.page@example.com");
    api.notice(id);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    return id;
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
