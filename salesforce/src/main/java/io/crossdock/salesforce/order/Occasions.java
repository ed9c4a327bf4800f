package io.crossdock.salesforce.order;

import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.plan.Plan.Account;
import java.util.Optional;

/** Leaves out what is for another occasion: "Insert only" and "Update only". Pure. */
final class Occasions {

  private Occasions() {}

  static Plan plan(Plan plan, Applied applied, Optional<String> account) {
    if (plan.only().equals(Plan.Only.NONE)) {
      return plan;
    }
    var only = plan.only();
    return plan.withCustomer(customer(plan, applied, account.isEmpty()))
        .withHeader(only.of("Order", plan.header(), applied.orderId().isEmpty()))
        .withLines(plan.lines().stream().map(line -> line(only, line, applied)).toList())
        .withDocuments(plan.documents().stream().map(d -> document(only, d, applied)).toList());
  }

  private static Plan.Document document(Plan.Only only, Plan.Document document, Applied applied) {
    boolean created = DocumentDelta.id(applied, document.externalId()).isEmpty();
    return document.with(only.of(document.object(), document.fields(), created));
  }

  private static Plan.Line line(Plan.Only only, Plan.Line line, Applied applied) {
    boolean created = !applied.lineIds().containsKey(line.externalId());
    return new Plan.Line(
        line.externalId(),
        line.product(),
        line.quantity(),
        line.unitPrice(),
        only.of("OrderItem", line.fields(), created));
  }

  private static Plan.Customer customer(Plan plan, Applied applied, boolean newAccount) {
    var customer = plan.customer();
    return customer.with(
        account(plan.only(), customer.account(), newAccount),
        plan.only().of("Contact", customer.contact(), applied.contactId().isEmpty()));
  }

  private static Account account(Plan.Only only, Account account, boolean created) {
    return account.with(only.of("Account", account.fields(), created));
  }
}
