package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.work.CallLedger;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.server.Retention;
import org.junit.jupiter.api.Test;

class StoredCallLedgerIT extends OnPostgres {

  @Test
  void callsOfAllInstancesAddUpForADayAndAreForgottenAfterwards() {
    CallLedger one = store.callLedger();
    CallLedger other = store.callLedger();
    assertThat(one.add(0)).isZero();
    assertThat(one.add(3)).isEqualTo(3);
    assertThat(other.add(4)).isEqualTo(7);

    hoursPass(24);
    assertThat(one.add(0)).as("the hour that is not over for a day").isEqualTo(7);
    hoursPass(1);
    assertThat(one.add(2)).isEqualTo(2);

    hoursPass(24);
    store.forget(Retention.STANDARD);
    assertThat(rows()).isEqualTo(1);
  }

  private static void hoursPass(int hours) {
    jdbc()
        .sql("UPDATE api_calls SET hour = hour - :hours * interval '1 hour'")
        .param("hours", hours)
        .update();
  }

  private static long rows() {
    return jdbc().sql("SELECT count(*) FROM api_calls").query((row, n) -> row.getLong(1)).single();
  }
}
