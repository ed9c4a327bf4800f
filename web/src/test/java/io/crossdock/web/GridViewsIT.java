package io.crossdock.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.access.Role;
import io.crossdock.core.port.settings.SavedViews.View;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GridViewsIT {

  private static final String TOTAL = "<td class=\"c-total n\">";

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    console.orders.rows.add(FakeOrders.row(7, "pending"));
    browser = console.signedIn(Role.VIEWER);
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @Test
  void chosenColumnsStayForThatPersonAlone() {
    assertThat(browser.get("/orders").body()).contains(">Bill-to Name</th>", TOTAL);
    HttpResponse<String> done =
        browser.post("/orders/columns", Map.of("column", "sync", "status", "pending"));
    assertThat(to(done)).isEqualTo("/orders?status=pending");
    assertThat(browser.get("/orders").body())
        .contains(">ID</a>", ">Salesforce Sync Status</th>", ">View</a>")
        .doesNotContain(">Bill-to Name</th>", TOTAL);
    Browser again = console.browser();
    again.signIn("viewer", "viewer");
    assertThat(again.get("/orders?mark=pending").body()).doesNotContain(TOTAL);
    assertThat(console.signedIn().get("/orders").body()).contains(TOTAL);

    browser.post("/orders/columns", Map.of("all", "1"));
    assertThat(browser.get("/orders").body()).contains(">Bill-to Name</th>", TOTAL);
  }

  @Test
  void columnsStandInTheOrderInWhichTheyWerePut() {
    browser.get("/orders");
    browser.post("/orders/columns?column=total&column=unknown&column=sync", Map.of());
    assertThat(browser.get("/orders").body())
        .containsSubsequence("data-column=\"total\"", "data-column=\"sync\"", ">Action</th>")
        .containsSubsequence("value=\"total\"", "value=\"sync\"", "value=\"record\"")
        .doesNotContain("data-column=\"record\"");
  }

  @Test
  void aSavedViewBringsFilterSortingAndColumnsBackAndIsRemoved() {
    browser.get("/orders");
    var asked = Map.of("name", "Big & late", "least", "99", "sort", "TOTAL", "cursor", "50");
    String at = to(browser.post("/orders/views", asked));
    assertThat(at).isEqualTo("/orders?least=99&sort=TOTAL&view=Big+%26+late");
    browser.post("/orders/columns", Map.of("column", "total", "view", "Big & late"));
    assertThat(browser.get(at).body())
        .contains("aria-current=\"true\">Big &amp; late</a>", TOTAL, "Remove view")
        .doesNotContain(">Bill-to Name</th>");
    assertThat(console.orders.asked.getLast().sort().name()).isEqualTo("TOTAL");
    assertThat(browser.get("/orders").body()).contains("Big &amp; late", ">Bill-to Name</th>");
    assertThat(console.signedIn().get("/orders").body()).doesNotContain("Big &amp; late");

    browser.post("/orders/views/remove", Map.of("name", "Big & late"));
    assertThat(browser.get(at).body()).doesNotContain("Big &amp; late</a>").contains(TOTAL);
  }

  @Test
  void aViewWithoutANameOrWithABuiltInOneIsNotSavedAndThatIsSaid() {
    browser.get("/orders");
    for (String name : List.of("", "errors ONLY", "x".repeat(65))) {
      String at = to(browser.post("/orders/views", Map.of("name", name, "least", "99")));
      assertThat(at).startsWith("/orders?least=99&notice=");
      assertThat(browser.get(at).body()).contains("nothing was saved.");
    }
    for (int n = 0; n < 50; n++) {
      console.views.save("viewer", new View("v" + n, "", List.of()));
    }
    String at = to(browser.post("/orders/views", Map.of("name", "one more")));
    assertThat(browser.get(at).body()).contains("You have 50 views; remove one first.");
    assertThat(to(browser.post("/orders/views", Map.of("name", "v1"))))
        .isEqualTo("/orders?view=v1");
  }

  @Test
  void ordersLinkToTheirPageInTheMagentoAdmin() {
    String link = "href=\"https://shop.example/admin/sales/order/view/order_id/7\"";
    assertThat(browser.get("/orders").body()).contains(link, ">View in Magento Admin</a>");
    assertThat(browser.get("/orders/main:7").body()).contains(link);
  }

  private static String to(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElse("");
  }
}
