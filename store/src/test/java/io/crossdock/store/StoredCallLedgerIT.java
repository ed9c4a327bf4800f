package io.crossdock.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.port.CallLedger;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoredCallLedgerIT {

  @TempDir Path folder;

  @Test
  void callsOfAllInstancesAddUpForADayAndAreForgottenAfterwards() throws IOException {
    try (var database = EmbeddedDatabase.start(folder);
        var store = Store.open(database.jdbcUrl(), database.user(), database.password())) {
      CallLedger one = store.callLedger();
      CallLedger other = store.callLedger();
      assertThat(one.add(0)).isZero();
      assertThat(one.add(3)).isEqualTo(3);
      assertThat(other.add(4)).isEqualTo(7);

      hoursPass(store, 24);
      assertThat(one.add(0)).as("the hour that is not over for a day").isEqualTo(7);
      hoursPass(store, 1);
      assertThat(one.add(2)).isEqualTo(2);

      hoursPass(store, 24);
      store.forget(Retention.STANDARD);
      assertThat(rows(store)).isEqualTo(1);
    }
  }

  private static void hoursPass(Store store, int hours) {
    JdbcClient.create(store.dataSource())
        .sql("UPDATE api_calls SET hour = hour - :hours * interval '1 hour'")
        .param("hours", hours)
        .update();
  }

  private static long rows(Store store) {
    return JdbcClient.create(store.dataSource())
        .sql("SELECT count(*) FROM api_calls")
        .query((row, n) -> row.getLong(1))
        .single();
  }
}
