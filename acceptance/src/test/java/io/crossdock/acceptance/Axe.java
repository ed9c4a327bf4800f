package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of accessibility that a program can check, by axe-core. */
final class Axe {

  private static final String SCRIPT = script();
  private static final String SERIOUS =
      """
      async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
        .filter((v) => v.impact === "serious" || v.impact === "critical")
        .flatMap((v) => v.nodes.slice(0, 5).map((n) =>
          v.id + ": " + n.html.slice(0, 200) + " " + n.failureSummary.replace(/\\s+/g, " ")))
      """;

  private Axe() {}

  /** Fails on whatever axe-core calls serious or critical: wide in light, on a phone in dark. */
  static void findsNothingSerious(Page page) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.evaluate(SCRIPT);
    look(page, ColorScheme.LIGHT, 1400);
    look(page, ColorScheme.DARK, 390);
  }

  private static void look(Page page, ColorScheme scheme, int width) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.setViewportSize(width, 1000);
    assertThat((List<?>) page.evaluate(SERIOUS))
        .as("%s in %s, %d pixels wide", page.url(), scheme, width)
        .isEmpty();
  }

  private static String script() {
    try (InputStream script =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
