package io.crossdock.salesforce.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.Orders;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.RestApi;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Case 6: what the first send would adopt, double or stop at is counted before it. */
@DisplayName("6: a look at the org before the first send")
class FirstLookIT extends OnOrg {

  @Test
  void productsAreCountedAsKnownAdoptedAmbiguousDoubledOrNotThereAndNothingIsWritten() {
    sandbox.send(Orders.plan(1, Orders.draft()), Applied.NOTHING, false);
    product("Their mug", "MUG");
    product("Cup", "cup");
    product("Cup", "Cup");
    product("Spoon", "other-code");
    long before = sandbox.query("SELECT Id FROM Product2").size();

    var row =
        only(
            selling("sku-1", "Product 1"),
            selling("mug", "Mug"),
            selling("cup", "Cup"),
            selling("spoon", "spoon"),
            selling("new", "New"));

    assertThat(row.state()).isEqualTo(State.WARNING);
    assertThat(row.sentence())
        .contains("Of 5 SKUs", "1 have Crossdock's key", "1 are adopted", "2 are not there yet")
        .contains("Product Code cup (01t")
        .contains("of that name is there: spoon (01t");
    assertThat(sandbox.query("SELECT Id FROM Product2")).hasSize((int) before);
  }

  @Test
  void anOrgWithoutDoublesIsGreen() {
    product("Mug", "mug");
    var row = only(selling("mug", "Mug"), selling("new", "New"));
    assertThat(row.state()).isEqualTo(State.OK);
    assertThat(row.sentence()).contains("1 are adopted", "1 are not there yet");
  }

  @Test
  void companiesAreCountedByNameWhereTheAccountIsFoundByIt() {
    sandbox.create("Account", Map.of("Name", "Acme"));
    sandbox.create("Account", Map.of("Name", "Twice"));
    sandbox.create("Account", Map.of("Name", "twice"));
    var row =
        look(company("ACME"), company("Twice"), company("New Ltd")).stream()
            .filter(r -> r.subject().equals("Accounts"))
            .findFirst()
            .orElseThrow();
    assertThat(row.state()).isEqualTo(State.WARNING);
    assertThat(row.sentence()).contains("Of 3 companies", "1 are accounts", "Twice (001");
  }

  @Test
  void aPriceBookThatAnOptionNamesAndTheOrgLacksIsRed() {
    var rows = look(Orders.with(selling("mug", "Mug"), new Plan.Catalogue(true, "Gone", false)));
    assertThat(rows.getFirst().subject()).isEqualTo("Price book Gone");
    assertThat(rows.getFirst().state()).isEqualTo(State.FAILED);
  }

  private Row only(Plan... plans) {
    var rows = look(plans);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  private List<Row> look(Plan... plans) {
    var config =
        sandbox.config(new Credentials.ClientCredentials("sandbox-client", "sandbox-secret"));
    var rest = new RestApi(config, InstantSource.system());
    return new FirstLook(config, rest).of(List.of(plans));
  }

  private void product(String name, String code) {
    sandbox.create("Product2", Map.of("Name", name, "ProductCode", code, "IsActive", true));
  }

  private static Plan selling(String sku, String name) {
    var like = Orders.line(7, 1, "1", "10");
    var line =
        new Plan.Line(
            like.externalId(),
            new Plan.Product(sku, name, false),
            like.quantity(),
            like.unitPrice(),
            like.fields());
    return Orders.with(Orders.plan(7, Orders.draft()), List.of(line), "10");
  }

  private static Plan company(String name) {
    Plan plan = selling("mug", "Mug");
    var c = plan.customer();
    var fields = new TreeMap<String, Object>(Map.of("Name", name));
    return Orders.of(
        plan,
        new Plan.Customer(
            c.externalId(),
            c.email(),
            c.guest(),
            new Plan.Account.Company(fields),
            c.contact(),
            c.matching(),
            c.asOf()));
  }
}
