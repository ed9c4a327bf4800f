package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.crossdock.app.Crossdock;
import io.crossdock.store.server.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever meets a person first, on whatever instance, there is one contact. */
class OnePersonIT {

  /** As many as an instance takes at once: each instance gets one order of everybody. */
  private static final int PEOPLE = 300;

  @TempDir Path data;

  /** A claim that is over as soon as it is made. */
  private static final String NO_CLAIMS =
      """
      CREATE FUNCTION over_at_once() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN NEW.claimed_at := ''-infinity''; RETURN NEW; END';
      CREATE TRIGGER no_claims BEFORE INSERT OR UPDATE ON person_claim
        FOR EACH ROW EXECUTE FUNCTION over_at_once();
      """;

  @Test
  void twoInstancesThatMeetAGuestAndACustomerWithTheSameNewAddressMakeOneContact()
      throws Exception {
    try (Place place = new Place(0);
        EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      meet(place, database);
      assertThat(count(place, "Contact")).isEqualTo(PEOPLE);
      assertThat(count(place, "Order WHERE BillToContactId = null")).isZero();
    }
  }

  @Test
  void withoutTheClaimsTheSameMeetingMakesPeopleTwice() throws Exception {
    try (Place place = new Place(0);
        EmbeddedDatabase database = EmbeddedDatabase.start(data)) {
      var shared = Map.of("CROSSDOCK_DATABASE_URL", database.shareableUrl());
      place.crossdock(data, shared).close(); // makes the tables
      try (var connection = DriverManager.getConnection(database.shareableUrl());
          var statement = connection.createStatement()) {
        statement.execute(NO_CLAIMS);
      }
      meet(place, database);
      assertThat(count(place, "Contact")).isGreaterThan(PEOPLE);
    }
  }

  /**
   * Everybody buys as a guest and as a customer; a person asks for all of it at once, when both
   * instances run: each gets one order of everybody.
   */
  private void meet(Place place, EmbeddedDatabase database) throws Exception {
    place.orgFault("{\"kind\":\"latency\",\"ms\":200,\"times\":-1}");
    var shared = Map.of("CROSSDOCK_DATABASE_URL", database.shareableUrl());
    try (Crossdock first = place.crossdock(data, shared);
        Crossdock second = place.crossdock(data, shared)) {
      assertThat(first.url()).isNotEqualTo(second.url());
      var api = new Api(first.url());
      api.set("automatic", "\"no\"");
      long[] bought = bought(place);
      soon().until(() -> api.count("outOfSync") == bought.length);
      api.sync(bought);
      soon().until(() -> count(place, "Order WHERE Status <> 'none'") == bought.length);
    }
  }

  private static long[] bought(Place place) {
    var ids = new ArrayList<Long>();
    for (int i = 0; i < PEOPLE; i++) {
      ids.addAll(place.demand("{\"sku\":\"LAB-MUG\",\"email\":\"p%d@example.com\"}".formatted(i)));
    }
    for (int i = 0; i < PEOPLE; i++) {
      ids.addAll(
          place.demand(
              "{\"sku\":\"LAB-MUG\",\"email\":\"P%d@Example.com\",\"customerId\":%d}"
                  .formatted(i, 1000 + i)));
    }
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofMinutes(2));
  }

  private static int count(Place place, String from) {
    return place.soql("SELECT COUNT() FROM " + from).path("totalSize").asInt();
  }
}
