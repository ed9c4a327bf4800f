package io.crossdock.web.pin;

import io.crossdock.core.port.org.Bindings.Bound;
import io.crossdock.core.port.work.Operations;
import io.crossdock.core.port.work.SyncAnyway;
import io.crossdock.core.view.OrderViews;
import io.crossdock.core.view.OrderViews.Row;
import io.crossdock.web.access.Keeping;
import io.crossdock.web.answer.Bodies;
import io.crossdock.web.answer.Form;
import io.crossdock.web.answer.Refused;
import io.crossdock.web.order.Chosen;
import io.crossdock.web.order.OrderLookup;
import io.crossdock.web.pin.SaveAndSync.Result;
import java.security.Principal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** "Save and Sync Order" for scripts. */
@RestController
public class OrderSalesforceApi {

  private static final Set<String> TEXTS = Set.of("order", "account", "contact", "owner");
  private static final Set<String> LISTS = Set.of("keep", "delete");

  private final OrderViews views;
  private final Chosen chosen;
  private final Operations operations;
  private final InstantSource clock;
  private final SaveAndSync saving;

  OrderSalesforceApi(OrderViews views, Chosen chosen, Operations operations, InstantSource clock) {
    this.views = views;
    this.chosen = chosen;
    this.operations = operations;
    this.clock = clock;
    this.saving = new SaveAndSync(chosen, operations, clock);
  }

  /**
   * A field that is not sent stays pinned as it is, an empty one is unpinned. Lines of the Order
   * that belong to no item must all be named, in {@code keep} or {@code delete}.
   */
  @PutMapping("/api/v1/orders/{key}/salesforce")
  ResponseEntity<Map<String, Object>> save(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store,
      @RequestBody(required = false) @org.jspecify.annotations.Nullable String body,
      Principal script,
      Keeping keeping) {
    Row row = OrderLookup.one(views, key, store);
    var known = new HashSet<>(TEXTS);
    known.addAll(LISTS);
    JsonNode json = Bodies.object(body == null ? "" : body, known, Set.of());
    checkForm(json);
    var answer = new SaveAndSync.Answer(true, ids(json, "keep"), ids(json, "delete"));
    return switch (saving.save(row, form(row, json), answer, script.getName(), keeping)) {
      case Result.Wrong wrong ->
          throw new Refused(
              422,
              "Nothing was saved or sent",
              wrong.faults().stream().map(f -> f.field() + ": " + f.message()).toList());
      case Result.Ask ask -> throw new Refused(409, "Lines need a decision", open(ask.open()));
      case Result.Sent sent ->
          ResponseEntity.accepted().body(Map.of("operation", sent.operation()));
    };
  }

  /** Sends an order although a filter leaves it; holds until removed. */
  @PostMapping("/api/v1/orders/{key}/anyway")
  ResponseEntity<Map<String, Object>> anyway(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store,
      Principal script) {
    Row row = OrderLookup.one(views, key, store);
    chosen.anyway().add(row.key(), new SyncAnyway.Wish(script.getName(), clock.instant()));
    String id = operations.start(List.of(row.key()), script.getName(), clock.instant());
    return ResponseEntity.accepted().body(Map.of("operation", id));
  }

  @DeleteMapping("/api/v1/orders/{key}/anyway")
  ResponseEntity<Void> noLongerAnyway(
      @PathVariable("key") String key,
      @RequestParam(name = "store", defaultValue = "") String store) {
    chosen.anyway().remove(OrderLookup.one(views, key, store).key());
    return ResponseEntity.noContent().build();
  }

  private PinForm form(Row row, JsonNode json) {
    var pinned = chosen.pins().find(List.of(row.key())).get(row.key());
    var values =
        new TreeMap<>(pinned == null ? Map.<String, String>of() : PinForm.of(pinned).values());
    TEXTS.stream()
        .filter(json::has)
        .forEach(field -> values.put(field, json.path(field).asString("")));
    return PinForm.of(Form.of(values));
  }

  private static List<String> open(Bound.Open open) {
    var faults = new ArrayList<String>();
    open.rest()
        .forEach(line ->
            faults.add(
                "lines: say \"keep\" or \"delete\" of %s (%s, quantity %s); no item of the order is it."
                    .formatted(
                        line.id(),
                        line.sku(),
                        line.quantity().stripTrailingZeros().toPlainString())));
    return faults.isEmpty()
        ? List.of("keep, delete: name lines that the Order does not have, or no longer has.")
        : faults;
  }

  private static void checkForm(JsonNode json) {
    var faults = new ArrayList<String>();
    for (String field : TEXTS) {
      if (json.has(field) && !json.path(field).isString()) {
        faults.add(field + ": must be a text, a Salesforce id.");
      }
    }
    for (String field : LISTS) {
      JsonNode list = json.path(field);
      if (json.has(field) && !(list.isArray() && list.valueStream().allMatch(JsonNode::isString))) {
        faults.add(field + ": must be a list of line ids.");
      }
    }
    if (!faults.isEmpty()) {
      throw new Refused(400, "The request is not complete", faults.stream().sorted().toList());
    }
  }

  private static Set<String> ids(JsonNode json, String field) {
    return json.path(field).valueStream().map(id -> id.asString("")).collect(Collectors.toSet());
  }
}
