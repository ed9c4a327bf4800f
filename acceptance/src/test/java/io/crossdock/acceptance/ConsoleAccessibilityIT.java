package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of a started console by axe-core. */
class ConsoleAccessibilityIT extends AtTheConsole {

  private long order;

  private static final String MARK_WHAT_CAN_BE_PRESSED =
      """
      () => document.querySelectorAll("a[href], button, input, select, textarea, summary")
        .forEach((e) => {
          if (!e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })) {
            e.dataset.reach = "no";
          }
        })
      """;

  private static final String NOTE_FOCUS =
      """
      () => {
        const e = document.activeElement;
        const look = getComputedStyle(e);
        const seen = look.outlineStyle !== "none" || look.boxShadow !== "none";
        if (e.dataset.reach) e.dataset.reach = seen ? "shown" : "unseen";
      }
      """;

  private static final String NOT_REACHED =
      "() => [...document.querySelectorAll('[data-reach=no]')].map((e) => e.outerHTML)";

  private static final String NOT_SHOWN =
      "() => [...document.querySelectorAll('[data-reach=unseen]')].map((e) => e.outerHTML)";

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
  @ValueSource(strings = {"/dashboard", "/orders", "/salesforce/orders", "/queue", "/users"})
  void tabLeadsToEverythingThatCanBePressedAndShowsWhereItIs(String address) {
    staff.visit(address);
    staff.page().evaluate(MARK_WHAT_CAN_BE_PRESSED);
    int all = staff.page().locator("[data-reach]").count();
    for (int i = 0; i < all + 20; i++) {
      staff.key("Tab");
      staff.page().evaluate(NOTE_FOCUS);
    }
    assertThat(all).isGreaterThan(10);
    assertThat((List<?>) staff.page().evaluate(NOT_REACHED)).isEmpty();
    assertThat((List<?>) staff.page().evaluate(NOT_SHOWN)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noPageHasASeriousFindingOrScrollsSidewaysOnAPhone(String address) {
    staff.visit(address);
    assertThat(staff.page().getByRole(com.microsoft.playwright.options.AriaRole.MAIN)).isVisible();
    Axe.findsNothingSerious(staff.page());
    staff.page().setViewportSize(390, 844);
    assertThat(staff.page().evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
        .isEqualTo(true);
  }
}
