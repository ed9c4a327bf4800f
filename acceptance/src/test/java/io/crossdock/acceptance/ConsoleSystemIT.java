package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboard, Queue, Log and Users as staff and admins use them, in a real browser. */
class ConsoleSystemIT extends AtTheConsole {

  private static final String PASSWORD = "a long pass phrase";

  ConsoleSystemIT() {
    super(0);
  }

  @BeforeEach
  void nobodyShipsToLosAngeles() {
    place.orgValidation(
        """
        {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
        """);
  }

  @AfterEach
  void everybodyDoes() {
    place.calm();
  }

  @Test
  void theDashboardLeadsToTheOneCauseOfAllItsFailuresAndOneButtonSendsThem() {
    List<Long> ids = List.of(refused("one@example.com"), refused("two@example.com"));
    staff.visit("/dashboard");
    assertThat(staff.page().locator(".tiles a[href='/orders?mark=out_of_sync'] b")).hasText("2");
    assertThat(staff.page().locator(".chart canvas").first()).isVisible();
    staff.photograph("dashboard");
    staff.link("Open the Queue").click();
    Locator cause = staff.page().getByRole(AriaRole.ARTICLE);
    assertThat(cause).hasCount(1);
    assertThat(cause).containsText("2 orders");
    assertThat(cause).containsText("Not there.");
    staff.photograph("queue");

    place.calm();
    cause.getByRole(AriaRole.BUTTON).click();
    assertThat(staff.page().getByText("Nothing keeps an order back.")).isVisible();
    for (long id : ids) {
      assertThat(api.syncStatus(id)).isEqualTo("in_sync");
    }
    staff.photograph("queue-empty");
  }

  @Test
  void aQueueThatIsAsBeforeIsLeftAsItIs() {
    refused("stays@example.com");
    staff.visit("/queue");
    staff.page().evaluate(UNCHANGED);
    assertThat(staff.page().getByRole(AriaRole.ARTICLE)).hasCount(1);
    staff.page().waitForFunction("() => window.unchanged >= 3");

    place.calm();
    staff.page().getByRole(AriaRole.ARTICLE).getByRole(AriaRole.BUTTON).click();
    assertThat(staff.page().getByText("Nothing keeps an order back.")).isVisible();
  }

  /** How many refreshes on end left the page's part in its place. */
  private static final String UNCHANGED =
      """
      () => {
        let part = null;
        window.unchanged = 0;
        document.addEventListener("htmx:afterRequest", () => {
          const now = document.getElementById("now");
          window.unchanged = now === part ? window.unchanged + 1 : 0;
          part = now;
        });
      }
      """;

  @Test
  void theMagentoAdminModuleIsPairedByOneTextThatIsShownOnce() {
    staff.visit("/connections");
    staff.press("Pair the module");
    Locator card = staff.page().locator("#module-card");
    Locator text = card.locator("code.token");
    assertThat(text).isVisible();
    card.scrollIntoViewIfNeeded();
    staff.photograph("module-paired");
    JsonNode pairing =
        JsonMapper.shared()
            .readTree(new String(Base64.getUrlDecoder().decode(text.innerText()), UTF_8));
    String body = "{\"connection\":\"main\",\"orders\":[],\"number\":1,\"unsent\":0}";
    String secret = pairing.path("secret").asString();
    assertThat(Notice.post(crossdock.url(), body, Instant.now().getEpochSecond(), secret).status())
        .isEqualTo(202);
    var met =
        Http.send(
            "GET",
            pairing.path("url").asString() + "/api/v1/module",
            pairing.path("token").asString(),
            null);
    assertThat(met.json().path("lastNoticeNumber").asInt()).isEqualTo(1);
    staff.visit("/connections");
    assertThat(card).containsText("number 1: nothing is missing");
    assertThat(text).hasCount(0);
    card.scrollIntoViewIfNeeded();
    staff.photograph("module");
    Axe.findsNothingSerious(staff.page());
  }

  @Test
  void theLogShowsTheFailuresOfOneOrderWithTheRawAnswerAndIsExported() throws IOException {
    String number = place.order(refused("logged@example.com")).path("increment_id").asString();
    staff.visit("/log");
    staff.link("Failures only").click();
    staff.field("Order ID").fill(number);
    staff.press("Apply Filters");
    Locator rows = staff.page().locator("table.log tbody tr");
    assertThat(rows).hasCount(1);
    assertThat(rows).containsText("Not there.");
    Locator raw = rows.locator("pre");
    assertThat(raw).isHidden();
    rows.getByText("Raw answer").click();
    assertThat(raw).containsText("FIELD_CUSTOM_VALIDATION_EXCEPTION");
    staff.photograph("log");
    var csv = staff.page().waitForDownload(() -> staff.link("Export CSV").click());
    assertThat(Files.readAllLines(csv.path())).hasSize(2).last().asString().contains(number);

    staff.field("Order ID").fill("no such number");
    staff.press("Apply Filters");
    assertThat(staff.page().getByText("Nothing in the log matches the filter.")).isVisible();
  }

  @Test
  void aViewerWhomAnAdminAddedSeesOrdersAndCanChangeNothing() {
    staff.visit("/users");
    staff.field("User name").fill("vera");
    staff.field("Password (at least 12 characters)").fill(PASSWORD);
    staff.page().getByLabel("Password again").last().fill(PASSWORD);
    staff.press("Add User");
    assertThat(staff.page().getByLabel("Role of vera")).hasValue("VIEWER");
    staff.photograph("users");
    staff.press("Sign out");
    staff.visit("/sign-in");
    staff.enter("vera", PASSWORD);
    assertThat(staff.menu("System", "Users")).hasCount(0);
    staff.visit("/orders");
    assertThat(staff.link("Export CSV")).isVisible();
    assertThat(staff.page().getByText("Actions")).hasCount(0);
    staff.visit("/salesforce/orders");
    assertThat(staff.page().getByText("Only an admin can change these options.")).isVisible();
    assertThat(staff.field("Automatic Synchronization")).isDisabled();
    staff.visit("/users");
    assertThat(staff.page().getByRole(AriaRole.MAIN)).isVisible();
    assertThat(staff.button("Add User")).hasCount(0);
    staff.photograph("users-of-a-viewer");
    staff.visit("/orders");
    staff.press("Sign out");
    staff.visit("/sign-in");
    staff.enter("admin", "admin");
  }

  @Test
  void aTokenIsShownOnceWorksUntilItIsRevokedAndTheAuditLogTellsBoth() {
    staff.visit("/tokens");
    staff.field("Name").fill("stock report");
    staff.press("Make Token");
    String token = staff.page().locator("code.token").innerText();
    staff.photograph("token");
    assertThat(status(token)).isEqualTo(200);
    staff.visit("/tokens");
    assertThat(staff.page().getByText(token)).hasCount(0);

    row("stock report").getByRole(AriaRole.BUTTON).click();
    assertThat(row("stock report")).hasCount(0);
    assertThat(status(token)).isEqualTo(401);
    staff.visit("/audit-log");
    assertThat(row("stock report")).hasCount(2);
    assertThat(row("stock report").first()).containsText("admin");
    staff.photograph("audit-log");
  }

  private int status(String token) {
    return Http.send("GET", crossdock.url() + "/api/v1/status", token, null).status();
  }

  private Locator row(String text) {
    return staff.page().locator("tbody tr", new Page.LocatorOptions().setHasText(text));
  }

  /** An order that the org's rule refuses. */
  private long refused(String email) {
    // found by the poll alone: one that sees the order after a notice would try it once more
    long id = place.buy("LAB-MUG", 1, email);
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("out_of_sync"));
    return id;
  }
}
