package io.crossdock.web.options;

import io.crossdock.core.port.work.Backfills;
import io.crossdock.core.port.work.Backfills.Progress;
import io.crossdock.core.port.work.Backfills.State;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Refused;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** "Sync all orders now" for scripts. */
@RestController
@RequestMapping("/api/v1/backfills")
public class BackfillsApi {

  /** About: most orders share their requests with others. */
  static final int ORDERS_PER_CALL = 10;

  private final Backfills backfills;

  BackfillsApi(Backfills backfills) {
    this.backfills = backfills;
  }

  /** {@code {"from":"2026-01-01","before":"2026-07-01","statuses":["complete"]}}. */
  @PostMapping
  ResponseEntity<Map<String, Object>> start(
      @RequestBody(required = false) @Nullable String body, Principal script) {
    String id = backfills.start(form(body).request(), script.getName());
    return ResponseEntity.accepted().body(Map.of("backfill", id));
  }

  @PostMapping("/estimate")
  Map<String, Object> estimate(@RequestBody(required = false) @Nullable String body) {
    long orders = backfills.estimate(form(body).request());
    return Map.of("orders", orders, "calls", calls(orders));
  }

  @GetMapping
  List<Map<String, Object>> recent() {
    return backfills.recent(50).stream().map(BackfillsApi::shown).toList();
  }

  @GetMapping("/{id}")
  Map<String, Object> one(@PathVariable("id") String id) {
    return shown(find(backfills, id));
  }

  @PostMapping("/{id}/{action}")
  Map<String, Object> act(@PathVariable("id") String id, @PathVariable("action") String action) {
    act(backfills, id, action);
    return shown(find(backfills, id));
  }

  /** Refuses what an ended one can't do any more. */
  static void act(Backfills backfills, String id, String action) {
    if (ended(backfills, id)) {
      throw new Refused(
          409, "It has ended", List.of("id: this back-fill is over; start another one."));
    }
    switch (action) {
      case "pause" -> backfills.pause(id);
      case "resume" -> backfills.resume(id);
      case "cancel" -> backfills.cancel(id);
      default ->
          throw new Refused(
              404, "No such action", List.of("action: must be pause, resume or cancel."));
    }
  }

  static boolean ended(Backfills backfills, String id) {
    State state = find(backfills, id).state();
    return state == State.DONE || state == State.CANCELLED;
  }

  static Progress find(Backfills backfills, String id) {
    return backfills
        .find(id)
        .orElseThrow(() ->
            new Refused(
                404, "No such back-fill", List.of("id: \"" + id + "\" was never started.")));
  }

  static long calls(long orders) {
    return (orders + ORDERS_PER_CALL - 1) / ORDERS_PER_CALL;
  }

  private static BackfillForm form(@Nullable String body) {
    JsonNode json = Bodies.object(body == null ? "" : body, Set.of("from", "before", "statuses"));
    var statuses = new HashSet<String>();
    var faults = new ArrayList<String>();
    if (!json.path("statuses").isArray()) {
      faults.add("statuses: must be a list of Magento status codes; an empty one means all.");
    }
    json.path("statuses").forEach(status -> statuses.add(status.asString("")));
    var form =
        new BackfillForm(
            json.path("from").asString(""), json.path("before").asString(""), statuses);
    form.faults().forEach(fault -> faults.add(fault.field() + ": " + fault.message()));
    if (!faults.isEmpty()) {
      throw new Refused(400, "Nothing was started", faults);
    }
    return form;
  }

  private static Map<String, Object> shown(Progress p) {
    var shown = new LinkedHashMap<String, Object>();
    shown.put("backfill", p.id());
    shown.put("from", p.request().from());
    shown.put("before", p.request().before());
    shown.put("statuses", p.request().statuses());
    shown.put("startedBy", p.startedBy());
    shown.put("startedAt", p.startedAt());
    shown.put("state", p.state().name().toLowerCase(Locale.ROOT));
    shown.put("reached", p.reached());
    shown.put("queued", p.queued());
    shown.put("open", p.open());
    shown.put("inSync", p.inSync());
    shown.put("notSent", p.notSent());
    shown.put("failed", p.failed());
    shown.put("orders", p.pace().orders());
    shown.put("percent", p.percent());
    shown.put("perMinute", p.pace().aMinute());
    p.left().ifPresent(left -> shown.put("secondsLeft", left.toSeconds()));
    return shown;
  }
}
