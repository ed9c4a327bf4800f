package io.crossdock.web;

import io.crossdock.core.mapping.Expressions;
import io.crossdock.core.mapping.FieldMapping;
import io.crossdock.core.mapping.MappingCheck;
import io.crossdock.core.mapping.MappingSet;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.policy.Fault;
import io.crossdock.core.port.settings.MappingFiles;
import io.crossdock.core.port.settings.Mappings;
import io.crossdock.core.port.work.AppliedOrders;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mappings in memory, checked as the real ones; an expression is the name of a value. */
public final class FakeMappings implements Mappings, Expressions, MappingFiles, AppliedOrders {

  static final OrgShape ORG =
      new OrgShape(
          false,
          "USD",
          List.of("USD"),
          List.of(new OrgShape.Status("Draft", false), new OrgShape.Status("Activated", true)),
          Map.of(
              "Order",
              Map.of(
                  "Gift__c", field("string", 40, "Gift message"),
                  "Weight__c", field("double", 0, "Weight"),
                  "Name", field("string", 80, "Order Name")),
              "OrderItem",
              Map.of("Engraving__c", field("string", 40, "Engraving")),
              OrgShape.SHIPMENT,
              Map.of(
                  "Magento_Id__c", field("string", 120, "Magento Id"),
                  "Weight__c", field("double", 0, "Weight of it"),
                  "Total_Quantity__c", field("double", 0, "Total Quantity"))));

  private List<FieldMapping> all = List.of();
  private final List<Entry> entries = new ArrayList<>();
  public final Map<OrderKey, Applied> applied = new HashMap<>();
  public Content content = new Content.Read(List.of());
  public volatile Runnable evaluating = () -> {};

  private static OrgShape.Field field(String type, int length, String label) {
    return new OrgShape.Field(type, length, 0, true, true, false, List.of(), label);
  }

  @Override
  public List<FieldMapping> effective(int websiteId) {
    return new MappingSet(all).effective(websiteId);
  }

  /** What was saved when the org was another. */
  public void all(List<FieldMapping> saved) {
    all = saved;
  }

  @Override
  public Stored read() {
    return new Stored(all, entries.size());
  }

  @Override
  public Result save(Change change, OrgShape org) {
    List<Fault> faults = MappingCheck.faults(change.all(), all, org, this);
    if (!faults.isEmpty()) {
      return new Result.Refused(faults);
    }
    if (change.basedOn() != entries.size()) {
      return new Result.Refused(List.of(new Fault("version", "Someone else has saved.")));
    }
    all = change.all();
    entries.add(
        new Entry(
            entries.size() + 1L,
            Optional.empty(),
            all.stream().findFirst(),
            change.user(),
            change.at()));
    return new Result.Saved(entries.size(), 3);
  }

  @Override
  public List<Entry> history(int limit) {
    return entries.reversed();
  }

  @Override
  public Optional<String> fault(String expression) {
    return expression.contains("(") ? Optional.of("a bracket is open") : Optional.empty();
  }

  @Override
  public Value evaluate(
      String expression, Map<String, Object> context, Map<String, Map<String, Object>> named) {
    evaluating.run();
    Object value = context.get(expression);
    return value == null ? new Value.Nothing() : new Value.Of(value);
  }

  @Override
  public String write(List<FieldMapping> mappings) {
    return "mappings: " + mappings.size() + "\n";
  }

  @Override
  public Content read(String yaml) {
    return content;
  }

  @Override
  public Map<OrderKey, Applied> find(Collection<OrderKey> keys) {
    return applied;
  }
}
