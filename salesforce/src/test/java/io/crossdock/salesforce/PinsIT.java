package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.salesforce.rest.Json;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PinsIT extends OnOrg {

  private String account = "";
  private String contact = "";

  @BeforeEach
  void start() throws Exception {
    account = sandbox.create("Account", Map.of("Name", "Theirs"));
    contact = sandbox.create("Contact", Map.of("LastName", "Boss", "AccountId", account));
  }

  @Test
  void aNewOrderGoesToThePinnedPeopleWhoseRecordsStayAsTheyAre() {
    Plan plan = Orders.plan(42, Orders.activated());
    pin(plan);
    sandbox.send(plan, Applied.NOTHING, false);
    assertThat(Json.string(order(), "AccountId")).isEqualTo(account);
    assertThat(Json.string(order(), "BillToContactId")).isEqualTo(contact);
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
    assertThat(Json.string(sandbox.query("SELECT LastName FROM Contact").getFirst(), "LastName"))
        .isEqualTo("Boss");
  }

  @Test
  void anActivatedOrderIsGivenToThemAndActivatedAgainAndAutomaticSendsKeepThem() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied first = sandbox.send(plan, Applied.NOTHING, false);
    pin(plan);

    Applied moved = sandbox.send(plan, first, true);

    assertThat(Json.string(order(), "AccountId")).isEqualTo(account);
    assertThat(Json.string(order(), "Status")).isEqualTo("Activated");
    assertThat(sandbox.ready(plan, moved, false).nodes()).isZero();
    assertThat(sandbox.ready(plan, moved, true).nodes()).isZero();
  }

  @Test
  void whatIsUnpinnedIsTheCustomersOwnAgainAndThenCostsNothing() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied first = sandbox.send(plan, Applied.NOTHING, false);
    String ownAccount = Json.string(order(), "AccountId");
    String ownContact = Json.string(order(), "BillToContactId");
    pin(plan);
    Applied moved = sandbox.send(plan, first, true);

    sandbox.pins.save(plan.key(), Pin.NOTHING);
    Applied back = sandbox.send(plan, moved, true);

    assertThat(Json.string(order(), "AccountId")).isEqualTo(ownAccount);
    assertThat(Json.string(order(), "BillToContactId")).isEqualTo(ownContact);
    assertThat(Json.string(order(), "Status")).isEqualTo("Activated");
    assertThat(sandbox.ready(plan, back, false).nodes()).isZero();
    assertThat(sandbox.query("SELECT LastName FROM Contact WHERE Id = '" + contact + "'"))
        .allMatch(found -> Json.string(found, "LastName").equals("Boss"));
  }

  @Test
  void aContactThatPeopleGaveAnOrderStaysWhenOnlyItsOwnerWasUnpinned() {
    Plan plan = Orders.plan(42, Orders.activated());
    Applied first = sandbox.send(plan, Applied.NOTHING, false);
    sandbox.change("Order", first.orderId().orElseThrow(), Map.of("BillToContactId", contact));
    String owner = Json.string(sandbox.query("SELECT OwnerId FROM Order").getFirst(), "OwnerId");
    sandbox.pins.save(plan.key(), new Pin(Optional.empty(), Optional.empty(), Optional.of(owner)));
    sandbox.pins.save(plan.key(), Pin.NOTHING);
    sandbox.send(plan, first, true);
    assertThat(Json.string(order(), "BillToContactId")).isEqualTo(contact);
  }

  private void pin(Plan plan) {
    sandbox.pins.save(
        plan.key(), new Pin(Optional.of(account), Optional.of(contact), Optional.empty()));
  }

  private JsonNode order() {
    return sandbox.query("SELECT AccountId, BillToContactId, Status FROM Order").getFirst();
  }
}
