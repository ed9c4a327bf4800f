package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import com.microsoft.playwright.options.SelectOption;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A person at the console in a real browser, the machine's own Chromium: one browser and one
 * session for a test class, a new tab for each test. A test fails when a page of it had a script
 * error, broke the Content-Security-Policy or missed a file; what a failed test saw last is kept as
 * a screenshot.
 */
final class Staff
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE = 60_000;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static final List<String> TASKS =
      List.of("toplevel", "disabled-by-default-devtools.timeline");

  private final List<String> troubles = new ArrayList<>();
  private String url = "";

  @SuppressWarnings("NullAway.Init")
  private Playwright playwright;

  @SuppressWarnings("NullAway.Init")
  private BrowserContext session;

  @SuppressWarnings("NullAway.Init")
  private Page page;

  @Override
  public void beforeAll(ExtensionContext test) {
    playwright = Playwright.create();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    Browser browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setHeadless(true)
                    .setArgs(FLAGS));
    session =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1400, 1000)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-US")
                .setTimezoneId("Europe/Berlin"));
    session.setDefaultTimeout(PATIENCE);
    session.onConsoleMessage(message -> {
      boolean pageItself =
          message.text().startsWith("Failed to load resource")
              && message.location().startsWith(page.url());
      if (message.type().equals("error") && message.location().startsWith(url) && !pageItself) {
        troubles.add(message.text() + " " + message.location());
      }
    });
    session.onWebError(error -> troubles.add(error.error()));
  }

  @Override
  public void beforeEach(ExtensionContext test) {
    page = session.newPage();
  }

  @Override
  public void afterEach(ExtensionContext test) {
    if (test.getExecutionException().isPresent()) {
      photograph("failed-" + test.getRequiredTestMethod().getName());
    }
    session.pages().forEach(Page::close);
    List<String> found = List.copyOf(troubles);
    troubles.clear();
    org.assertj.core.api.Assertions.assertThat(found).as("errors in the browser").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext test) {
    playwright.close();
  }

  /** Whose pages are opened from now on. */
  void at(String console) {
    url = console;
  }

  /** Signs this class's session in, through the form. */
  void signIn(String console, String user, String password) {
    at(console);
    page = session.newPage();
    visit("/sign-in");
    enter(user, password);
    page.close();
  }

  /** Fills the form of the sign-in page, and is in. */
  void enter(String user, String password) {
    page.getByLabel("User name").fill(user);
    page.getByLabel("Password").fill(password);
    press("Sign in");
    assertThat(title("Dashboard")).isVisible();
  }

  Page page() {
    return page;
  }

  /** Opens a page of the console. */
  Page visit(String address) {
    page.navigate(url + address);
    return page;
  }

  /** Presses the button with exactly this label. */
  void press(String label) {
    button(label).click();
  }

  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  /** The field with exactly this label. */
  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  /**
   * Chooses what is shown as {@code value} in the field with exactly this label, or switches it.
   */
  void choose(String label, String value) {
    if ("switch".equals(field(label).getAttribute("role"))) {
      field(label).setChecked(value.equals("Yes"));
      return;
    }
    field(label).selectOption(new SelectOption().setLabel(value));
  }

  /** Presses a button that saves; orders that were left so far are left, if that is asked. */
  void save(String button) {
    press(button);
    Locator asked = button("Only changes from now on");
    assertThat(page.getByText("Saved.").or(asked)).isVisible();
    if (asked.isVisible()) {
      asked.click();
      assertThat(page.getByText("Saved.")).isVisible();
    }
  }

  void key(String name) {
    page.keyboard().press(name);
  }

  /** By Tab alone, as far as it takes. */
  void tabTo(Locator wanted) {
    for (int i = 0; i < 100; i++) {
      key("Tab");
      if (wanted.evaluate("e => e === document.activeElement").equals(true)) {
        return;
      }
    }
    throw new AssertionError("Tab does not lead to " + wanted);
  }

  /** From now on stays when a page asks before it is left; what asked, as it comes. */
  List<String> stays() {
    var asked = new ArrayList<String>();
    page.onDialog(dialog -> {
      asked.add(dialog.type());
      dialog.dismiss();
    });
    return asked;
  }

  /** The heading that says which page this is. */
  Locator title(String text) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(text).setExact(true).setLevel(1));
  }

  /** An entry of the side menu. */
  Locator menu(String section, String entry) {
    return page.getByRole(
            AriaRole.REGION, new Page.GetByRoleOptions().setName(section).setExact(true))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry).setExact(true));
  }

  /** The row of an order in the grid. */
  Locator row(String incrementId) {
    return page.locator("tr", new Page.LocatorOptions().setHas(link(incrementId)));
  }

  Locator link(String text) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true));
  }

  /** Opens the menu "Select" of an order's row; gives one entry of it. */
  Locator select(String incrementId, String entry) {
    row(incrementId).locator("summary").click();
    return row(incrementId).getByText(entry, new Locator.GetByTextOptions().setExact(true));
  }

  /**
   * The Salesforce Sync Status within a row or a page.
   *
   * @param meaning {@code In sync}, {@code Out of sync}, {@code Pending}, {@code Not sent by a
   *     setting}
   */
  static Locator mark(Locator within, String meaning) {
    return within.getByRole(
        AriaRole.IMG,
        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + meaning + ": ")));
  }

  /**
   * The longest task of the page's main thread meanwhile, in milliseconds of the thread's own time:
   * what else the machine does is not the page's.
   */
  double longestTask(Runnable meanwhile) {
    Browser browser = Objects.requireNonNull(session.browser());
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(TASKS));
    meanwhile.run();
    JsonNode events = JsonMapper.shared().readTree(browser.stopTracing()).path("traceEvents");
    Set<String> main =
        events
            .valueStream()
            .filter(event -> event.path("args").path("name").asString("").equals("CrRendererMain"))
            .map(Staff::thread)
            .collect(Collectors.toSet());
    return events
            .valueStream()
            .filter(event -> event.path("name").asString("").endsWith("RunTask"))
            .filter(event -> main.contains(thread(event)))
            .mapToLong(event -> event.path("tdur").asLong(0))
            .max()
            .orElse(0)
        / 1000.0;
  }

  private static String thread(JsonNode event) {
    return event.path("pid") + "/" + event.path("tid");
  }

  /** What is on screen, as {@code target/screenshots/NAME.png}. */
  void photograph(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }

  /** The page from top to end, as {@code target/screenshots/NAME.jpg}. */
  void photographWhole(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setType(ScreenshotType.JPEG)
            .setQuality(70)
            .setPath(SCREENSHOTS.resolve(name + ".jpg")));
  }

  private static Path chromium() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("no Chromium on the PATH; Debian: apt-get install chromium"));
  }
}
