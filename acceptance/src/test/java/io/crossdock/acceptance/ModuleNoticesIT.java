package io.crossdock.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The shop's module tells of changes by numbered notices. */
class ModuleNoticesIT extends InOnePlace {

  private long old;

  ModuleNoticesIT() {
    super(0);
  }

  @Override
  Map<String, String> settings() {
    old = place.demand("{\"items\":[{\"sku\":\"LAB-MUG\",\"qty\":1}]}").getFirst();
    String placed = Instant.now().minus(200, ChronoUnit.DAYS).toString();
    place.control(
        old, "set", "{\"created_at\":\"%s\"}".formatted(placed.replace("T", " ").substring(0, 19)));
    return Map.of();
  }

  @BeforeEach
  void on() {
    place.module(
        "{\"url\":\"%s\",\"secret\":\"%s\",\"silent\":false,\"lose\":0}"
            .formatted(crossdock.url(), Notice.SECRET));
    await().atMost(Patience.SOON).until(() -> !met().path("lastNotice").isNull());
  }

  /** No sweep goes so far back, and an address moves no time: the notice alone tells. */
  @Test
  void whatChangesInAnOrderOfTwoHundredDaysAgoArrives() {
    await().atMost(Patience.SOON).until(() -> api.syncStatus(old).equals("in_sync"));
    place.control(old, "address", "{\"street\":\"9 Notice Lane\"}");
    await()
        .atMost(Patience.SOON)
        .until(() -> place.inOrg(old).toString().contains("9 Notice Lane"));
  }

  @Test
  void aNoticeThatIsLostIsMissedAndOneThatCanNotBeSentIsSentAgainUnderItsNumber() {
    long before = met().path("lastNoticeNumber").asLong();
    place.module("{\"silent\":true}");
    long id = place.buy("LAB-MUG", 1, "silent@example.com");
    assertThat(place.module("{}").path("unsent").asInt()).isPositive();
    place.module("{\"secret\":\"wrong\",\"silent\":false}");
    await().atMost(Patience.SOON).until(() -> place.module("{}").path("answered").asInt() == 401);
    assertThat(met().path("lastNoticeNumber").asLong()).isEqualTo(before);
    place.module("{\"secret\":\"%s\"}".formatted(Notice.SECRET));
    await().atMost(Patience.SOON).until(() -> api.syncStatus(id).equals("in_sync"));
    assertThat(met().path("missing").asInt()).as("the same number").isZero();
    place.module("{\"lose\":1}");
    await().atMost(Patience.SOON).until(() -> place.module("{}").path("lose").asInt() == 0);
    place.module("{}");
    await().atMost(Duration.ofSeconds(10)).until(() -> met().path("missing").asInt() == 1);
  }

  private JsonNode met() {
    return api.get("/api/v1/module");
  }
}
