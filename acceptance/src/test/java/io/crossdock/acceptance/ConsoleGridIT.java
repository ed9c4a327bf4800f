package io.crossdock.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import io.crossdock.app.Crossdock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The orders grid in a real browser. */
class ConsoleGridIT {

  @TempDir static Path data;
  @RegisterExtension static final Staff staff = new Staff();

  @SuppressWarnings("NullAway.Init")
  private static Place place;

  @SuppressWarnings("NullAway.Init")
  private static Crossdock crossdock;

  @BeforeAll
  static void start() throws IOException {
    place = new Place(60);
    crossdock = place.crossdock(data, Map.of());
    staff.signIn(crossdock.url(), "admin", "admin");
  }

  @AfterAll
  static void stop() throws IOException {
    crossdock.close();
    place.close();
  }

  @Test
  void afterSigningInTheMenuLeadsToTheOrdersWithTickAndLinkEach() {
    staff.visit("/");
    staff.menu("Sales", "Orders").click();
    assertThat(staff.title("Orders")).isVisible();
    Locator rows = staff.page().locator("tbody tr");
    assertThat(rows).hasCount(50);
    Locator newest = rows.first();
    assertThat(Staff.mark(newest, "In sync")).isVisible();
    assertThat(newest.locator("a[target=_blank]")).isVisible();
    staff.photograph("orders");
  }
}
