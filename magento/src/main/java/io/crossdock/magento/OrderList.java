package io.crossdock.magento;

import io.crossdock.core.failure.FailedCall;
import io.crossdock.core.failure.Failure;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.OrderSource.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /orders}. Learns the shop's greatest page size from its refusal and keeps to it.
 * Thread-safe.
 */
final class OrderList {

  static final String PATH = "/orders";

  /** Asks for as little as the shop can answer. */
  static final List<Map.Entry<String, String>> SMALLEST =
      List.of(Map.entry("searchCriteria[pageSize]", "1"), Map.entry("fields", "items[entity_id]"));

  private final RestApi api;
  private final InstantSource clock;
  private volatile int maximum = Integer.MAX_VALUE;

  OrderList(RestApi api, InstantSource clock) {
    this.api = api;
    this.clock = clock;
  }

  /** As many as wanted, or as the shop allows. */
  int pageSize(int wanted) {
    return Math.min(wanted, maximum);
  }

  Page page(Question question, OrderParser parser, int page, int wanted) {
    Instant start = clock.instant();
    int size = pageSize(wanted);
    try {
      return read(question, parser, page, size, start);
    } catch (FailedCall e) {
      // Pages already read were of another size: only a first page may be asked for again.
      if (learnt(e.failure(), size) && page == 1) {
        return read(question, parser, page, pageSize(wanted), start);
      }
      throw e;
    }
  }

  private boolean learnt(Failure failure, int refused) {
    if (!failure.code().equals(Failures.PAGE_SIZE)) {
      return false;
    }
    String max = Failures.parameter(failure.raw(), "max");
    maximum = max.matches("[1-9]\\d{0,6}") ? Integer.parseInt(max) : Math.max(1, refused / 2);
    return maximum < refused;
  }

  private Page read(Question question, OrderParser parser, int page, int size, Instant start) {
    var parameters = new ArrayList<>(question.parameters());
    parameters.add(Map.entry("searchCriteria[pageSize]", Integer.toString(size)));
    parameters.add(Map.entry("searchCriteria[currentPage]", Integer.toString(page)));
    JsonNode items = api.get(PATH, parameters).path("items");
    Duration spent = Duration.between(start, clock.instant());
    var orders = new ArrayList<Order>();
    var unreadable = new HashMap<OrderKey, Failure>();
    for (JsonNode item : items) {
      OrderKey key = parser.key(item);
      try {
        orders.add(parser.parse(item));
      } catch (Values.Malformed e) {
        unreadable.put(key, e.failure());
      }
    }
    return new Page(List.copyOf(orders), Map.copyOf(unreadable), items.size() >= size, spent);
  }
}
