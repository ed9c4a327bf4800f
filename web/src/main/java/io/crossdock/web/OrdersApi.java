package io.crossdock.web;

import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.Operations;
import io.crossdock.core.port.OrderRecords;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Query;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.Sort;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.web.access.Deeds;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1}: for scripts, monitoring and the shop's own module. */
@RestController
@RequestMapping("/api/v1")
class OrdersApi {

  private static final int MOST = 1000;

  private final OrderViews views;
  private final Operations operations;
  private final OrderRecords deleted;
  private final InstantSource clock;
  private final WebConfig config;

  OrdersApi(
      OrderViews views,
      Operations operations,
      OrderRecords deleted,
      InstantSource clock,
      WebConfig config) {
    this.deleted = deleted;
    this.views = views;
    this.operations = operations;
    this.clock = clock;
    this.config = config;
  }

  @GetMapping("/orders")
  Map<String, Object> orders(
      @RequestParam(name = "q", defaultValue = "") String text,
      @RequestParam(name = "syncStatus", defaultValue = "") String syncStatus,
      @RequestParam(name = "status", defaultValue = "") String status,
      @RequestParam(name = "store", defaultValue = "") String store,
      @RequestParam(name = "cause", defaultValue = "") String cause,
      @RequestParam(name = "cursor", defaultValue = "") String cursor) {
    OrderFilter all = OrderFilter.ALL;
    var filter =
        new OrderFilter(
            text,
            mark(syncStatus),
            status,
            store,
            all.placed(),
            all.baseTotal(),
            all.number(),
            cause);
    OrderViews.Page page = views.list(new Query(filter, Sort.PURCHASE_DATE, true, cursor, 100));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("orders", page.rows().stream().map(this::shown).toList());
    page.nextCursor().ifPresent(next -> answer.put("nextCursor", next));
    return answer;
  }

  @GetMapping("/orders/{key}")
  Map<String, Object> order(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store) {
    Row row = OrderLookup.one(views, key, store);
    Map<String, Object> answer = shown(row);
    answer.put("attempts", views.attempts(row.key()));
    return answer;
  }

  @PostMapping("/orders/sync")
  ResponseEntity<Map<String, Object>> sync(
      HttpServletRequest request,
      @RequestBody(required = false) @org.jspecify.annotations.Nullable String body,
      Principal script) {
    JsonNode json =
        Bodies.object(body == null ? "" : body, Set.of("orders", "deleted"), Set.of("orders"));
    JsonNode orders = json.path("orders");
    String gone = json.path("deleted").asString(json.has("deleted") ? "" : "leave");
    if (!orders.isArray() || orders.isEmpty() || orders.size() > MOST) {
      throw new Refused(
          400, "Nothing to sync", List.of("orders: must be a list of 1 to " + MOST + " orders."));
    }
    if (!Set.of("leave", "make-anew").contains(gone)) {
      throw new Refused(
          400,
          "Nothing was sent",
          List.of(
              "deleted: must be \"leave\" (so it is without it) or \"make-anew\": what happens to"
                  + " orders that were deleted in Salesforce."));
    }
    List<OrderKey> keys = keys(orders);
    if (gone.equals("make-anew")) {
      keys.forEach(deleted::forget);
    }
    Deeds.orders(request, keys);
    String id = operations.start(keys, script.getName(), clock.instant());
    return ResponseEntity.accepted().body(Map.of("operation", id));
  }

  private List<OrderKey> keys(JsonNode orders) {
    var keys = new ArrayList<OrderKey>();
    var faults = new ArrayList<String>();
    int status = 404;
    for (JsonNode order : orders) {
      try {
        keys.add(OrderLookup.one(views, order.asString("")).key());
      } catch (Refused e) {
        status = e.status();
        faults.addAll(e.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(status, "Some orders can't be told; nothing was sent", faults);
    }
    return keys;
  }

  @GetMapping("/operations/{id}")
  Operations.Progress operation(@PathVariable("id") String id) {
    return operations
        .find(id)
        .orElseThrow(() ->
            new Refused(
                404, "No such operation", List.of("id: \"" + id + "\" was never started.")));
  }

  private static Optional<SyncStatus> mark(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (SyncStatus status : SyncStatus.values()) {
      if (status.name().equals(text.toUpperCase(Locale.ROOT))) {
        return Optional.of(status);
      }
    }
    throw new Refused(
        400,
        "Unknown sync status",
        List.of("syncStatus: must be in_sync, out_of_sync, pending or not_sent."));
  }

  private Map<String, Object> shown(Row row) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("key", row.key().externalId());
    shown.put("incrementId", row.incrementId());
    shown.put("purchasePoint", row.purchasePoint());
    shown.put("purchasedAt", row.purchasedAt());
    shown.put("status", row.status());
    shown.put("grandTotal", row.grandTotal());
    shown.put("currency", row.currency());
    shown.put("syncStatus", row.syncStatus().name().toLowerCase(Locale.ROOT));
    shown.put("reasonCode", row.reasonCode());
    shown.put("reason", row.reason());
    shown.put("salesforceOrderId", row.salesforceOrderId());
    shown.put("salesforceAccountId", row.salesforceAccountId());
    shown.put("salesforceContactId", row.salesforceContactId());
    shown.put(
        "related",
        row.related().stream()
            .map(r ->
                Map.of(
                    "key",
                    r.key().externalId(),
                    "incrementId",
                    r.incrementId(),
                    "later",
                    r.later()))
            .toList());
    shown.put("warnings", row.warnings());
    row.lastSyncedAt().ifPresent(at -> shown.put("lastSyncedAt", at));
    if (!row.salesforceOrderId().isEmpty()) {
      shown.put("salesforceOrderLink", config.recordLink().apply(row.salesforceOrderId()));
    }
    return shown;
  }
}
