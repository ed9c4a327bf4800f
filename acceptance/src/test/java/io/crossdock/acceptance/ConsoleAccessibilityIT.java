package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page by axe-core, in light and dark, wide and on a phone: nothing that it calls serious or
 * critical.
 */
class ConsoleAccessibilityIT {

  private static final String SERIOUS =
      """
      async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
        .filter((v) => v.impact === "serious" || v.impact === "critical")
        .flatMap((v) => v.nodes.slice(0, 5).map((n) =>
          v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary.replace(/\\s+/g, " ")))
      """;

  private static final String AXE = axe();

  @TempDir static Path data;
  @TempDir static Path fresh;
  @RegisterExtension static final Staff staff = new Staff();

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  private static long order;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(40);
    crossdock = place.crossdock(data, Map.of());
    var api = new Api(crossdock.url());
    await().atMost(Duration.ofMinutes(2)).until(() -> api.inSync() == 40);
    place.orgValidation("{\"object\":\"Order\",\"message\":\"Not today\"}");
    api.set("automatic", "\"no\"");
    order = place.buy("LAB-MUG", 1, "accessible@example.com");
    place.comment(order, "Please ring twice");
    api.notice(order);
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
  void noPageHasASeriousFinding(String address) {
    staff.visit(address);
    assertThat(staff.page().getByRole(com.microsoft.playwright.options.AriaRole.MAIN)).isVisible();
    eachWay(staff.page());
  }

  private static void eachWay(Page page) {
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    page.evaluate(AXE);
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : new int[] {1400, 390}) {
        page.setViewportSize(width, 1000);
        assertThat((List<?>) page.evaluate(SERIOUS))
            .as("%s in %s, %d pixels wide", page.url(), scheme, width)
            .isEmpty();
      }
    }
  }

  private static String axe() {
    try (InputStream script =
        Objects.requireNonNull(ConsoleAccessibilityIT.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
