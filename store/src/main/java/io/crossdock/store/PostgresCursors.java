package io.crossdock.store;

import io.crossdock.core.port.Cursors;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cursors in a table. */
record PostgresCursors(JdbcClient jdbc) implements Cursors {

  @Override
  public Optional<Instant> read(String name) {
    return jdbc.sql("select reached from cursor where name = :name")
        .param("name", name)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }

  @Override
  public void write(String name, Instant reached) {
    jdbc.sql(
            "insert into cursor values (:name, :reached)"
                + " on conflict (name) do update set reached = excluded.reached")
        .param("name", name)
        .param("reached", reached.atOffset(ZoneOffset.UTC))
        .update();
  }
}
