package io.crossdock.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonAccountsIT {

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPersonIsOneRecordThatTheNextOrderFindsAgain(boolean newDatabase) throws Exception {
    try (var sandbox = new TestOrg()) {
      sandbox.switches("{\"personAccounts\":true}");
      Applied first = sandbox.send(order(1), Applied.NOTHING, false);
      sandbox.restart(newDatabase);
      Applied second = sandbox.send(order(2), Applied.NOTHING, false);

      assertThat(first.contactId()).isPresent();
      assertThat(second.accountId()).isEqualTo(first.accountId());
      assertThat(second.contactId()).isEqualTo(first.contactId());
      assertThat(sandbox.query("SELECT Id FROM Account")).hasSize(1);
      assertThat(sandbox.ready(order(2), second, true).nodes()).isZero();
    }
  }

  private static Plan order(long id) {
    var fields =
        new TreeMap<String, Object>(
            Map.of("FirstName", "Ann", "LastName", "Smith", "PersonEmail", "ann@example.com"));
    return Orders.of(
        Orders.plan(id, Orders.draft()),
        new Plan.Customer(
            "main:customer:7",
            "ann@example.com",
            false,
            new Plan.Account.Person(fields),
            new TreeMap<>(),
            new Plan.Matching(true, SeveralMatches.NEWEST, true),
            Instant.EPOCH));
  }

  @Test
  void anOrgWithoutPersonAccountsSaysSo() throws Exception {
    try (var sandbox = new TestOrg()) {
      var work = new io.crossdock.core.port.org.Org.Work(order(1), Applied.NOTHING, false);
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> sandbox.org.prepare(java.util.List.of(work)))
          .isInstanceOf(io.crossdock.core.failure.FailedCall.class);
    }
  }
}
