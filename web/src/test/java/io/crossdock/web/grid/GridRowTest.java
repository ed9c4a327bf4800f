package io.crossdock.web.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.SyncStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GridRowTest {

  private static final OrderKey KEY = new OrderKey("main", 7);
  private static final Instant SYNCED = Instant.parse("2026-11-24T08:00:00Z");

  @Test
  void isReadAsItIsWrittenAlsoWithoutAVersion() {
    GridRow row = GridRow.of(row(SyncStatus.IN_SYNC, "", Optional.of(SYNCED)));
    assertThat(GridRow.parse(row.toString())).contains(row);
    assertThat(row.toString()).matches("main:7\\.[0-9a-z]{1,7}");
    assertThat(GridRow.parse("main:7")).contains(new GridRow(KEY, ""));
    assertThat(GridRow.parse("main")).isEmpty();
    assertThat(GridRow.parse("")).isEmpty();
    assertThat(GridRow.parse(".")).isEmpty();
  }

  @Test
  void theVersionIsAnotherAsSoonAsARowIsAndTheSameWhileItIs() {
    Stream<Row> rows =
        Stream.of(
            row(SyncStatus.IN_SYNC, "", Optional.of(SYNCED)),
            row(SyncStatus.IN_SYNC, "", Optional.of(SYNCED)),
            row(SyncStatus.PENDING, "", Optional.of(SYNCED)),
            row(SyncStatus.IN_SYNC, "801000000000001AAA", Optional.of(SYNCED)),
            row(SyncStatus.IN_SYNC, "", Optional.of(SYNCED.plusMillis(1))),
            row(SyncStatus.IN_SYNC, "", Optional.empty()));
    assertThat(rows.map(GridRow::of).distinct()).hasSize(5);
  }

  private static Row row(SyncStatus mark, String salesforceId, Optional<Instant> synced) {
    return new Row(
        KEY,
        "000000007",
        1,
        "",
        Instant.EPOCH,
        "",
        "",
        "",
        BigDecimal.ONE,
        "USD",
        BigDecimal.ONE,
        "USD",
        "pending",
        mark,
        "",
        "",
        salesforceId,
        "",
        "",
        synced,
        List.of(),
        List.of());
  }
}
