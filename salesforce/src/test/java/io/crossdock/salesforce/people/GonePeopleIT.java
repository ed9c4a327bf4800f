package io.crossdock.salesforce.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.ContactDetails;
import io.crossdock.core.port.org.Org.Written;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.rest.Json;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Case 3d: people whose records were deleted or merged in the org. */
class GonePeopleIT extends OnOrg {

  @ParameterizedTest
  @ValueSource(strings = {"Contact", "Account"})
  @DisplayName("3d: deleted records of a customer are forgotten at the first refusal")
  void whoWasDeletedIsMadeAnew(String object) {
    Applied first = send(1, Buyers.ANN);
    sandbox.delete("Order", first.orderId().orElseThrow());
    sandbox.delete(
        object, (object.equals("Contact") ? first.contactId() : first.accountId()).orElseThrow());
    assertGone(Buyers.order(2, Buyers.ANN));
    sandbox.restart(false); // another instance
    Applied second = send(2, Buyers.ANN);
    assertThat(second.contactId()).isNotEqualTo(first.contactId());
    send(3, Buyers.guest(ContactDetails.NEWEST, "a@x.com", "Ann"));
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
  }

  @Test
  @DisplayName("3d: a merged contact is followed by all who were linked to it")
  void aMergedContactIsFollowedWithoutAPerson() throws Exception {
    Applied first = send(1, Buyers.ANN);
    String winner = sandbox.create("Contact", Map.of("LastName", "Winner"));
    sandbox.control(
        "POST",
        "/_sandbox/merge",
        "{\"object\":\"Contact\",\"winner\":\"%s\",\"losers\":[\"%s\"]}"
            .formatted(winner, first.contactId().orElseThrow()));
    var phoned =
        Buyers.of(ContactDetails.NEWEST, "main:customer:7", "a@x.com", "Ann", "Phone", "1");
    assertGone(Buyers.order(2, phoned));
    sandbox.restart(false);
    assertThat(send(2, Buyers.ANN).contactId()).contains(winner);
    assertThat(send(3, Buyers.guest(ContactDetails.NEWEST, "a@x.com", "Ann")).contactId())
        .contains(winner);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("3d: an order whose contact was deleted gets the customer's again, found or new")
  void anOrderIsNotLeftWithoutItsContact(boolean known) {
    Plan plan = Buyers.order(1, Buyers.ANN);
    Applied first = sandbox.send(plan, Applied.NOTHING, true);
    sandbox.delete("Contact", first.contactId().orElseThrow());
    String other =
        known ? sandbox.create("Contact", Map.of("LastName", "Ann", "Email", "a@x.com")) : "";
    assertThat(contactOfTheOrder()).isEmpty();

    Applied again = sandbox.send(plan, first, true);

    assertThat(contactOfTheOrder()).isEqualTo(again.contactId().orElseThrow());
    assertThat(again.contactId()).isNotEqualTo(first.contactId());
    assertThat(again.contactId().orElseThrow()).contains(other);
    JsonNode contact = sandbox.query("SELECT LastName, Email FROM Contact").getFirst();
    assertThat(Json.string(contact, "LastName") + " " + Json.string(contact, "Email"))
        .isEqualTo("Ann a@x.com");
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
    assertThat(again.lineIds()).isEqualTo(first.lineIds());
    assertThat(sandbox.ready(plan, again, true).nodes()).as("settled").isZero();
    assertThat(send(2, Buyers.ANN).contactId())
        .as("the customer's next order")
        .isEqualTo(again.contactId());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("3d: it gets it by itself with its next change, unless people gave it another")
  void anOlderOrderFollowsToTheNewContactByItself(boolean given) {
    Applied first = sandbox.send(Buyers.order(1, Buyers.ANN), Applied.NOTHING, true);
    sandbox.delete("Contact", first.contactId().orElseThrow());
    assertGone(Buyers.order(2, Buyers.ANN));
    Applied second = send(2, Buyers.ANN);
    String theirs = sandbox.create("Contact", Map.of("LastName", "Boss"));
    if (given) {
      sandbox.change("Order", first.orderId().orElseThrow(), Map.of("BillToContactId", theirs));
    }
    Plan changed = Buyers.order(1, Buyers.ANN);
    var header = new TreeMap<>(changed.header());
    header.put("PoNumber", "7");

    Applied after = sandbox.send(changed.withHeader(header), first, false);

    assertThat(contactOfTheOrder()).isEqualTo(given ? theirs : second.contactId().orElseThrow());
    assertThat(after.contactId()).contains(contactOfTheOrder());
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(2);
  }

  @Test
  @DisplayName("3d: a contact that people took off an order stays off while it is there")
  void whatPeopleTookOffStaysOff() {
    Plan plan = Buyers.order(1, Buyers.ANN);
    Applied first = sandbox.send(plan, Applied.NOTHING, true);
    sandbox.change("Order", first.orderId().orElseThrow(), Map.of("BillToContactId", ""));
    sandbox.send(plan, first, true);
    assertThat(contactOfTheOrder()).isEmpty();
    assertThat(sandbox.query("SELECT Id FROM Contact")).hasSize(1);
  }

  private String contactOfTheOrder() {
    return Json.string(
        sandbox
            .query("SELECT BillToContactId FROM Order WHERE Magento_Id__c = 'main:1'")
            .getFirst(),
        "BillToContactId");
  }

  private void assertGone(Plan plan) {
    var failed = (Written.Failed) sandbox.write(plan, Applied.NOTHING, false);
    assertThat(failed.failure().code()).isEqualTo("person-gone");
  }

  private Applied send(long order, Plan.Customer customer) {
    return sandbox.send(Buyers.order(order, customer), Applied.NOTHING, true);
  }
}
