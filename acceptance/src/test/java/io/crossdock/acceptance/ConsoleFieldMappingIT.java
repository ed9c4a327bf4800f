package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page Field Mapping, set as staff set it, and what orders bring into Salesforce then. */
class ConsoleFieldMappingIT extends AtTheConsole {

  ConsoleFieldMappingIT() {
    super(0);
  }

  @AfterEach
  void standard() {
    api.set("status-map", "null");
    api.map("[]");
  }

  @Test
  void aValueIsPickedFromAnOrderTriedOnItSavedAndArrives() {
    long id = bought();
    soon(() -> api.syncStatus(id).equals("in_sync"));
    String number = place.order(id).path("increment_id").asString();
    staff.visit("/field-mapping");
    staff.press("Add a field");
    staff.field("Order").fill(number);
    staff.page().getByLabel("Magento value").click();
    staff.page().getByText("Pick a value from that order").click();
    staff.page().getByLabel("Find").fill("billing_address.postcode");
    staff.page().locator("[data-path='billing_address.postcode']").click();
    assertThat(staff.page().getByLabel("Magento value")).hasValue("billing_address.postcode");
    staff.page().getByLabel("Salesforce field").selectOption("PoNumber");
    String postcode = place.order(id).path("billing_address").path("postcode").asString();
    Locator tried = staff.page().locator("#preview tr", hasText("PoNumber"));
    assertThat(tried.locator("td").last()).hasText(postcode);
    staff.photograph("mapping-tried");
    staff.save("Save Mappings");
    assertThat(staff.page().locator("table", hasText("(none)"))).containsText("admin");
    staff.photograph("mapping-saved");

    long next = bought();
    soon(() -> api.syncStatus(next).equals("in_sync"));
    assertThat(place.inOrg(next, "PoNumber")).isEqualTo(postcode);
  }

  @Test
  void anExpressionThatIsNoneIsRefusedAtItsFieldKeptToBeMendedAndNotSaved() {
    staff.visit("/field-mapping");
    staff.press("Add a field");
    staff.page().getByLabel("Magento value").fill("billing_address.(");
    staff.page().getByLabel("Salesforce field").selectOption("PoNumber");
    staff.press("Save Mappings");
    assertThat(staff.page().getByLabel("Magento value")).hasAttribute("aria-invalid", "true");
    assertThat(staff.page().getByLabel("Magento value")).hasValue("billing_address.(");
    staff.photograph("mapping-refused");
    staff.page().onDialog(dialog -> dialog.accept());
    staff.visit("/field-mapping");
    assertThat(staff.page().getByText("No field is mapped here yet.")).isVisible();
  }

  @Test
  void aMappedMagentoStatusIsTheStatusAnOrderArrivesWith() {
    staff.visit("/field-mapping");
    staff.link("Status map").click();
    staff.choose("Pending", "Activated (activates the order)");
    staff.save("Save Status Map");
    staff.photograph("status-map");
    long id = bought();
    soon(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(place.inOrg(id).path("Status").asString()).isEqualTo("Activated");

    staff.choose("Pending", "Default Status");
    staff.save("Save Status Map");
    long next = bought();
    soon(() -> api.syncStatus(next).equals("in_sync"));
    assertThat(place.inOrg(next).path("Status").asString()).isEqualTo("Draft");
  }

  @Test
  void leavingAnEditedMappingAsksAlsoWhileItIsTypedAndSavingDoesNot() {
    var asked = staff.stays();
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
    var asked = staff.stays();
    staff.visit("/field-mapping");
    staff.field("Order").pressSequentially("1");
    staff.page().getByText("Pick a value from that order").click();
    staff.page().getByLabel("Find").pressSequentially("city");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.button("Search")).isVisible();
    assertThat(asked).isEmpty();
  }

  private long bought() {
    long id = place.buy("LAB-MUG", 1, "mapping@example.com");
    api.notice(id);
    return id;
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static void soon(Callable<Boolean> is) {
    await().atMost(Patience.SOON).until(is);
  }
}
