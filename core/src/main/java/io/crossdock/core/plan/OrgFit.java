package io.crossdock.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Leaves out of a plan what the org has no field for (any more) or does not let Crossdock write: it
 * costs that field, which is named, and not the order. When the field is there again, the plan has
 * it again. Pure.
 */
public final class OrgFit {

  /** Kept whatever describe says: without these there is no such record, so the org must refuse. */
  private static final Set<String> ESSENTIAL =
      Set.of(
          "Account.Name",
          "Account.LastName",
          "Contact.LastName",
          "Order.EffectiveDate",
          "Order.CurrencyIsoCode");

  private final OrgShape org;
  private final Set<String> warnings = new LinkedHashSet<>();

  private OrgFit(OrgShape org) {
    this.org = org;
  }

  /** An object that the shape does not know of is left as it is. */
  public static Plan of(Plan plan, OrgShape org) {
    return new OrgFit(org).fitting(plan);
  }

  private Plan fitting(Plan plan) {
    var customer = plan.customer();
    var header = fitting("Order", plan.header());
    var lines = new ArrayList<Plan.Line>();
    for (Plan.Line line : plan.lines()) {
      lines.add(
          new Plan.Line(
              line.externalId(),
              line.product(),
              line.quantity(),
              line.unitPrice(),
              fitting("OrderItem", line.fields())));
    }
    var account = account(customer.account());
    var contact = fitting("Contact", customer.contact());
    var documents =
        plan.documents().stream().map(d -> d.with(fitting(d.object(), d.fields()))).toList();
    if (warnings.isEmpty()) {
      return plan;
    }
    var fitted =
        new Plan.Customer(
            customer.externalId(),
            customer.email(),
            customer.guest(),
            account,
            contact,
            customer.matching(),
            customer.asOf());
    return plan.withMapped(fitted, header, lines, plan.only(), List.copyOf(warnings))
        .withDocuments(documents);
  }

  private Plan.Account account(Plan.Account account) {
    return switch (account) {
      case Plan.Account.PerCustomer(var fields) ->
          new Plan.Account.PerCustomer(fitting("Account", fields));
      case Plan.Account.Company(var fields) -> new Plan.Account.Company(fitting("Account", fields));
      case Plan.Account.Person(var fields) -> new Plan.Account.Person(fitting("Account", fields));
      case Plan.Account.Fixed fixed -> fixed;
    };
  }

  private SortedMap<String, Object> fitting(String object, SortedMap<String, Object> fields) {
    if (org.objects().getOrDefault(object, java.util.Map.of()).isEmpty()) {
      return fields;
    }
    var left = new TreeSet<>(fields.keySet());
    left.removeIf(field -> ESSENTIAL.contains(object + "." + field) || writable(object, field));
    if (left.isEmpty()) {
      return fields;
    }
    var kept = new TreeMap<>(fields);
    kept.keySet().removeAll(left);
    return kept;
  }

  private boolean writable(String object, String field) {
    var known = org.field(object, field);
    if (known.filter(f -> f.createable() || f.updateable()).isPresent()) {
      return true;
    }
    warnings.add(
        known.isEmpty()
            ? "%s.%s was left out: the org has no such field, or hides it from Crossdock's user."
                .formatted(object, field)
            : "%s.%s was left out: Crossdock's user may not write this field."
                .formatted(object, field));
    return false;
  }
}
