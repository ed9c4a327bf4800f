package io.crossdock.store.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.plan.Applied;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppliedJsonTest {

  @Test
  void commentsThatWereKeptAsNumbersAreStillKnownBesideThoseOfDocuments() {
    assertThat(AppliedJson.read("{\"status\":\"Draft\",\"notes\":[7,8]}").notes())
        .containsExactlyInAnyOrder("7", "8");
    var both =
        new Applied(
            Optional.of("801A"),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            "Draft",
            Set.of("7", "main:shipment:12/7"),
            List.of());
    assertThat(AppliedJson.read(AppliedJson.write(both))).isEqualTo(both);
  }
}
