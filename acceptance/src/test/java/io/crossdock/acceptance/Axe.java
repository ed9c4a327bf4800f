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

  /** What else is looked at when a page stands so. */
  interface Look {
    void at(ColorScheme scheme, int width);
  }

  /** Fails on whatever axe-core calls serious or critical: wide in light, on a phone in dark. */
  static void findsNothingSerious(Page page) {
    findsNothingSerious(page, (_, _) -> {});
  }

  /** As above; each size and scheme is looked at by {@code more} too. */
  static void findsNothingSerious(Page page, Look more) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    page.evaluate(SCRIPT);
    for (int width : List.of(1440, 1024, 390)) {
      page.setViewportSize(width, 1000);
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        boolean checked = (width == 1440) == (scheme == ColorScheme.LIGHT) && width != 1024;
        if (checked) {
          assertThat((List<?>) page.evaluate(SERIOUS))
              .as("%s in %s, %d pixels wide", page.url(), scheme, width)
              .isEmpty();
        }
        more.at(scheme, width);
      }
    }
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
