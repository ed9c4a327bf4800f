package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Soql;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cases 6 and 12: a catalogue that was there before Crossdock, and SKUs of all kinds. */
@DisplayName("6 and 12: products")
class AdoptedProductsIT extends OnOrg {

  @ParameterizedTest(name = "code \"{1}\", active: {2}")
  @CsvSource({
    "mug, mug, true",
    "mug, MUG, false",
    "mug, ' mug ', true",
    "'it''s 5\" \\ 100%_/x', 'IT''S 5\" \\ 100%_/X', true"
  })
  void aProductWithTheSkuAsItsCodeIsAdoptedAndStaysAsPeopleMadeIt(
      String sku, String code, boolean active) {
    String theirs = product(code, active);
    sandbox.send(selling(1, sku, ""), Applied.NOTHING, false);
    sandbox.restart(true);
    sandbox.send(selling(2, sku, ""), Applied.NOTHING, false);

    var product =
        sandbox.query("SELECT Id, Name, ProductCode, IsActive, Magento_Sku__c FROM Product2");
    assertThat(product).hasSize(1);
    assertThat(Json.string(product.getFirst(), "Id")).isEqualTo(theirs);
    assertThat(Json.string(product.getFirst(), "Name")).isEqualTo("Theirs");
    assertThat(Json.string(product.getFirst(), "ProductCode")).isEqualTo(code.strip());
    assertThat(product.getFirst().path("IsActive").asBoolean()).isEqualTo(active);
    assertThat(Json.string(product.getFirst(), "Magento_Sku__c")).isEqualTo(sku);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
  }

  @Test
  void thePriceItHasIsUsedAndNotWritten() {
    String theirs = product("mug", true);
    String standard = price(theirs, "Standard Price Book", 99);
    String own = price(theirs, "Magento", 88);
    long before = sandbox.org.calls();
    sandbox.send(selling(1, "mug", ""), Applied.NOTHING, false);

    var prices = sandbox.query("SELECT Id, UnitPrice FROM PricebookEntry");
    assertThat(prices).extracting(p -> Json.string(p, "Id")).containsOnly(standard, own);
    assertThat(prices)
        .extracting(p -> Json.decimal(p, "UnitPrice").intValue())
        .containsExactlyInAnyOrder(99, 88);
    long first = sandbox.org.calls() - before;
    before = sandbox.org.calls();
    sandbox.send(selling(2, "mug", ""), Applied.NOTHING, false);
    assertThat(sandbox.org.calls() - before).isLessThan(first).isLessThanOrEqualTo(2);
  }

  @Test
  void aProductWithAStandardPriceOnlyGetsOneInTheOwnPriceBook() {
    price(product("mug", true), "Standard Price Book", 99);
    sandbox.send(selling(1, "mug", ""), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(1);
    assertThat(sandbox.query("SELECT Id FROM PricebookEntry")).hasSize(2);
  }

  @Test
  void ofSeveralTheNewestActiveOneIsTakenOrAPersonIsAskedAsTheOptionSays() {
    product("mug", true);
    String newest = product("Mug", true);
    product("MUG", false);
    Plan ask = Orders.with(selling(1, "mug", ""), catalogue(SeveralMatches.ASK));
    var failure = failure(ask);
    assertThat(failure.code()).isEqualTo("several-products");
    assertThat(failure.message()).contains("3 products", "mug", newest);

    sandbox.send(selling(2, "mug", ""), Applied.NOTHING, false);
    assertThat(sold()).containsExactly(newest);
    sandbox.restart(false);
    sandbox.send(ask, Applied.NOTHING, false);
    assertThat(sold()).containsExactly(newest, newest);
  }

  @Test
  void aProductThatIsOursUnderAnotherSkuIsNotAdoptedByItsCode() {
    sandbox.create(
        "Product2",
        Map.of("Name", "Cup", "ProductCode", "mug", "Magento_Sku__c", "cup", "IsActive", true));
    sandbox.send(selling(1, "mug", ""), Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(2);
  }

  @Test
  void aProductThatAnotherConnectionKnowsByAnIdIsSharedAndKeepsThatId() {
    String theirs =
        sandbox.create(
            "Product2",
            Map.of(
                "Name", "Theirs",
                "ProductCode", "mug",
                "Magento_Id__c", "other:product:9",
                "IsActive", true));
    sandbox.send(selling(1, "mug", "main:product:5"), Applied.NOTHING, false);
    assertThat(sold()).containsExactly(theirs);
    var product = sandbox.query("SELECT Magento_Id__c, Magento_Sku__c FROM Product2");
    assertThat(Json.string(product.getFirst(), "Magento_Id__c")).isEqualTo("other:product:9");
    assertThat(Json.string(product.getFirst(), "Magento_Sku__c")).isEqualTo("mug");
  }

  @Test
  void adoptedByIdItKeepsThatIdFromThenOn() {
    String theirs = product("mug", true);
    sandbox.send(selling(1, "mug", "main:product:5"), Applied.NOTHING, false);
    sandbox.restart(true);
    sandbox.send(selling(2, "mug", "main:product:5"), Applied.NOTHING, false);
    assertThat(sold()).containsExactly(theirs, theirs);
  }

  @Test
  void severalInstancesThatMeetItAtOnceAdoptItOnce() throws Exception {
    String theirs = product("mug", true);
    var prepared =
        sandbox.preparedAtOnce(
            Stream.of(1L, 2L, 3L, 4L).map(id -> selling(id, "mug", "")).toList());
    assertThat(prepared).allMatch(Prepared.Ready.class::isInstance);
    var products = sandbox.query("SELECT Id FROM Product2");
    assertThat(products).extracting(p -> Json.string(p, "Id")).containsExactly(theirs);
    assertThat(sandbox.query("SELECT Id FROM PricebookEntry")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "it's",
        "5\"",
        "back\\slash",
        "100%",
        "%_%",
        "a b",
        "\ud83c\udf81",
        "a+b&c?d#e"
      })
  void anOddSkuIsOneProductFoundAgainAfterARestartWhateverItsCase(String sku) {
    sandbox.send(selling(1, sku, ""), Applied.NOTHING, false);
    sandbox.restart(true);
    sandbox.send(selling(2, sku.toUpperCase(java.util.Locale.ROOT), ""), Applied.NOTHING, false);
    var products = sandbox.query("SELECT Magento_Sku__c, ProductCode FROM Product2");
    assertThat(products).hasSize(1);
    assertThat(Json.string(products.getFirst(), "Magento_Sku__c")).isEqualTo(sku);
    assertThat(Json.string(products.getFirst(), "ProductCode")).isEqualTo(sku);
  }

  @Test
  void twoLinesOfOneSkuThatDifferInCaseSellOneProduct() {
    Plan one = selling(1, "mug", "");
    var other = Orders.line(1, 2, "1", "10");
    var line =
        new Plan.Line(
            other.externalId(),
            new Plan.Product("MUG", "Mug", false),
            other.quantity(),
            other.unitPrice(),
            other.fields());
    Plan both = Orders.with(one, List.of(one.lines().getFirst(), line), "20");
    sandbox.send(both, Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(1);
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"new", "ours by the first id", "older than Crossdock"})
  @DisplayName("12: lines of one SKU under two of Magento's product ids are kept, each once")
  void twoLinesOfOneSkuUnderTwoIdsAreBothKept(String before) {
    if (before.startsWith("ours")) {
      sandbox.send(selling(8, "mug", "main:product:5"), Applied.NOTHING, false);
    } else if (before.startsWith("older")) {
      product("mug", true);
    }
    for (long order = 1; order <= 2; order++) {
      Plan both = sellingUnderTwoIds(order);
      Applied applied = sandbox.send(both, Applied.NOTHING, false);
      assertThat(sandbox.ready(both, applied, true).nodes()).as("settled").isZero();
      assertThat(
              sandbox.query(
                  "SELECT TotalAmount FROM Order WHERE Magento_Id__c = 'main:" + order + "'"))
          .extracting(o -> Json.decimal(o, "TotalAmount").toString())
          .containsExactly("27.00");
      assertThat(
              sandbox.query(
                  "SELECT Magento_Id__c, TotalPrice FROM OrderItem WHERE Order.Magento_Id__c ="
                      + " 'main:"
                      + order
                      + "'"))
          .extracting(i -> Json.string(i, "Magento_Id__c") + " " + Json.decimal(i, "TotalPrice"))
          .containsExactlyInAnyOrder("main:" + order + "01 20.00", "main:" + order + "02 7.00");
      sandbox.restart(true);
    }
    assertThat(sandbox.query("SELECT Id FROM Product2")).as("one SKU is one product").hasSize(1);
  }

  private static Plan sellingUnderTwoIds(long order) {
    var lines = new java.util.ArrayList<Plan.Line>();
    for (int i = 1; i <= 2; i++) {
      var like = Orders.line(order, i, i == 1 ? "2" : "1", i == 1 ? "10" : "7");
      lines.add(
          new Plan.Line(
              like.externalId(),
              new Plan.Product("mug", "Ours", false, "main:product:" + (4 + i)),
              like.quantity(),
              like.unitPrice(),
              like.fields()));
    }
    return Orders.with(Orders.plan(order, Orders.draft()), lines, "27");
  }

  @Test
  void aNewProductSoldFirstInTwoPriceBooksAtOnceIsMadeOnce() {
    sandbox.create("Pricebook2", Map.of("Name", "Partners", "IsActive", true));
    Plan partners = Orders.with(selling(2, "mug", ""), new Plan.Catalogue(true, "Partners", false));
    var prepared =
        sandbox.org.prepare(
            List.of(
                new Work(selling(1, "mug", ""), Applied.NOTHING, false),
                new Work(partners, Applied.NOTHING, false)));
    assertThat(prepared).allMatch(Prepared.Ready.class::isInstance);
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(1);
    assertThat(sandbox.query("SELECT Id FROM PricebookEntry")).hasSize(3);
  }

  @Test
  void anOwnPriceBookThatIsNotActiveIsToldPerOrderAndInTheCheck() {
    String book =
        Json.string(
            sandbox.query("SELECT Id FROM Pricebook2 WHERE Name = 'Magento'").getFirst(), "Id");
    sandbox.change("Pricebook2", book, Map.of("IsActive", false));
    var failure = failure(selling(1, "mug", ""));
    assertThat(failure.code()).isEqualTo("price-book-inactive");
    assertThat(failure.message()).contains("Magento");
    assertThat(sandbox.org.check())
        .filteredOn(row -> row.subject().equals("Price book"))
        .singleElement()
        .satisfies(row -> {
          assertThat(row.state())
              .isEqualTo(io.crossdock.core.port.settings.ConnectionCheck.State.FAILED);
          assertThat(row.sentence()).contains("not active");
        });
    sandbox.change("Pricebook2", book, Map.of("IsActive", true));
    sandbox.send(selling(1, "mug", ""), Applied.NOTHING, false);
  }

  private io.crossdock.core.failure.Failure failure(Plan plan) {
    var prepared = sandbox.org.prepare(List.of(new Work(plan, Applied.NOTHING, false)));
    return ((Prepared.NotReady) prepared.getFirst()).failure();
  }

  private String product(String code, boolean active) {
    return sandbox.create(
        "Product2", Map.of("Name", "Theirs", "ProductCode", code, "IsActive", active));
  }

  private String price(String product, String book, int price) {
    String soql = "SELECT Id FROM Pricebook2 WHERE Name = " + Soql.quote(book);
    return sandbox.create(
        "PricebookEntry",
        Map.of(
            "Product2Id",
            product,
            "Pricebook2Id",
            Json.string(sandbox.query(soql).getFirst(), "Id"),
            "UnitPrice",
            price,
            "CurrencyIsoCode",
            "USD",
            "IsActive",
            true));
  }

  private static Plan.Catalogue catalogue(SeveralMatches several) {
    return new Plan.Catalogue(true, "", false, several);
  }

  private static Plan selling(long order, String sku, String key) {
    var like = Orders.line(order, 1, "1", "10");
    var line =
        new Plan.Line(
            like.externalId(),
            new Plan.Product(sku, "Ours", false, key),
            like.quantity(),
            like.unitPrice(),
            like.fields());
    return Orders.with(Orders.plan(order, Orders.draft()), List.of(line), "10");
  }

  private List<String> sold() {
    return sandbox.query("SELECT Product2Id FROM OrderItem").stream()
        .map(item -> Json.string(item, "Product2Id"))
        .toList();
  }
}
