package io.crossdock.web.order;

import io.crossdock.access.Role;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.port.org.Pins.Pin;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.OrderRecords;
import io.crossdock.core.view.OperationViews;
import io.crossdock.core.view.OrderFilter;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Query;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.core.view.OrderViews.Sort;
import io.crossdock.core.view.OrderViews.SyncStatus;
import io.crossdock.web.access.Deeds;
import io.crossdock.web.access.Roles;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.answer.Show;
import io.crossdock.web.answer.WebConfig;
import io.crossdock.web.watch.TimelineJson;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
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
public class OrdersApi {

  private static final int MOST = 1000;

  private final OrderViews views;
  private final Operations operations;
  private final OperationViews progress;
  private final Chosen chosen;
  private final OrderRecords deleted;
  private final InstantSource clock;
  private final WebConfig config;

  OrdersApi(
      OrderViews views,
      Operations operations,
      OperationViews progress,
      Chosen chosen,
      OrderRecords deleted,
      InstantSource clock,
      WebConfig config) {
    this.deleted = deleted;
    this.views = views;
    this.operations = operations;
    this.progress = progress;
    this.chosen = chosen;
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
  Map<String, @Nullable Object> order(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store,
      Authentication who) {
    Row row = OrderLookup.one(views, key, store);
    var answer = new LinkedHashMap<String, @Nullable Object>(shown(row));
    Pin pin = chosen.pins().find(List.of(row.key())).getOrDefault(row.key(), Pin.NOTHING);
    boolean may = Roles.of(who).filter(role -> role.covers(Role.OPERATOR)).isPresent();
    answer.put("label", Show.label(row.syncStatus()));
    answer.put("links", links(row, pin));
    answer.put("pins", pins(pin));
    answer.put(
        "anyway",
        chosen
            .anyway()
            .find(row.key())
            .map(wish -> Map.of("by", wish.user(), "at", wish.at()))
            .orElse(null));
    answer.put("can", Map.of("edit", may, "sync", may));
    answer.put("attempts", views.attempts(row.key()).stream().map(TimelineJson::shown).toList());
    return answer;
  }

  private Map<String, @Nullable Object> links(Row row, Pin pin) {
    var links = new LinkedHashMap<String, @Nullable Object>();
    links.put("order", link(row.salesforceOrderId()));
    links.put("account", link(row.salesforceAccountId()));
    links.put("contact", link(row.salesforceContactId()));
    links.put("owner", link(pin.owner().orElse("")));
    return links;
  }

  private @Nullable Map<String, String> link(String id) {
    return id.isEmpty() ? null : Map.of("id", id, "url", config.recordLink().apply(id));
  }

  private static Map<String, @Nullable Object> pins(Pin pin) {
    var pins = new LinkedHashMap<String, @Nullable Object>();
    pins.put("account", pin.account().orElse(null));
    pins.put("contact", pin.contact().orElse(null));
    pins.put("owner", pin.owner().orElse(null));
    return pins;
  }

  @PostMapping("/orders/sync")
  ResponseEntity<Map<String, Object>> sync(
      HttpServletRequest request,
      @RequestBody(required = false) @Nullable String body,
      Principal script) {
    JsonNode json =
        Bodies.either(
            body == null ? "" : body,
            Set.of("orders", "entityIds", "deleted"),
            "orders",
            "entityIds");
    boolean byId = json.has("entityIds");
    String field = byId ? "entityIds" : "orders";
    JsonNode orders = json.path(field);
    String gone = json.path("deleted").asString(json.has("deleted") ? "" : "leave");
    if (!orders.isArray() || orders.isEmpty() || orders.size() > MOST) {
      throw new Refused(
          400, "Nothing to sync", List.of(field + ": must be a list of 1 to " + MOST + " orders."));
    }
    if (byId && json.has("orders")) {
      throw new Refused(400, "Nothing to sync", List.of("entityIds: are named instead of orders."));
    }
    if (!Set.of("leave", "make-anew").contains(gone)) {
      throw new Refused(
          400,
          "Nothing was sent",
          List.of(
              "deleted: must be \"leave\" (so it is without it) or \"make-anew\": what happens to"
                  + " orders that were deleted in Salesforce."));
    }
    List<OrderKey> keys =
        byId
            ? OrderStatesApi.entityIds(json, field, MOST, config.connection())
            : OrderLookup.all(views, orders.valueStream().map(text -> text.asString("")).toList());
    if (gone.equals("make-anew")) {
      keys.forEach(deleted::forget);
    }
    Deeds.orders(request, keys);
    String id = operations.start(keys, script.getName(), clock.instant());
    return ResponseEntity.accepted().body(Map.of("operation", id));
  }

  @GetMapping("/operations/{id}")
  Map<String, Object> operation(@PathVariable("id") String id) {
    return progress
        .summary(id)
        .map(OrdersApi::shown)
        .orElseThrow(() ->
            new Refused(
                404, "No such operation", List.of("id: \"" + id + "\" was never started.")));
  }

  private static Map<String, Object> shown(OperationViews.Summary summary) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("id", summary.id());
    shown.put("total", summary.total());
    shown.put("done", summary.done());
    shown.put("open", summary.open());
    shown.put("sent", summary.sent());
    shown.put("unchanged", summary.unchanged());
    shown.put("skipped", summary.skipped());
    shown.put("failed", summary.failed());
    shown.put(
        "sentence",
        (summary.open() > 0 ? "%d of %d done: ".formatted(summary.done(), summary.total()) : "")
            + "%d sent, %d unchanged, %d skipped, %d failed."
                .formatted(
                    summary.sent(), summary.unchanged(), summary.skipped(), summary.failed()));
    shown.put(
        "causes",
        summary.causes().stream()
            .map(cause ->
                Map.of(
                    "outcome",
                    cause.failed() ? "failed" : "skipped",
                    "orders",
                    cause.orders(),
                    "sentence",
                    cause.message(),
                    "hint",
                    cause.hint(),
                    "example",
                    cause.example()))
            .toList());
    return shown;
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
