package io.crossdock.core.planning;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderFixture;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.port.work.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A record of another connector has the number of the order. */
class UnlessDisputedTest {

  private static final Order ORDER = new OrderFixture().line("1", "5").build();
  private static final Planning.Result PLANNED = new Planning.Result.Leave("planned", "", false);

  private boolean anyway;

  @Test
  void anOrderWhoseNumberAnotherRecordHasIsNotMadeAgain() {
    assertThat(planned(Applied.NOTHING))
        .isInstanceOfSatisfying(
            Planning.Result.Leave.class,
            leave -> {
              assertThat(leave.code()).isEqualTo("not-taken-over");
              assertThat(leave.reason()).startsWith("801 has its number. Enter its id");
              assertThat(leave.red()).isTrue();
            });
  }

  @Test
  void aPersonMayWantItSentAnyway() {
    anyway = true;
    assertThat(planned(Applied.NOTHING)).isEqualTo(PLANNED);
  }

  @Test
  void oneThatHasItsRecordIsNotDisputed() {
    var linked =
        new Applied(
            Optional.of("802"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            "Draft",
            Set.of(),
            List.of());
    assertThat(planned(linked)).isEqualTo(PLANNED);
  }

  private Planning.Result planned(Applied before) {
    return new UnlessDisputed(
            (order, trigger, applied) -> PLANNED,
            key -> Optional.of("801 has its number."),
            key -> anyway)
        .of(ORDER, Trigger.POLL, before);
  }
}
