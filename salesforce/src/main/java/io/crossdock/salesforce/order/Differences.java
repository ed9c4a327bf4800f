package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Previews.Action;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.FieldChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** A {@link Delta} for people: records and fields, old and new. Pure. */
public final class Differences {

  private final Ready order;
  private final Applied before;
  private final Delta delta;
  private final List<Change> changes = new ArrayList<>();

  private Differences(Ready order) {
    this.order = order;
    this.before = order.applied();
    this.delta = Delta.of(order);
  }

  public static List<Change> of(Ready order) {
    var differences = new Differences(order);
    differences.products();
    differences.people();
    differences.header();
    differences.lines();
    differences.notes();
    return List.copyOf(differences.changes);
  }

  private void products() {
    var seen = new HashSet<String>();
    for (Plan.Line line : order.plan().lines()) {
      var product = line.product();
      if (order.entries().getOrDefault(product.identity(), "").isEmpty()
          && seen.add(product.sku())) {
        Map<String, Object> fields = Map.of("Name", product.name());
        add(Action.CREATE, "Product2", product.sku(), fields, Map.of());
      }
    }
  }

  private void people() {
    String key = order.plan().customer().externalId();
    add(action(order.accountId().isEmpty()), "Account", key, delta.account(), sent("Account"));
    add(action(order.contactId().isEmpty()), "Contact", key, delta.contact(), sent("Contact"));
  }

  private void header() {
    var fields = new java.util.TreeMap<String, Object>(delta.header());
    String status = order.plan().status().wanted();
    if (!status.equals(before.status())) {
      fields.put("Status", status);
    }
    var was = new java.util.HashMap<String, Object>(sent("Order"));
    was.put("Status", before.status());
    add(action(before.orderId().isEmpty()), "Order", order.key().externalId(), fields, was);
  }

  private void lines() {
    for (var change : delta.lines()) {
      String key = change.line().externalId();
      add(action(change.created()), "OrderItem", key, change.fields(), sent(key));
    }
    for (String key : delta.removed()) {
      changes.add(new Change(Action.DELETE, "OrderItem", key, List.of()));
    }
  }

  private void notes() {
    for (Plan.Note note : delta.notes()) {
      Map<String, Object> fields = Map.of("Content", note.body());
      add(Action.CREATE, "ContentNote", note.title(), fields, Map.of());
    }
  }

  private Map<String, Object> sent(String record) {
    return before.sent().getOrDefault(record, Map.of());
  }

  private static Action action(boolean created) {
    return created ? Action.CREATE : Action.UPDATE;
  }

  private void add(
      Action action,
      String object,
      String key,
      Map<String, Object> fields,
      Map<String, Object> was) {
    if (action == Action.CREATE || !fields.isEmpty()) {
      var changed =
          fields.entrySet().stream()
              .filter(f -> action == Action.UPDATE || !f.getValue().equals(""))
              .map(f -> new FieldChange(f.getKey(), was.getOrDefault(f.getKey(), ""), f.getValue()))
              .toList();
      changes.add(new Change(action, object, key, changed));
    }
  }
}
