package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page of a started console by axe-core. */
class ConsoleAccessibilityIT {

  @TempDir static Path data;
  @RegisterExtension static final Staff staff = new Staff();

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  private static long order;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(5);
    crossdock = place.crossdock(data, Map.of());
    var api = new Api(crossdock.url());
    await().atMost(Duration.ofMinutes(2)).until(() -> api.inSync() == 5);
    place.orgValidation(
        """
        {"object":"Order","field":"ShippingCity","refuses":"Los Angeles","message":"Not there."}\
        """);
    order = place.buy("LAB-MUG", 1, "accessible@example.com");
    place.comment(order, "Please ring twice");
    api.notice(order);
    await().atMost(Duration.ofMinutes(1)).until(() -> api.count("outOfSync") == 1);
    staff.signIn(crossdock.url(), "admin", "admin");
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    place.close();
  }

  static Stream<String> pages() {
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
        "/users",
        "/tokens",
        "/audit-log",
        "/account",
        "/no-such-page");
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
