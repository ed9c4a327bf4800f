package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Work;
import io.crossdock.core.port.org.OrgNames;
import io.crossdock.core.port.org.Previews.Action;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.FieldChange;
import io.crossdock.core.port.org.Previews.Same;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.Json;
import io.crossdock.salesforce.rest.RestApi;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewIT extends OnOrg {

  @Test
  void aNewOrderIsShownRecordByRecordAndNothingIsWritten() {
    var shown = preview(Orders.plan(42, Orders.activated()), Applied.NOTHING);
    assertThat(shown).allMatch(change -> change.action() == Action.CREATE);
    assertThat(shown)
        .extracting(Change::object)
        .containsExactly(
            "Product2",
            "Product2",
            "Account",
            "Contact",
            "Order",
            "OrderItem",
            "OrderItem",
            "ContentNote");
    assertThat(sandbox.query("SELECT Id FROM Product2")).isEmpty();
    assertThat(sandbox.query("SELECT Id FROM Contact")).isEmpty();
    assertThat(sandbox.query("SELECT Id FROM Order")).isEmpty();
  }

  @Test
  void aChangeIsShownFieldByFieldOldAndNew() {
    var plan = Orders.plan(42, Orders.activated());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    var same = sandbox.org.preview(new Work(plan, applied, true));
    assertThat(same.changes()).isEmpty();
    assertThat(same.same())
        .extracting(Same::object)
        .containsExactly("Account", "Contact", "Order", "OrderItem", "OrderItem");

    var lines = List.of(Orders.line(42, 1, "3", "10"));
    var shown = preview(Orders.with(plan, lines, "30"), applied);

    assertThat(shown).extracting(Change::action).containsExactly(Action.UPDATE, Action.DELETE);
    FieldChange quantity = shown.getFirst().fields().getFirst();
    assertThat(quantity.field()).isEqualTo("Quantity");
    assertThat(quantity.label()).isEqualTo("Quantity");
    assertThat(shown.getFirst().name()).isEqualTo(lines.getFirst().product().sku());
    assertThat(quantity.before().toString()).startsWith("1");
    assertThat(quantity.after()).hasToString("3");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
  }

  @Test
  void theNamesOfAnOrdersRecordsAreOneCallAndAPersonIsFoundByAPartOfTheName() {
    Applied applied = sandbox.send(Orders.plan(42, Orders.activated()), Applied.NOTHING, false);
    var names = sandbox.org.names();
    long before = sandbox.org.calls();
    var told = names.of(applied.orderId().orElseThrow());
    assertThat(sandbox.org.calls() - before).isEqualTo(1);
    assertThat(told.contact().id()).isEqualTo(applied.contactId().orElseThrow());
    assertThat(told.contact().name()).isNotBlank();
    assertThat(told.account().name()).isNotBlank();
    assertThat(told.owner().name()).isEqualTo("Integration User");
    String part = told.contact().name().substring(1).toUpperCase(java.util.Locale.ROOT);
    assertThat(names.find(OrgNames.Kind.CONTACT, part))
        .extracting(OrgNames.Named::id)
        .containsExactly(told.contact().id());
    assertThat(names.find(OrgNames.Kind.OWNER, "sales")).hasSize(1);
    for (String odd : List.of("%", "_", "x' OR Name LIKE 'a", "\\", "\"")) {
      assertThat(names.find(OrgNames.Kind.ACCOUNT, odd)).as(odd).isEmpty();
    }
  }

  @Test
  void aStatusThatMapsToNothingNeverUndoesAnActivation() {
    Applied applied = sandbox.send(Orders.plan(42, Orders.activated()), Applied.NOTHING, false);
    assertThat(preview(Orders.plan(42, Orders.draft()), applied)).isEmpty();
  }

  @Test
  void linesOfOthersAreLeftAloneAndNamedWhenTheTotalDiffers() {
    var plan = Orders.plan(42, Orders.draft());
    Applied applied = sandbox.send(plan, Applied.NOTHING, false);
    addForeignLine(applied.orderId().orElseThrow());
    var changed = Orders.with(plan, List.of(Orders.line(42, 1, "1", "10")), "10");

    var failed =
        (io.crossdock.core.port.org.Org.Written.Differs) sandbox.write(changed, applied, false);

    assertThat(failed.failure().message()).contains("1 lines are not Crossdock's", "5.00");
    assertThat(sandbox.query("SELECT Id FROM OrderItem")).hasSize(2);
  }

  private void addForeignLine(String order) {
    var config =
        sandbox.config(new Credentials.ClientCredentials("sandbox-client", "sandbox-secret"));
    var rest = new RestApi(config, java.time.InstantSource.system());
    String entry =
        Json.string(
            rest.query(List.of("SELECT PricebookEntryId FROM OrderItem")).getFirst().getFirst(),
            "PricebookEntryId");
    rest.post(
        rest.base() + "/sobjects/OrderItem",
        java.util.Map.of(
            "OrderId", order, "PricebookEntryId", entry, "Quantity", 1, "UnitPrice", 5),
        true);
  }

  private List<Change> preview(Plan plan, Applied applied) {
    return sandbox.org.preview(new Work(plan, applied, true)).changes();
  }
}
