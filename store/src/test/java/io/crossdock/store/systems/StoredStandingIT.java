package io.crossdock.store.systems;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.work.Gates.Remote;
import io.crossdock.core.port.work.Trigger;
import io.crossdock.core.watch.Standing.What;
import io.crossdock.store.OnPostgres;
import io.crossdock.store.Store;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoredStandingIT extends OnPostgres {

  private static final Failure LIMIT =
      Failure.of(Category.THROTTLED, "LIMIT", "The calls are used up.", "Wait.");

  @Test
  void whatIsDueIsCountedByLaneAndOnlyOfItsOwnConnection() {
    Store own = store.with("standing");
    own.workQueue().mark(keys("standing", 1, 2), Trigger.WEBHOOK);
    own.workQueue().mark(keys("standing", 3), Trigger.BACKFILL);
    own.gates().close(Remote.ORG, LIMIT, n -> Duration.ofHours(1));
    Store other = store.with("standing-other");
    other.workQueue().mark(keys("standing-other", 1, 2, 3, 4), Trigger.WEBHOOK);

    assertThat(own.standing().read())
        .filteredOn(figure -> figure.what() == What.DUE)
        .extracting(figure -> figure.of() + " " + (int) figure.value())
        .containsExactlyInAnyOrder("live 2", "history 1");
    assertThat(own.standing().read())
        .filteredOn(figure -> figure.what() == What.GATE)
        .extracting(figure -> figure.of())
        .containsExactly("org");
    assertThat(other.standing().read())
        .extracting(figure -> figure.what())
        .contains(What.DUE)
        .doesNotContain(What.GATE);
  }

  private static List<OrderKey> keys(String connection, long... ids) {
    return Arrays.stream(ids).mapToObj(id -> new OrderKey(connection, id)).toList();
  }
}
