package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page of a started console by axe-core, and as people see it: {@code
 * target/screenshots/page-...} in light and dark on a desk, a small screen and a phone.
 */
class ConsoleAccessibilityIT extends AtTheConsole {

  private long order;

  /** Marks what can be pressed, and from then on what has had the focus, and whether one saw it. */
  private static final String MARK_WHAT_CAN_BE_PRESSED =
      """
      () => {
        document.querySelectorAll("a[href], button, input, select, textarea, summary").forEach((e) => {
          if (!e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })) {
            e.dataset.reach = "no";
          }
        });
        document.addEventListener("focusin", ({ target }) => {
          const look = getComputedStyle(target);
          const seen = look.outlineStyle !== "none" || look.boxShadow !== "none";
          if (target.dataset.reach) target.dataset.reach = seen ? "shown" : "unseen";
        });
      }
      """;

  private static final String NOT_REACHED =
      "() => [...document.querySelectorAll('[data-reach=no]')].map((e) => e.outerHTML)";

  private static final String NOT_SHOWN =
      "() => [...document.querySelectorAll('[data-reach=unseen]')].map((e) => e.outerHTML)";

  private static final String SIDEWAYS =
      """
      () => [...document.querySelectorAll(".scroll")]
        .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.getAttribute("aria-label"))
      """;

  private static final Set<String> BY_TAB =
      Set.of("/dashboard", "/orders", "/salesforce/orders", "/queue", "/users");

  ConsoleAccessibilityIT() {
    super(5);
  }

  @BeforeAll
  void start() {
    await().atMost(Duration.ofMinutes(2)).until(() -> api.inSync() == 5);
    place.orgValidation(
        """
        {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
        """);
    order = place.buy("LAB-MUG", 1, "accessible@example.com");
    place.comment(order, "Please ring twice");
    api.notice(order);
    await().atMost(Duration.ofMinutes(1)).until(() -> api.count("outOfSync") == 1);
  }

  Stream<String> pages() {
    return Stream.of(
        "/dashboard",
        "/orders",
        "/orders?least=much",
        "/orders/all?mark=in_sync",
        "/orders/main:" + order,
        "/orders/main:" + order + "?tab=salesforce",
        "/orders/main:1?tab=salesforce",
        "/salesforce/orders",
        "/salesforce/orders?tab=advanced",
        "/salesforce/orders/history",
        "/orders/main:" + order + "/forget",
        "/field-mapping",
        "/field-mapping?tab=line",
        "/field-mapping/status",
        "/field-mapping/import",
        "/queue",
        "/log",
        "/connections",
        "/connections/preview",
        "/connections/take-over",
        "/users",
        "/tokens",
        "/audit-log",
        "/account",
        "/no-such-page");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void eachPageIsForEveryoneAndFitsEveryScreen(String address) {
    staff.visit(address);
    assertThat(staff.page().getByRole(AriaRole.MAIN)).isVisible();
    Axe.findsNothingSerious(staff.page(), this::fitsAndIsPhotographed);
    if (BY_TAB.contains(address)) {
      tabLeadsToEverythingThatCanBePressedAndShowsWhereItIs();
    }
  }

  private void fitsAndIsPhotographed(ColorScheme scheme, int width) {
    assertThat(staff.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .as("%s, %d pixels wide", staff.page().url(), width)
        .isEqualTo(true);
    assertThat((List<?>) staff.page().evaluate(width == 390 ? SIDEWAYS : "() => []"))
        .as("tables that are wider than a phone: %s", staff.page().url())
        .isEmpty();
    String page = staff.page().url().replaceAll("^[a-z]+://[^/]+/|main:", "");
    staff.photographWhole(
        "page-%s-%d-%s"
            .formatted(
                page.replaceAll("[^a-z0-9]+", "-"), width, scheme.name().toLowerCase(Locale.ROOT)));
  }

  private void tabLeadsToEverythingThatCanBePressedAndShowsWhereItIs() {
    staff.page().setViewportSize(1440, 1000);
    staff.page().evaluate(MARK_WHAT_CAN_BE_PRESSED);
    int all = staff.page().locator("[data-reach]").count();
    for (int i = 0; i < all + 20; i++) {
      staff.key("Tab");
    }
    assertThat(all).isGreaterThan(10);
    assertThat((List<?>) staff.page().evaluate(NOT_REACHED)).isEmpty();
    assertThat((List<?>) staff.page().evaluate(NOT_SHOWN)).isEmpty();
  }

  @Test
  void theGridsDialogsAreForEveryoneToo() {
    staff.visit("/orders");
    staff.key("?");
    dialog("Keys");
    staff.key("Control+k");
    dialog("Jump to an order");
  }

  private void dialog(String title) {
    Locator dialog =
        staff.page().getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title));
    assertThat(dialog).isVisible();
    Axe.findsNothingSerious(staff.page(), (_, _) -> {});
    staff.photograph("dialog-" + title.substring(0, 4).toLowerCase(Locale.ROOT));
    staff.key("Escape");
    assertThat(dialog).hasCount(0);
  }

  @Test
  void aRefusedSaveOfALongPageLeadsToEachFaultAndBeginsAtTheFirst() {
    staff.visit("/salesforce/orders?tab=advanced");
    staff.field("API budget").fill("much");
    staff.press("Save Config");
    Locator summary = staff.page().locator("#faults");
    assertThat(summary).containsText("Nothing was saved.");
    Locator wrong = staff.page().locator("[aria-invalid=true]");
    assertThat(wrong).isFocused();
    assertThat(wrong).isInViewport();
    staff.page().evaluate("() => document.activeElement.blur()");
    summary.getByRole(AriaRole.LINK).click();
    assertThat(wrong).isFocused();
    assertThat(wrong).isInViewport();
    Axe.findsNothingSerious(staff.page(), (_, _) -> {});
    staff.photograph("refused-save");
  }

  @Test
  void onPaperAPageIsWhatItTellsAndNothingToPress() {
    staff.visit("/orders");
    staff.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(staff.page().getByRole(AriaRole.NAVIGATION).first()).isHidden();
    assertThat(staff.page().getByText("Actions")).isHidden();
    assertThat(staff.link("000000001")).isVisible();
    staff.photograph("print-orders");
    staff.visit("/orders/main:" + order);
    assertThat(staff.page().getByRole(AriaRole.NAVIGATION).first()).isHidden();
    assertThat(staff.button("Salesforce Sync")).isHidden();
    assertThat(staff.page().getByText("Billing Address")).isVisible();
    staff.photograph("print-order");
  }
}
