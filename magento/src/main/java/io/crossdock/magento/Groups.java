package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.port.shop.CustomerGroups;
import io.crossdock.magento.rest.RestApi;
import io.crossdock.magento.rest.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The shop's customer groups, read when somebody asks: again after an hour, and after a minute
 * where the shop did not tell. Thread-safe.
 */
final class Groups implements CustomerGroups {

  private static final Duration FRESH = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int PAGE = 200;
  private static final int PAGES = 10;

  private final RestApi api;
  private final InstantSource clock;
  private Told told = new Told(List.of(), "");
  private Instant readAt = Instant.MIN;

  Groups(RestApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  @Override
  public synchronized Told groups() {
    Instant now = clock.instant();
    if (now.isAfter(readAt.plus(told.groups().isEmpty() ? PAUSE : FRESH))) {
      readAt = now;
      told = read();
    }
    return told;
  }

  private Told read() {
    try {
      var groups = new ArrayList<Group>();
      boolean more = true;
      for (int page = 1; more && page <= PAGES; page++) {
        JsonNode answer = api.get("/customerGroups/search", question(page));
        for (JsonNode group : answer.path("items")) {
          groups.add(new Group(group.path("id").asInt(-1), Values.text(group, "code")));
        }
        more = groups.size() < answer.path("total_count").asInt(0);
      }
      groups.removeIf(group -> group.id() < 0);
      groups.sort(Comparator.comparingInt(Group::id));
      return new Told(List.copyOf(groups), "");
    } catch (FailedCall e) {
      return new Told(List.of(), e.failure().message() + " " + e.failure().hint());
    }
  }

  private static List<Map.Entry<String, String>> question(int page) {
    return List.of(
        Map.entry("searchCriteria[pageSize]", Integer.toString(PAGE)),
        Map.entry("searchCriteria[currentPage]", Integer.toString(page)),
        Map.entry("fields", "items[id,code],total_count"));
  }
}
