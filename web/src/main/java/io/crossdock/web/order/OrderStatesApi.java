package io.crossdock.web.order;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.view.OrderFeed;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.answer.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What a grid elsewhere shows of orders: many at once, and what changed since. */
@RestController
@RequestMapping("/api/v1/orders")
public class OrderStatesApi {

  private static final int MOST_STATES = 500;

  private final OrderViews views;
  private final OrderFeed feed;
  private final WebConfig config;

  OrderStatesApi(OrderViews views, OrderFeed feed, WebConfig config) {
    this.views = views;
    this.feed = feed;
    this.config = config;
  }

  /** {@code {"orders":[42,43]}}. */
  @PostMapping("/states")
  Map<String, Object> states(@RequestBody(required = false) @Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("orders"));
    List<OrderKey> keys = entityIds(json, "orders", MOST_STATES, config.connection());
    List<Row> rows = views.find(keys);
    Set<OrderKey> known = rows.stream().map(Row::key).collect(Collectors.toSet());
    return Map.of(
        "states",
        rows.stream().map(this::state).toList(),
        "unknown",
        keys.stream().filter(key -> !known.contains(key)).map(OrderKey::entityId).toList());
  }

  @GetMapping("/changes")
  Map<String, Object> changes(
      @RequestParam(name = "after", defaultValue = "") String after,
      @RequestParam(name = "limit", defaultValue = "1000") String limit) {
    int most =
        Whole.small(limit)
            .filter(number -> number >= 1 && number <= OrderFeed.MOST)
            .orElseThrow(() ->
                new Refused(
                    400,
                    "How many?",
                    List.of("limit: must be a number from 1 to " + OrderFeed.MOST + ".")));
    OrderFeed.Page page =
        feed.changes(Optional.of(after).filter(cursor -> !cursor.isEmpty()), most)
            .orElseThrow(() ->
                new Refused(
                    410,
                    "The place in the changes is not known any more",
                    List.of(
                        "after: is no cursor of this database; it may have been put back from a"
                            + " backup. Begin anew without it.")));
    return Map.of(
        "changes",
        page.rows().stream().map(this::state).toList(),
        "cursor",
        page.cursor(),
        "more",
        page.more());
  }

  /**
   * Orders by their ids in the shop, each once; all faults together.
   *
   * @param most a request may name so many
   */
  static List<OrderKey> entityIds(JsonNode json, String field, int most, String connection) {
    JsonNode orders = json.path(field);
    var faults = new ArrayList<String>();
    if (!orders.isArray() || orders.isEmpty() || orders.size() > most) {
      faults.add("%s: must be a list of 1 to %d entity ids.".formatted(field, most));
    }
    var keys = new LinkedHashSet<OrderKey>();
    for (JsonNode id : orders) {
      if (id.isIntegralNumber() && id.canConvertToLong() && id.asLong() > 0) {
        keys.add(new OrderKey(connection, id.asLong()));
      } else {
        faults.add(field + ": " + id + " is no entity id.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "Which orders?", faults);
    }
    return List.copyOf(keys);
  }

  private Map<String, @Nullable Object> state(Row row) {
    boolean there = !row.salesforceOrderId().isEmpty();
    var state = new LinkedHashMap<String, @Nullable Object>();
    state.put("order", row.key().entityId());
    state.put("incrementId", row.incrementId());
    state.put("status", Show.code(row.syncStatus()));
    state.put("label", Show.label(row.syncStatus()));
    state.put("reason", row.reason());
    state.put("salesforceOrderId", there ? row.salesforceOrderId() : null);
    state.put(
        "salesforceOrderUrl", there ? config.recordLink().apply(row.salesforceOrderId()) : null);
    state.put("lastSynced", row.lastSyncedAt().orElse(null));
    return state;
  }
}
