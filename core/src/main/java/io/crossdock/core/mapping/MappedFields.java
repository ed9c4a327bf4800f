package io.crossdock.core.mapping;

import io.crossdock.core.failure.Failure;
import io.crossdock.core.failure.Failure.Category;
import io.crossdock.core.mapping.DocumentSources.Source;
import io.crossdock.core.mapping.FieldMapping.Blank;
import io.crossdock.core.mapping.FieldMapping.Target;
import io.crossdock.core.mapping.FieldMapping.When;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.AddressPlanner;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Account;
import io.crossdock.core.policy.Hindrance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Puts mapped values into a plan. A mapping that fails blocks the order; of a document it costs
 * that field, which is named. Pure, but for evaluating.
 */
public final class MappedFields {

  private final Order order;
  private final List<FieldMapping> mappings;
  private final Expressions expressions;
  private final OrgShape org;
  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();

  private MappedFields(
      Order order, List<FieldMapping> mappings, Expressions expressions, OrgShape org) {
    this.order = order;
    this.mappings = mappings;
    this.expressions = expressions;
    this.org = org;
  }

  /** A plan, or why there can be none: every mapping that failed, by name. */
  public sealed interface Mapped {
    record Ready(Plan plan) implements Mapped {}

    record Impossible(Failure failure) implements Mapped {}
  }

  /**
   * Where only status and figures may change, mapped fields are left to the people in Salesforce,
   * but for those of documents, which are written there too.
   *
   * @param mappings the enabled ones of the order's website
   */
  public static Mapped onto(
      Plan plan, Order order, List<FieldMapping> mappings, Expressions expressions, OrgShape org) {
    List<FieldMapping> those =
        plan.scope() == Plan.Scope.ALL
            ? mappings
            : mappings.stream().filter(mapping -> mapping.target().isDocument()).toList();
    return those.isEmpty()
        ? new Mapped.Ready(plan)
        : new MappedFields(order, those, expressions, org).onto(plan);
  }

  /** What one mapping gives for an order now, for trying it out. */
  public static Tried tried(
      FieldMapping mapping, Order order, Expressions expressions, OrgShape org) {
    var fields = new MappedFields(order, List.of(mapping), expressions, org);
    Optional<Object> value =
        switch (mapping.target()) {
          case ORDER, ACCOUNT, CONTACT -> fields.value(mapping, order.source());
          case ORDER_ITEM -> fields.value(mapping, firstItem(order));
          case SHIPMENT, TRACKING, INVOICE, CREDIT_MEMO, DOCUMENT_LINE ->
              DocumentSources.first(order, mapping.target())
                  .flatMap(source -> fields.value(mapping, source));
        };
    return new Tried(value, List.copyOf(fields.faults), List.copyOf(fields.warnings));
  }

  /** The JSON of the item a line's mapping is tried on; empty when the order has none. */
  public static Map<String, Object> firstItem(Order order) {
    return items(order).values().stream().findFirst().orElse(Map.of());
  }

  /**
   * @param value what would be written; empty = the field is left alone
   * @param faults why an order could not be sent with it
   */
  public record Tried(Optional<Object> value, List<String> faults, List<String> warnings) {}

  private Mapped onto(Plan plan) {
    boolean all = plan.scope() == Plan.Scope.ALL;
    var header = all ? with(plan.header(), Target.ORDER, order.source()) : plan.header();
    var customer = all ? customer(plan.customer()) : plan.customer();
    var lines = all ? lines(plan.lines()) : plan.lines();
    var documents = documents(plan.documents());
    var only = only(documents);
    return faults.isEmpty()
        ? new Mapped.Ready(
            plan.withMapped(customer, header, lines, only, List.copyOf(warnings))
                .withDocuments(documents))
        : new Mapped.Impossible(
            Failure.of(
                Category.MISCONFIGURED,
                Hindrance.MAPPING.code(),
                "Mapped fields have no value: " + String.join("; ", faults) + ".",
                "An admin corrects these fields under Field Mapping, or switches them off; the"
                    + " orders then go by themselves."));
  }

  private Plan.Customer customer(Plan.Customer customer) {
    Account account = customer.account().with(account(customer.account().fields()));
    if (account instanceof Account.Fixed) {
      unwritten(Target.ACCOUNT, "all orders belong to one account, which Crossdock never writes");
    }
    boolean person = account instanceof Account.Person;
    if (person) {
      unwritten(Target.CONTACT, "with person accounts only the account is written");
    }
    return customer.with(
        account,
        person ? customer.contact() : with(customer.contact(), Target.CONTACT, order.source()));
  }

  private SortedMap<String, Object> account(SortedMap<String, Object> fields) {
    return with(fields, Target.ACCOUNT, order.source());
  }

  private void unwritten(Target target, String why) {
    mappings.stream()
        .filter(mapping -> mapping.target() == target)
        .forEach(mapping -> warnings.add(mapping.name() + " is mapped, but " + why + "."));
  }

  private List<Plan.Line> lines(List<Plan.Line> lines) {
    var items = items(order);
    var mapped = new ArrayList<Plan.Line>();
    for (Plan.Line line : lines) {
      Map<String, Object> item =
          items.get(line.externalId().substring(line.externalId().lastIndexOf(':') + 1));
      mapped.add(
          item == null || line.product().fee()
              ? line
              : new Plan.Line(
                  line.externalId(),
                  line.product(),
                  line.quantity(),
                  line.unitPrice(),
                  with(line.fields(), Target.ORDER_ITEM, item)));
    }
    return List.copyOf(mapped);
  }

  /** The JSON of items by item id. */
  private static Map<String, Map<String, Object>> items(Order order) {
    var items = new LinkedHashMap<String, Map<String, Object>>();
    if (order.source().get("items") instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> item) {
          var json = new TreeMap<String, Object>();
          item.forEach((name, value) -> json.put(String.valueOf(name), value));
          items.put(String.valueOf(json.get("item_id")), json);
        }
      }
    }
    return items;
  }

  private List<Plan.Document> documents(List<Plan.Document> planned) {
    if (planned.isEmpty() || mappings.stream().noneMatch(m -> m.target().isDocument())) {
      return planned;
    }
    var sources = new HashMap<String, Source>();
    DocumentSources.of(order).forEach(source -> sources.put(source.key(), source));
    return planned.stream()
        .map(document ->
            Optional.ofNullable(sources.get(document.externalId()))
                .map(source -> document.with(with(document.fields(), source)))
                .orElse(document))
        .toList();
  }

  private SortedMap<String, Object> with(SortedMap<String, Object> fields, Source source) {
    var all = new TreeMap<>(fields);
    for (FieldMapping mapping : mappings) {
      if (mapping.target() == source.target()) {
        value(mapping, source).ifPresent(value -> all.put(mapping.field(), value));
      }
    }
    return all;
  }

  private SortedMap<String, Object> with(
      SortedMap<String, Object> fields, Target target, Map<String, Object> context) {
    var all = new TreeMap<>(fields);
    for (FieldMapping mapping : mappings) {
      if (mapping.target() == target) {
        value(mapping, context).ifPresent(value -> all.put(mapping.field(), value));
      }
    }
    var said = new ArrayList<String>();
    AddressPlanner.settle(org, target.object(), all, said);
    warnings.addAll(said);
    return all;
  }

  private Optional<Object> value(FieldMapping mapping, Map<String, Object> context) {
    return value(mapping, context, Map.of("order", order.source()));
  }

  private Optional<Object> value(FieldMapping mapping, Source source) {
    return value(
        mapping, source.own(), Map.of("order", order.source(), "document", source.document()));
  }

  private Optional<Object> value(
      FieldMapping mapping, Map<String, Object> context, Map<String, Map<String, Object>> named) {
    Optional<OrgShape.Field> field = org.field(mapping.target().object(), mapping.field());
    if (field.isEmpty()) {
      warnings.add(
          mapping.name()
              + " is mapped, but the org has no such field (any more), or hides it from Crossdock's"
              + " user: it was left out. An admin corrects the Field Mapping, or a Salesforce"
              + " administrator brings the field back.");
      return Optional.empty();
    }
    if (!field.get().createable() && !field.get().updateable()) {
      warnings.add(
          mapping.name()
              + " is mapped, but Crossdock's user may not write this field (any more): it was left"
              + " out. An admin corrects the Field Mapping, or a Salesforce administrator makes it"
              + " writable.");
      return Optional.empty();
    }
    return switch (expressions.evaluate(mapping.expression(), context, named)) {
      case Expressions.Value.Failed(String why) -> {
        wrong(mapping, why);
        yield Optional.empty();
      }
      case Expressions.Value.Nothing() -> converted(mapping, field.get(), "");
      case Expressions.Value.Of(Object value) -> converted(mapping, field.get(), value);
    };
  }

  private Optional<Object> converted(FieldMapping mapping, OrgShape.Field field, Object given) {
    Object value = FieldValue.blank(given) ? mapping.otherwise() : given;
    if (FieldValue.blank(value)) {
      return mapping.blank() == Blank.KEEP
          ? Optional.empty()
          : Optional.of(field.type().equals("boolean") ? (Object) false : "");
    }
    if (!field.choices().isEmpty()) {
      return Optional.of(String.valueOf(value).strip()); // the address is settled as a whole
    }
    return switch (FieldValue.of(value, mapping.field(), field, order.store().timeZone())) {
      case FieldValue.Result.Ok(Object fit, boolean cut) -> {
        if (cut) {
          warnings.add(mapping.name() + " was cut to " + field.length() + " characters.");
        }
        yield Optional.of(fit);
      }
      case FieldValue.Result.Unlisted(String why) -> {
        warnings.add(mapping.name() + " (" + mapping.expression() + ") was left out: " + why + ".");
        yield Optional.empty();
      }
      case FieldValue.Result.Unfit(String why) -> {
        warnings.add(mapping.name() + " was left out: " + why + ".");
        yield Optional.empty();
      }
      case FieldValue.Result.Wrong(String why) -> {
        wrong(mapping, why);
        yield Optional.empty();
      }
    };
  }

  private void wrong(FieldMapping mapping, String why) {
    String told = mapping.name() + " (" + mapping.expression() + ")";
    if (mapping.target().isDocument()) {
      warnings.add(told + " was left out: " + why + ".");
    } else {
      faults.add(told + ": " + why);
    }
  }

  /** A plan without documents stays as it is, whatever is mapped to them. */
  private Plan.Only only(List<Plan.Document> documents) {
    Set<String> planned = documents.stream().map(Plan.Document::object).collect(Collectors.toSet());
    var inserted = new TreeSet<String>();
    var updated = new TreeSet<String>();
    for (FieldMapping mapping : mappings) {
      if (mapping.target().isDocument() && !planned.contains(mapping.target().object())) {
        continue;
      }
      if (mapping.when() == When.INSERT_ONLY) {
        inserted.add(mapping.name());
      } else if (mapping.when() == When.UPDATE_ONLY) {
        updated.add(mapping.name());
      }
    }
    return new Plan.Only(inserted, updated);
  }
}
