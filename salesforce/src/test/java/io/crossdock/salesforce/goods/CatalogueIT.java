package io.crossdock.salesforce.goods;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.Soql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueIT extends OnOrg {

  /** After whatever the org has changed. */
  private static final Instant LATER = Instant.parse("2099-01-01T00:00:00Z");

  @Test
  void aProductThatMayNotBeMadeBlocksTheOrderNamingItsSku() {
    Plan plan = Orders.with(Orders.plan(42, Orders.draft()), new Plan.Catalogue(false, "", false));
    var prepared =
        (Prepared.NotReady)
            sandbox.org.prepare(List.of(new Work(plan, Applied.NOTHING, false))).getFirst();
    assertThat(prepared.failure().code()).isEqualTo("no-price");
    assertThat(prepared.failure().message()).contains("SKU sku-1 USD");
    assertThat(sandbox.query("SELECT Id FROM Product2")).isEmpty();
  }

  @Test
  void theSameNewProductSoldFirstBySeveralInstancesIsMadeOnce() throws Exception {
    var prepared =
        sandbox.preparedAtOnce(
            Stream.of(1L, 2L, 3L, 4L).map(id -> Orders.plan(id, Orders.draft())).toList());
    assertThat(prepared).allMatch(Prepared.Ready.class::isInstance);
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(2);
  }

  @Test
  void aPriceThatIsNotActiveIsNamed() {
    sandbox.send(Orders.plan(42, Orders.draft()), Applied.NOTHING, false);
    sandbox.change("PricebookEntry", entry("sku-1"), Map.of("IsActive", false));
    sandbox.restart(false);
    var work = new Work(Orders.plan(43, Orders.draft()), Applied.NOTHING, false);
    var prepared = (Prepared.NotReady) sandbox.org.prepare(List.of(work)).getFirst();
    assertThat(prepared.failure().code()).isEqualTo("entry-inactive");
    assertThat(prepared.failure().message()).contains("sku-1");
  }

  @Test
  void aStrangersFirstOrderOfANewProductCostsThreeCalls() {
    sandbox.send(Orders.plan(42, Orders.draft()), Applied.NOTHING, false);
    long before = sandbox.org.calls();
    Plan plan = Orders.plan(43, Orders.draft());
    var lines = List.of(Orders.line(43, 8, "1", "30"));
    sandbox.send(Orders.with(plan, lines, "30"), Applied.NOTHING, false);
    assertThat(sandbox.org.calls() - before).isEqualTo(3);
  }

  @Test
  void ordersGetThePriceBookTheirWebsiteNamesByNameOrIdAndAProductIsMadeOnce() {
    String partners = book("Partners", true);
    sandbox.send(in(Orders.plan(1, Orders.draft()), ""), Applied.NOTHING, false);
    sandbox.send(in(Orders.plan(2, Orders.draft()), "partners"), Applied.NOTHING, false);
    sandbox.send(in(Orders.plan(3, Orders.draft()), partners), Applied.NOTHING, false);

    assertThat(books()).containsExactly("Magento", "Partners", "Partners");
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize(2);
  }

  @Test
  void anOrderKeepsThePriceBookItHasWhenTheOptionChanges() {
    book("Partners", true);
    Plan plan = Orders.plan(1, Orders.draft());
    Applied first = sandbox.send(plan, Applied.NOTHING, false);
    var lines = new ArrayList<>(plan.lines());
    lines.add(Orders.line(1, 3, "1", "5"));
    Plan longer = in(Orders.with(plan, lines, "35"), "Partners");

    sandbox.send(longer, first, false);
    sandbox.restart(false);
    sandbox.send(longer, first, true);

    assertThat(books()).containsExactly("Magento");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(3);
  }

  @Test
  void aPriceBookTheOrgDoesNotHaveOrThatIsNotActiveIsNamedAndOthersAreNotHeldUp() {
    book("Old", false);
    var unknown = new Work(in(Orders.plan(1, Orders.draft()), "Gone"), Applied.NOTHING, false);
    var inactive = new Work(in(Orders.plan(2, Orders.draft()), "Old"), Applied.NOTHING, false);
    var good = new Work(Orders.plan(3, Orders.draft()), Applied.NOTHING, false);
    var prepared = sandbox.org.prepare(List.of(unknown, inactive, good));
    assertThat(failure(prepared.get(0)).code()).isEqualTo("price-book-unknown");
    assertThat(failure(prepared.get(0)).message()).contains("Gone");
    assertThat(failure(prepared.get(1)).code()).isEqualTo("price-book-inactive");
    assertThat(prepared.get(2)).isInstanceOf(Prepared.Ready.class);

    book("Gone", true);
    assertThat(sandbox.org.prepare(List.of(unknown)).getFirst()).isInstanceOf(Prepared.Ready.class);
  }

  @Test
  void foundByItsIdAProductWhoseSkuChangedIsTheSameOneAndOlderOrdersDoNotSetItBack() {
    Instant old = LATER;
    Instant now = old.plusSeconds(60);
    sandbox.send(keyed(1, 5, "mug", old), Applied.NOTHING, false);
    sandbox.send(keyed(2, 5, "cup", now), Applied.NOTHING, false);
    assertThat(products()).containsExactly("cup cup main:product:5");

    sandbox.restart(false);
    sandbox.send(keyed(3, 5, "mug", Instant.EPOCH), Applied.NOTHING, false);
    assertThat(products()).containsExactly("cup cup main:product:5");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(3);
  }

  @Test
  void aProductFoundByItsSkuKeepsTheIdFromThenOnAndTheNameAndCodePeopleGaveIt() {
    sandbox.create(
        "Product2",
        Map.of("Name", "Theirs", "ProductCode", "T-1", "Magento_Sku__c", "MUG", "IsActive", true));
    Instant now = LATER;
    sandbox.send(keyed(1, 5, "mug", now), Applied.NOTHING, false);
    sandbox.send(keyed(2, 5, "cup", now.plusSeconds(60)), Applied.NOTHING, false);
    assertThat(products()).containsExactly("T-1 cup main:product:5");
    assertThat(Json.string(sandbox.query("SELECT Name FROM Product2").getFirst(), "Name"))
        .isEqualTo("Theirs");
  }

  @Test
  void anSkuThatMovedToAnotherProductIsNotSoldAsTheOldOneUntilThatHasItsNewSku() {
    Instant now = LATER;
    sandbox.send(keyed(1, 5, "mug", now), Applied.NOTHING, false);
    var work = new Work(keyed(2, 9, "mug", now), Applied.NOTHING, false);
    var failure = failure(sandbox.org.prepare(List.of(work)).getFirst());
    assertThat(failure.code()).isEqualTo("sku-taken");
    assertThat(failure.message()).contains("mug").contains("main:product:5");

    sandbox.send(keyed(3, 5, "old-mug", now.plusSeconds(60)), Applied.NOTHING, false);
    sandbox.send(keyed(2, 9, "mug", now), Applied.NOTHING, false);
    assertThat(products())
        .containsExactlyInAnyOrder("old-mug old-mug main:product:5", "mug mug main:product:9");
  }

  @Test
  void twoProductsThatOneOrderCallsByOneSkuAreNotTakenForEachOther() {
    Instant now = LATER;
    sandbox.send(keyed(1, 5, "mug", now), Applied.NOTHING, false);
    sandbox.send(keyed(2, 5, "old-mug", now.plusSeconds(60)), Applied.NOTHING, false);
    sandbox.send(keyed(3, 9, "mug", now.plusSeconds(60)), Applied.NOTHING, false);
    Plan first = keyed(4, 5, "mug", now);
    Plan.Line other = keyed(4, 9, "mug", now).lines().getFirst();
    var line =
        new Plan.Line(
            "main:402", other.product(), other.quantity(), other.unitPrice(), other.fields());
    Plan both =
        Orders.with(
            first,
            List.of(first.lines().getFirst(), line),
            first.lines().getFirst().total().add(line.total()).toString());
    sandbox.send(both, Applied.NOTHING, false);
    assertThat(
            sandbox.query(
                "SELECT Magento_Id__c, Product2.Magento_Id__c FROM OrderItem WHERE"
                    + " Order.Magento_Id__c = 'main:4' ORDER BY Magento_Id__c"))
        .extracting(item -> Json.string(item.path("Product2"), "Magento_Id__c"))
        .containsExactly("main:product:5", "main:product:9");
  }

  @Test
  void aPriceThatIsNotActiveIsActivatedAgainWhereTheOptionSaysSo() {
    sandbox.send(Orders.plan(1, Orders.draft()), Applied.NOTHING, false);
    sandbox.change("PricebookEntry", entry("sku-1"), Map.of("IsActive", false));
    sandbox.restart(false);
    Plan plan = Orders.with(Orders.plan(2, Orders.draft()), new Plan.Catalogue(false, "", true));
    sandbox.send(plan, Applied.NOTHING, false);
    assertThat(sandbox.query("SELECT Id FROM PricebookEntry WHERE IsActive = false")).isEmpty();
  }

  @Test
  void aPriceThatIsArchivedIsNamedAndNotTriedForEver() throws Exception {
    sandbox.send(Orders.plan(1, Orders.draft()), Applied.NOTHING, false);
    sandbox.control("POST", "/_sandbox/archive", "{\"ids\":[\"%s\"]}".formatted(entry("sku-1")));
    sandbox.restart(false);
    var work = new Work(Orders.plan(2, Orders.draft()), Applied.NOTHING, false);
    var failure = failure(sandbox.org.prepare(List.of(work)).getFirst());
    assertThat(failure.code()).isEqualTo("entry-hidden");
    assertThat(failure.message()).contains("sku-1").contains("archived");
  }

  private static Failure failure(Prepared prepared) {
    return ((Prepared.NotReady) prepared).failure();
  }

  private String book(String name, boolean active) {
    return sandbox.create("Pricebook2", Map.of("Name", name, "IsActive", active));
  }

  private static Plan in(Plan plan, String priceBook) {
    return Orders.with(plan, new Plan.Catalogue(true, priceBook, false));
  }

  /** One line of a product known by Magento's id. */
  private static Plan keyed(long order, int product, String sku, Instant asOf) {
    var like = Orders.line(order, 1, "1", "10");
    var line =
        new Plan.Line(
            like.externalId(),
            new Plan.Product(sku, "Ours", false, "main:product:" + product),
            like.quantity(),
            like.unitPrice(),
            like.fields());
    Plan plan = Orders.with(Orders.plan(order, Orders.draft()), List.of(line), "10");
    var c = plan.customer();
    return Orders.of(
        plan,
        new Plan.Customer(
            c.externalId(), c.email(), c.guest(), c.account(), c.contact(), c.matching(), asOf));
  }

  private List<String> books() {
    return sandbox.query("SELECT Pricebook2.Name FROM Order ORDER BY Magento_Id__c").stream()
        .map(order -> Json.string(order.path("Pricebook2"), "Name"))
        .toList();
  }

  private List<String> products() {
    return sandbox.query("SELECT ProductCode, Magento_Sku__c, Magento_Id__c FROM Product2").stream()
        .map(p ->
            String.join(
                " ",
                Json.string(p, "ProductCode"),
                Json.string(p, "Magento_Sku__c"),
                Json.string(p, "Magento_Id__c")))
        .toList();
  }

  private String entry(String sku) {
    String soql =
        "SELECT Id FROM PricebookEntry WHERE Pricebook2.Name = 'Magento' AND"
            + " Product2.Magento_Sku__c = "
            + Soql.quote(sku);
    return Json.string(sandbox.query(soql).getFirst(), "Id");
  }
}
