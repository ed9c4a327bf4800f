package io.crossdock.salesforce.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.settings.ConnectionCheck.Row;
import io.crossdock.core.port.settings.ConnectionCheck.State;
import io.crossdock.salesforce.OnOrg;
import io.crossdock.salesforce.rest.Credentials;
import io.crossdock.salesforce.rest.RestApi;
import io.crossdock.salesforce.rest.SalesforceConfig;
import io.crossdock.salesforce.schema.Describe;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrgCheckIT extends OnOrg {

  private static final Credentials APP =
      new Credentials.ClientCredentials("sandbox-client", "sandbox-secret");

  @Test
  void anOrgThatIsSetUpIsGreenButForItsPlainAddress() {
    assertThat(sandbox.org.check())
        .filteredOn(row -> row.state() != State.OK)
        .extracting(Row::subject)
        .containsExactly("Address");
    assertThat(sandbox.query("SELECT Id FROM Product2")).isEmpty();
  }

  @Test
  void aWrongSecretIsToldAtSignInAndNothingElseIsTested() {
    var rows =
        sandbox.connect(new Credentials.ClientCredentials("sandbox-client", "wrong")).check();
    assertThat(row(rows, "Sign-in").state()).isEqualTo(State.FAILED);
    assertThat(row(rows, "Sign-in").sentence()).contains("invalid client credentials");
    assertThat(row(rows, "Orders").state()).isEqualTo(State.NOT_TESTED);
  }

  @Test
  void ordersSwitchedOffAreToldWithTheirSwitch() throws Exception {
    sandbox.switches("{\"orders\":false}");
    assertThat(row(sandbox.org.check(), "Orders").fix()).contains("Enable Orders");
  }

  /** Whoever is sent to Order Settings during an outage finds them switched on. */
  @Test
  void anOrgThatIsAwayIsNotSaidToHaveNoOrders() throws Exception {
    sandbox.org.identity();
    sandbox.fault("{\"path\":\"/services/data/.*\",\"kind\":\"status\",\"times\":1}");
    assertThat(row(sandbox.org.check(), "Orders").fix())
        .doesNotContain("Enable Orders")
        .contains("tried again");
  }

  @Test
  void aHiddenFieldIsNamed() throws Exception {
    sandbox.switches("{\"hiddenFields\":[\"Order.Magento_Tax__c\",\"Contact.Magento_Id__c\"]}");
    var rows = sandbox.org.check();
    assertThat(row(rows, "Fields").sentence()).contains("Order.Magento_Tax__c");
    assertThat(row(rows, "External ids").sentence()).contains("Contact.Magento_Id__c");
  }

  @Test
  void notesSwitchedOffAreAWarning() throws Exception {
    sandbox.switches("{\"enhancedNotes\":false}");
    assertThat(row(sandbox.org.check(), "Notes").state()).isEqualTo(State.WARNING);
  }

  @Test
  void anOrgThatIsBehindIsSpokenToInItsNewestVersionAndThatIsSaid() throws Exception {
    assertThat(row(sandbox.org.check(), "API version").sentence())
        .isEqualTo("Version 68.0 is spoken.");
    sandbox.switches("{\"apiVersion\":66}");
    var rows = sandbox.connect(APP).check();
    assertThat(row(rows, "API version").sentence())
        .isEqualTo("The org does not know version 68.0 yet; version 66.0 is spoken.");
    assertThat(row(rows, "Orders").state()).isEqualTo(State.OK);
  }

  @Test
  void anOrgWithOneCurrencyThatDoesNotTellItIsToldByASetting() throws Exception {
    sandbox.switches("{\"multiCurrency\":false,\"currencies\":[\"CHF\"]}");
    sandbox.fault(
        "{\"path\":\"/connect/organization\",\"kind\":\"status\",\"status\":404,\"times\":9}");
    assertThat(row(sandbox.org.check(), "Order statuses").fix()).contains("CROSSDOCK_ORG_CURRENCY");
    var told = sandbox.config(APP);
    var named =
        new SalesforceConfig(
            told.url(),
            told.credentials(),
            told.apiVersion(),
            told.requestTimeout(),
            "",
            "CHF",
            told.exchanges());
    assertThat(Describe.shape(new RestApi(named, InstantSource.system()), named).currencies())
        .containsExactly("CHF");
  }

  private static Row row(List<Row> rows, String subject) {
    return rows.stream().filter(row -> row.subject().equals(subject)).findFirst().orElseThrow();
  }
}
