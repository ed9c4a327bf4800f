package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A newcomer's way, from a program without any settings to orders that go by themselves. */
class ConsoleFirstStepsIT {

  private static final Pattern CODE = Pattern.compile("admin: ([A-Z0-9-]{20,})");
  private static final String PASSWORD = "correct horse battery";

  private final List<String> asked = new ArrayList<>();
  @TempDir Path data;
  @RegisterExtension static final Staff staff = new Staff();

  @SuppressWarnings("NullAway.Init")
  private Place place;

  @SuppressWarnings("NullAway.Init")
  private Service service;

  @BeforeEach
  void start() throws IOException {
    place = new Place(2);
    service = Service.start(Map.of("CROSSDOCK_PORT", "0", "CROSSDOCK_DATA", data.toString()));
    staff.at(service.url());
    staff
        .page()
        .onDialog(dialog -> {
          asked.add(dialog.type());
          dialog.dismiss();
        });
  }

  @AfterEach
  void stop() throws IOException {
    service.close();
    place.close();
  }

  @Test
  void aNewcomerMakesTheFirstAdminConnectsLooksSendsOneAndStarts() {
    makesTheFirstAdmin();
    connects();
    looksAndSendsOne();
    starts();
  }

  private void makesTheFirstAdmin() {
    staff.visit("/");
    accessible("first-run");
    setUp("WRONG-WRONG-WRONG-WRONG", PASSWORD);
    assertThat(alert()).containsText("code");
    setUp(code(), "short");
    assertThat(alert()).containsText("12 characters");
    assertThat(staff.page().getByLabel("Set-up code")).hasValue(code());
    setUp(code(), PASSWORD);
    assertThat(staff.page().getByText("You are the first admin now.")).isVisible();
    accessible("sign-in");
    staff.page().getByLabel("User name").fill("grace");
    staff.page().getByLabel("Password").fill(PASSWORD);
    staff.press("Sign in");
    assertThat(staff.title("Dashboard")).isVisible();
  }

  private void connects() {
    staff.menu("System", "Connections").click();
    assertThat(staff.page().getByText("Crossdock is not connected yet.")).isVisible();
    accessible("connections-not-connected");
    aRefusedSaveKeepsWhatWasTyped();
    eachSideIsTestedByItself();
    fill(connection());
    field("CROSSDOCK_SHOP_TOKEN").fill("not-the-token");
    test("Shop (Magento)");
    assertThat(side("Shop (Magento)").locator("li.failed").first()).containsText("token");
    field("CROSSDOCK_SHOP_TOKEN").fill(connection().get("CROSSDOCK_SHOP_TOKEN"));
    test("Shop (Magento)");
    assertThat(side("Shop (Magento)").getByText("Ready.")).isVisible();
    test("Org (Salesforce)");
    assertThat(side("Org (Salesforce)").getByText("Ready.")).isVisible();
    whoeverLeavesIsAsked(place.shopUrl());
    staff.press("Save Connections");
    assertThat(staff.page().getByText("In setup.")).isVisible();
    accessible("connections-in-setup");
    assertThat(field("CROSSDOCK_SHOP_URL")).hasValue(connection().get("CROSSDOCK_SHOP_URL"));
    assertThat(field("CROSSDOCK_SHOP_TOKEN")).hasValue("");
    assertThat(staff.page().content())
        .doesNotContain(
            connection().get("CROSSDOCK_SHOP_TOKEN"),
            connection().get("CROSSDOCK_ORG_CLIENT_SECRET"));
  }

  private void aRefusedSaveKeepsWhatWasTyped() {
    field("CROSSDOCK_SHOP_URL").fill("http://shop.example.com");
    staff.press("Save Connections");
    assertThat(alert()).containsText("Shop, Shop URL");
    whoeverLeavesIsAsked("http://shop.example.com");
  }

  private void eachSideIsTestedByItself() {
    field("CROSSDOCK_SHOP_URL").fill(connection().get("CROSSDOCK_SHOP_URL") + "/rest/V1/?a=b");
    field("CROSSDOCK_SHOP_TOKEN").fill(connection().get("CROSSDOCK_SHOP_TOKEN"));
    test("Shop (Magento)");
    Locator shop = side("Shop (Magento)");
    assertThat(shop.getByText("Ready.")).isVisible();
    assertThat(shop).containsText("is taken as " + connection().get("CROSSDOCK_SHOP_URL") + ".");
    test("Org (Salesforce)");
    Locator org = side("Org (Salesforce)");
    assertThat(org.getByText("Not ready: mend what is marked with ✘.")).isVisible();
    assertThat(org.locator("li.failed")).hasCount(3);
    assertThat(org.locator("li.failed").first())
        .containsText("is missing; give an address such as");
    assertThat(org.locator("ul.checks")).not().containsText("CROSSDOCK_");
    staff.photograph("connections-one-side");
    staff.page().getByLabel("With signed requests (OAuth 1.0a)").check();
    field("CROSSDOCK_SHOP_CONSUMER_KEY").fill("a key with blanks");
    test("Shop (Magento)");
    assertThat(shop.locator("li.failed").first()).containsText("Which one is meant?");
    field("CROSSDOCK_SHOP_CONSUMER_KEY").fill("");
    staff.page().getByLabel("With the access token").check();
  }

  /** What was typed is not lost by a click beside the button. */
  private void whoeverLeavesIsAsked(String typed) {
    asked.clear();
    staff.page().waitForLoadState(); // the guard is there
    staff.menu("Sales", "Orders").click();
    staff.page().waitForCondition(() -> asked.equals(List.of("beforeunload")));
    assertThat(field("CROSSDOCK_SHOP_URL")).hasValue(typed);
  }

  private void looksAndSendsOne() {
    staff.link("See what the 20 newest orders would become").click();
    Locator foreseen = staff.page().locator("section.foreseen");
    assertThat(foreseen).hasCount(2);
    assertThat(asked).as("what is saved is left without a question").hasSize(1);
    accessible("going-live-preview");
    foreseen.first().locator("summary").click();
    assertThat(foreseen.first().getByTitle("BillingCity")).isVisible();
    assertThat(place.count("Order")).as("looking writes nothing").isZero();
    foreseen
        .first()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send this one"))
        .click();
    assertThat(staff.page().getByText("1 sent")).isVisible();
    assertThat(Staff.mark(foreseen.first(), "In sync")).isVisible();
    assertThat(foreseen.first().getByText("Nothing differs.")).isVisible();
    assertThat(foreseen.first().locator("a[target=_blank]")).isVisible();
    assertThat(place.count("Order")).isEqualTo(1);
    staff.photograph("going-live-preview-sent-one");
  }

  private void starts() {
    long early = place.buy("LAB-MUG", 1, "early@example.com");
    staff.visit("/connections");
    staff.press("Start");
    await().atMost(Patience.SOON).until(() -> !place.inOrg(early).isMissingNode());
    assertThat(place.count("Order")).as("the shop's history waits to be asked for").isEqualTo(2);
  }

  private void setUp(String code, String password) {
    Page page = staff.page();
    page.getByLabel("Set-up code").fill(code);
    page.getByLabel("User name").fill("grace");
    page.getByLabel("Password (at least 12 characters)").fill(password);
    page.getByLabel("Password again").fill(password);
    staff.press("Create the admin");
  }

  private String code() {
    return CODE.matcher(service.log()).results().findFirst().orElseThrow().group(1);
  }

  private Map<String, String> connection() {
    var connection = new TreeMap<>(place.settings(data, Map.of()));
    connection
        .keySet()
        .removeIf(key -> !key.startsWith("CROSSDOCK_SHOP_") && !key.startsWith("CROSSDOCK_ORG_"));
    return connection;
  }

  private static void fill(Map<String, String> values) {
    values.forEach((key, value) -> field(key).fill(value));
  }

  private static Locator field(String key) {
    return staff.page().locator("#" + key);
  }

  private static Locator side(String heading) {
    return staff
        .page()
        .getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
  }

  private static void test(String side) {
    side(side)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Test connection"))
        .click();
  }

  private static Locator alert() {
    return staff.page().getByRole(AriaRole.ALERT).first();
  }

  /** By axe-core, and for people to look at. */
  private static void accessible(String page) {
    Axe.findsNothingSerious(staff.page());
    staff.photograph(page + "-phone-dark");
    staff.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    staff.page().setViewportSize(1400, 1000);
    staff.photograph(page);
  }
}
