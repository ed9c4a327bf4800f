package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.told.Changes;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.core.port.org.Previews.Action;
import io.crossdock.core.port.org.Previews.Change;
import io.crossdock.core.port.org.Previews.FieldChange;
import io.crossdock.core.port.org.Previews.Preview;
import io.crossdock.core.port.org.Previews.Same;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A {@link Delta} for people: records and fields, old and new. Pure. */
public final class Differences {

  private final Ready order;
  private final OrgShape shape;
  private final Applied before;
  private final Delta delta;
  private final Map<String, String> skus = new HashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final List<Same> same = new ArrayList<>();

  private Differences(Ready order, OrgShape shape) {
    this.order = order;
    this.shape = shape;
    this.before = order.applied();
    this.delta = Delta.of(order);
    order.plan().lines().forEach(line -> skus.put(line.externalId(), line.product().sku()));
  }

  /**
   * @param shape tells the labels of fields
   */
  public static Preview of(Ready order, OrgShape shape) {
    var differences = new Differences(order, shape);
    differences.products();
    differences.people();
    differences.header();
    differences.lines();
    differences.notes();
    differences.documents();
    return new Preview(
        List.copyOf(differences.changes),
        Optional.empty(),
        List.copyOf(differences.same),
        Optional.empty());
  }

  private void products() {
    var seen = new HashSet<String>();
    for (Plan.Line line : order.plan().lines()) {
      var product = line.product();
      if (order.entries().getOrDefault(product.identity(), "").isEmpty()
          && seen.add(product.sku())) {
        Map<String, Object> fields = Map.of("Name", product.name());
        add(Action.CREATE, "Product2", product.sku(), product.sku(), fields, Map.of());
      }
    }
  }

  private void people() {
    var customer = order.plan().customer();
    String key = customer.externalId();
    String account = text(customer.account().fields().get("Name"), key);
    String person =
        (text(customer.contact().get("FirstName"), "")
                + " "
                + text(customer.contact().get("LastName"), ""))
            .strip();
    add(
        action(order.accountId().isEmpty()),
        "Account",
        key,
        account,
        delta.account(),
        sent("Account"));
    add(
        action(order.contactId().isEmpty()),
        "Contact",
        key,
        person.isEmpty() ? key : person,
        delta.contact(),
        sent("Contact"));
  }

  private void header() {
    var fields = new TreeMap<String, Object>(delta.header());
    String status = order.plan().status().wanted();
    if (!status.equals(before.status())) {
      fields.put("Status", status);
    }
    var was = new HashMap<String, Object>(sent("Order"));
    was.put("Status", before.status());
    String key = order.key().externalId();
    String number = text(order.plan().header().get("OrderReferenceNumber"), key);
    add(action(before.orderId().isEmpty()), "Order", key, number, fields, was);
  }

  private void lines() {
    var changed = new HashSet<String>();
    for (var change : delta.lines()) {
      String key = change.line().externalId();
      changed.add(key);
      add(action(change.created()), "OrderItem", key, sku(key), change.fields(), sent(key));
    }
    for (String key : delta.removed()) {
      changes.add(new Change(Action.DELETE, "OrderItem", key, sku(key), List.of()));
    }
    before.lineIds().keySet().stream()
        .filter(key -> skus.containsKey(key) && !changed.contains(key))
        .sorted()
        .forEach(key -> same.add(new Same("OrderItem", sku(key))));
  }

  private void notes() {
    for (Plan.Note note : delta.notes()) {
      Map<String, Object> fields = Map.of("Content", note.body());
      add(Action.CREATE, "ContentNote", note.title(), note.title(), fields, Map.of());
    }
  }

  private void documents() {
    var changed = new HashSet<String>();
    for (var change : delta.documents().changes()) {
      var document = change.document();
      String key = document.externalId();
      changed.add(key);
      add(
          action(change.created()),
          document.object(),
          key,
          name(document),
          change.fields(),
          sent(key));
    }
    order.plan().documents().stream()
        .filter(document -> !changed.contains(document.externalId()))
        .forEach(document -> same.add(new Same(document.object(), name(document))));
    for (String key : delta.documents().gone()) {
      String name = text(sent(key).get("Name"), key);
      changes.add(new Change(Action.DELETE, OrgShape.TRACKING, key, name, List.of()));
    }
  }

  private static String name(Plan.Document document) {
    return text(document.fields().get("Name"), document.externalId());
  }

  private String sku(String key) {
    return skus.getOrDefault(key, text(sent(key).get("Magento_Sku__c"), key));
  }

  private Map<String, Object> sent(String record) {
    return before.sent().getOrDefault(record, Map.of());
  }

  private static String text(@Nullable Object value, String otherwise) {
    String text = Objects.toString(value, "");
    return text.isBlank() ? otherwise : text;
  }

  private static Action action(boolean created) {
    return created ? Action.CREATE : Action.UPDATE;
  }

  private void add(
      Action action,
      String object,
      String key,
      String name,
      Map<String, Object> fields,
      Map<String, Object> was) {
    if (action == Action.UPDATE && fields.isEmpty()) {
      same.add(new Same(object, name));
      return;
    }
    var changed =
        fields.entrySet().stream()
            .filter(f -> action == Action.UPDATE || !f.getValue().equals(""))
            .map(f ->
                new FieldChange(
                    f.getKey(),
                    label(object, f.getKey()),
                    was.getOrDefault(f.getKey(), ""),
                    f.getValue()))
            .toList();
    changes.add(new Change(action, object, key, name, changed));
  }

  private String label(String object, String field) {
    return shape
        .field(object, field)
        .map(OrgShape.Field::label)
        .filter(label -> !label.isEmpty())
        .orElseGet(() -> Changes.words(field));
  }
}
