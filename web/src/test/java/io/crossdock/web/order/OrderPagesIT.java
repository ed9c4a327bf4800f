package io.crossdock.web.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Document;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.view.AttemptOutcome;
import io.crossdock.core.view.OrderViews.Attempt;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.web.Browser;
import io.crossdock.web.FakeOrders;
import io.crossdock.web.FakeShop;
import io.crossdock.web.TestConsole;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderPagesIT {

  private static final String HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

  private final TestConsole console = new TestConsole();
  private Browser browser = console.browser();

  @BeforeEach
  void signIn() {
    browser = console.signedIn();
  }

  @AfterEach
  void stop() {
    console.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/orders", "/orders/marks?shown=main:7"})
  void anOrderWithWarningsHasAMarkForItBesideItsOwnThatIsReadAloudToo(String path) {
    console.orders.rows.add(FakeOrders.row(7, "The address was left out."));
    assertThat(browser.get(path).body())
        .contains("<a class=\"warned\" href=\"/orders/main:7\"")
        .contains("title=\"The address was left out.\"")
        .contains("visually-hidden\">1 warning: The address was left out.<");
    assertThat(browser.get("/orders/main:7").body()).contains("<b>1 warning</b>");
  }

  @Test
  void documentsOfTheOrderAreShownWithTheirRecordsInSalesforce() {
    var key = new OrderKey("main", 8);
    Instant at = Instant.parse("2026-11-24T08:00:00Z");
    var head = new Document.Head(12, "000000012", at, List.of(), List.of(), Map.of());
    var track = new Document.Track(1, "ups", "UPS Ground", "1Z999");
    var shipped = new Document.Shipment(head, BigDecimal.TWO, List.of(track));
    console.orders.rows.add(FakeOrders.row(8, ""));
    console.shop.orders.put(
        key, FakeShop.order(8, "x").with(List.of(shipped), List.of(), Optional.empty()));
    assertThat(browser.get("/orders/main:8").body())
        .contains("Shipment 000000012", "UPS Ground 1Z999", "2 shipped", "Not there yet");
    console.mappings.applied.put(
        key,
        new Applied(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of("main:shipment:12", Map.of("Id", "a00000000000012")),
            Map.of(),
            "",
            Set.of(),
            List.of()));
    assertThat(browser.get("/orders/main:8").body()).contains("a00000000000012\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/orders",
        "/orders.csv",
        "/orders/main:1",
        "/orders/marks",
        "/operations/1/progress"
      })
  void noPageIsShownWithoutASession(String path) {
    var answer = console.browser().get(path);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/orders",
        "/orders/main:1",
        "/orders/main:1?tab=salesforce",
        "/orders/marks?shown=main:1"
      })
  void textsOfOrdersCommentsAndAnswersNeverBecomeMarkup(String path) {
    console.orders.rows.add(FakeOrders.row(1, HOSTILE));
    console.shop.orders.put(new OrderKey("main", 1), FakeShop.order(1, HOSTILE));
    console.orders.attempts.add(
        new Attempt(
            Instant.EPOCH,
            Instant.EPOCH,
            Trigger.POLL,
            AttemptOutcome.BLOCKED,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            HOSTILE,
            "",
            Optional.of(HOSTILE)));
    var answer = browser.get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("alert(1)")
        .doesNotContain("<script>alert", "<img src=x", "\"'><");
    assertThat(browser.get("/orders?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").body())
        .doesNotContain("<script>alert");
  }

  @Test
  void theGridHasEveryColumnAndTheMarkSaysWhy() {
    console.orders.rows.add(FakeOrders.row(7, "Automatic Synchronization is off."));
    assertThat(browser.get("/orders").body())
        .contains(
            ">ID</a>",
            "Purchase Point",
            "Purchase Date",
            "Bill-to Name",
            "Ship-to Name",
            "Grand Total (Base)",
            "Grand Total (Purchased)",
            "Status",
            "Salesforce Sync Status",
            "Salesforce Order ID",
            "Last Synced")
        .contains("class=\"mark out_of_sync\"", "title=\"Automatic Synchronization is off.\"")
        .contains("Sync with Salesforce", ">View</a>");
  }

  @Test
  void ofTheRowsOnScreenThoseThatChangedAreSentAndNoOther() {
    LongStream.rangeClosed(1, 50)
        .forEach(n -> console.orders.rows.add(FakeOrders.row(n, "pending")));
    String shown = shown(browser.get("/orders").body());
    assertThat(browser.get("/orders/marks?" + shown).body()).isBlank();

    console.orders.rows.set(6, FakeOrders.row(7, "complete"));
    String changed = browser.get("/orders/marks?" + shown).body();
    assertThat(changed)
        .contains("<span id=\"status-7\">Complete</span>")
        .containsOnlyOnce("id=\"status-");
    assertThat(browser.get("/orders/marks?" + shown(changed)).body()).isBlank();
  }

  private static String shown(String page) {
    return Pattern.compile("name=\"shown\" value=\"([^\"]+)\"")
        .matcher(page)
        .results()
        .map(row -> "shown=" + row.group(1))
        .collect(Collectors.joining("&"));
  }

  @Test
  void ordersThatCameSinceAreCountedAndShownByALink() {
    console.orders.rows.add(FakeOrders.row(7, "pending"));
    assertThat(browser.get("/orders").body()).contains("name=\"newest\" value=\"7\"");
    assertThat(browser.get("/orders/marks?newest=7&status=pending").body()).isBlank();
    console.orders.rows.add(FakeOrders.row(8, "pending"));
    assertThat(browser.get("/orders/marks?newest=7&status=pending").body())
        .contains("1 new order: <a href=\"/orders?status=pending\">show</a>");
    console.orders.rows.add(FakeOrders.row(9, "pending"));
    assertThat(browser.get("/orders/marks?newest=7").body()).contains("2 new orders: <a");
  }

  @Test
  void pagesAreReachedByNumberAndBothWays() {
    LongStream.rangeClosed(1, 120)
        .forEach(n -> console.orders.rows.add(FakeOrders.row(n, "pending")));
    assertThat(browser.get("/orders").body())
        .contains("120 records found", "/orders?cursor=50&amp;page=2\" aria-label=\"Next\"")
        .contains("href=\"/orders?page=3\" aria-label=\"Page 3\"")
        .doesNotContain("aria-label=\"Previous\"");
    assertThat(browser.get("/orders?page=2").body())
        .contains("aria-label=\"Page 2\" aria-current=\"page\"", ">000000051</a>")
        .contains("aria-label=\"Next\"", "href=\"/orders\" aria-label=\"Previous\"");
    assertThat(console.orders.asked.getLast().skip()).isEqualTo(50);
    assertThat(browser.get("/orders?rows=100&page=2").body()).contains(">000000120</a>");
  }

  @Test
  void aPageIsShownBeforeMoreThanAThousandAreCounted() {
    LongStream.rangeClosed(1, 26_000)
        .forEach(n -> console.orders.rows.add(FakeOrders.row(n, "pending")));
    assertThat(browser.get("/orders").body())
        .contains("More than 1,000 records found", "hx-get=\"/orders/found\" hx-trigger=\"load\"");
    assertThat(console.orders.counted).containsExactly(1001);
    assertThat(browser.get("/orders/found").body())
        .contains("<b id=\"found\">26,000 records found</b>", "aria-label=\"Page 500\"");
    assertThat(browser.get("/orders/found?status=pending&page=3").body())
        .contains("More than 25,000 records found", "aria-label=\"Page 3\" aria-current=\"page\"");
  }

  @Test
  void aPageThatIsNoMoreSaysSoAndLeadsBack() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    assertThat(browser.get("/orders?page=9").body())
        .contains("1 record found", "There is no such page any more. <a href=\"/orders\">")
        .doesNotContain("No orders yet");
  }

  @Test
  void aFilterInUseIsAChipThatTakesItAwayAndASearchDoesNotOpenThePanel() {
    console.orders.rows.add(FakeOrders.row(1, "holded"));
    assertThat(browser.get("/orders?q=a%26b&status=holded&rows=100").body())
        .contains("Status: <b>On Hold</b>", "Search: <b>a&amp;b</b>")
        .contains("href=\"/orders?q=a%26b&amp;rows=100\" aria-label=\"Remove the filter Status")
        .contains("href=\"/orders?rows=100\">Clear all</a>")
        .doesNotContain("<details open");
    assertThat(browser.get("/orders").body()).doesNotContain("Clear all");
  }

  @Test
  void anOrderIsJumpedToByItsNumberAndSearchedForWhereSeveralHaveIt() {
    console.orders.rows.add(FakeOrders.row(7, "pending"));
    for (String typed : java.util.List.of("7", "%23000000007", "000000007")) {
      assertThat(to(browser.get("/orders/jump?number=" + typed))).isEqualTo("/orders/main:7");
    }
    console.orders.rows.add(FakeOrders.row(8, "000000007", "pending"));
    assertThat(to(browser.get("/orders/jump?number=7"))).isEqualTo("/orders?q=7");
    assertThat(to(browser.get("/orders/jump?number=no+such"))).isEqualTo("/orders?q=no+such");
  }

  @Test
  void aFilterThatCannotBeReadListsNothingAndNamesTheField() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    assertThat(browser.get("/orders?least=much").body())
        .contains("Grand Total (Base): \"much\" is no amount")
        .doesNotContain("000000001");
  }

  @Test
  void theFilterAndTheSortingReachTheList() {
    browser.get("/orders?mark=out_of_sync&status=pending&sort=TOTAL&dir=asc&first=1");
    var query = console.orders.asked.getLast();
    assertThat(query.filter().syncStatus()).contains(SyncStatus.OUT_OF_SYNC);
    assertThat(query.filter().status()).isEqualTo("pending");
    assertThat(query.sort().name()).isEqualTo("TOTAL");
    assertThat(query.descending()).isFalse();
  }

  @Test
  void tickedOrdersAreSentAndAllThatMatchAreSentTogether() {
    LongStream.rangeClosed(1, 60)
        .forEach(n -> console.orders.rows.add(FakeOrders.row(n, "pending")));
    browser.post("/orders/sync", Map.of("order", "main:3"));
    assertThat(console.orders.sent.getLast()).containsExactly(new OrderKey("main", 3));
    String asks = to(browser.post("/orders/sync", Map.of("all", "1", "status", "pending")));
    assertThat(console.orders.sent).hasSize(1);
    assertThat(asks).isEqualTo("/orders/all?status=pending");
    assertThat(browser.get(asks).body())
        .contains("Sync 60 orders with Salesforce?", "Status: <b>Pending</b>");
    String sent =
        to(browser.post("/orders/sync", Map.of("all", "1", "confirmed", "1", "status", "pending")));
    assertThat(console.orders.sent.getLast()).hasSize(60);
    assertThat(sent).contains("status=pending", "operation=op-2");
  }

  private static String to(java.net.http.HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  @Test
  void nothingTickedSendsNothingAndSaysSo() {
    var answer = browser.post("/orders/sync", Map.of());
    assertThat(console.orders.sent).isEmpty();
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("notice=Tick");
  }

  @Test
  void aFormWithoutTheTokenOfItsPageIsRefused() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    var answer = browser.post("/orders/sync", Map.of("order", "main:1", "_csrf", "wrong"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(console.orders.sent).isEmpty();
  }

  @Test
  void theOrderPageShowsTheOrderAsTheShopHasIt() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    console.shop.orders.put(new OrderKey("main", 1), FakeShop.order(1, "Some Text"));
    assertThat(browser.get("/orders/000000001").body())
        .contains("Order # 000000001", "Salesforce Sync", "Billing Address", "Items Ordered")
        .contains("Grand Total", "$12.50", "Notes for this Order", "Some Text");
  }

  @Test
  void aShopThatIsAwayCostsTheDetailsAndNotThePage() {
    console.orders.rows.add(FakeOrders.row(1, "pending"));
    console.shop.away =
        Optional.of(
            Failure.of(
                Failure.Category.TRANSIENT, "x", "The shop does not answer.", "Ask its admin."));
    var answer = browser.get("/orders/main:1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("The shop does not answer. Ask its admin.", "000000001");
  }

  @Test
  void anUnknownOrderIsAPageForPeople() {
    var answer = browser.get("/orders/nope");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("No such order", "<html");
  }

  @Test
  void theExportHoldsEveryOrderAndNoFormula() {
    LongStream.rangeClosed(1, 1001)
        .forEach(n -> console.orders.rows.add(FakeOrders.row(n, "=1+1")));
    var answer = browser.get("/orders.csv");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().lines()).hasSize(1002);
    assertThat(answer.body()).contains(",'=1+1,").doesNotContain(",=1+1");
  }
}
