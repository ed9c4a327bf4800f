package io.crossdock.salesforce;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.OrderKey;
import io.crossdock.core.plan.Applied;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.policy.SyncSettings.NoteKind;
import io.crossdock.core.policy.SyncSettings.SeveralMatches;
import io.crossdock.core.port.org.Org.Prepared.Ready;
import io.crossdock.salesforce.schema.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans to test with. */
public final class Orders {

  private Orders() {}

  /** Two lines of 10.00, total 30.00, and a note. */
  public static Plan plan(long entityId, Plan.Status status) {
    var lines = List.of(line(entityId, 1, "1", "10"), line(entityId, 2, "2", "10"));
    return new Plan(
        new OrderKey("main", entityId),
        new Plan.Customer(
            "main:customer:" + entityId,
            "ann" + entityId + "@example.com",
            false,
            new Plan.Account.PerCustomer(map("Name", "Ann Smith")),
            map("LastName", "Smith", "Email", "ann" + entityId + "@example.com"),
            new Plan.Matching(true, SeveralMatches.NEWEST, true),
            Instant.EPOCH),
        map("Name", "Order " + entityId, "EffectiveDate", "2026-11-24", "CurrencyIsoCode", "USD"),
        lines,
        new Plan.Catalogue(true, "", false),
        List.of(
            new Plan.Note(
                7, "Magento #" + entityId + " / note 7", "a < b\nc", NoteKind.CONTENT_NOTE, false)),
        status,
        Plan.Scope.ALL,
        Money.of("30"),
        "USD",
        List.of(),
        Plan.Only.NONE,
        List.of());
  }

  public static Plan.Status activated() {
    return new Plan.Status("Draft", "Activated", true, false);
  }

  public static Plan.Status draft() {
    return new Plan.Status("Draft", "Draft", false, true);
  }

  public static Plan of(Plan plan, Plan.Customer customer) {
    return new Plan(
        plan.key(),
        customer,
        plan.header(),
        plan.lines(),
        plan.catalogue(),
        plan.notes(),
        plan.status(),
        plan.scope(),
        plan.expectedTotal(),
        plan.currency(),
        plan.warnings(),
        plan.only(),
        plan.documents());
  }

  public static Plan with(Plan plan, Plan.Catalogue catalogue) {
    return new Plan(
        plan.key(),
        plan.customer(),
        plan.header(),
        plan.lines(),
        catalogue,
        plan.notes(),
        plan.status(),
        plan.scope(),
        plan.expectedTotal(),
        plan.currency(),
        plan.warnings(),
        plan.only(),
        plan.documents());
  }

  public static Plan with(Plan plan, List<Plan.Line> lines, String total) {
    return new Plan(
        plan.key(),
        plan.customer(),
        plan.header(),
        lines,
        plan.catalogue(),
        plan.notes(),
        plan.status(),
        plan.scope(),
        Money.of(total),
        plan.currency(),
        plan.warnings(),
        plan.only(),
        plan.documents());
  }

  public static Plan.Line line(long entityId, int number, String quantity, String price) {
    return new Plan.Line(
        "main:" + entityId + "0" + number,
        new Plan.Product("sku-" + number, "Product " + number, false),
        new BigDecimal(quantity),
        new BigDecimal(price),
        new TreeMap<>());
  }

  public static Ready fresh(Plan plan) {
    return new Ready(
        plan, Applied.NOTHING, Optional.empty(), Optional.empty(), "01sA", entries(), 0);
  }

  /** The plan as if it had been written with this status. */
  public static Ready written(Plan plan, Applied applied) {
    return new Ready(plan, applied, applied.accountId(), applied.contactId(), "01sA", entries(), 0);
  }

  public static Applied applied(Plan plan) {
    var sent = new TreeMap<String, Map<String, Object>>();
    var ids = new TreeMap<String, String>();
    sent.put("Account", plan.customer().account().fields());
    var contact = new TreeMap<String, Object>(plan.customer().contact());
    contact.put("Magento_Id__c", plan.customer().externalId());
    sent.put("Contact", contact);
    sent.put("Order", plan.header());
    for (Plan.Line line : plan.lines()) {
      sent.put(line.externalId(), Fields.of(line));
      ids.put(line.externalId(), "802" + line.externalId());
    }
    return new Applied(
        Optional.of("801A"),
        Optional.of("001A"),
        Optional.of("003A"),
        sent,
        ids,
        plan.status().wanted(),
        Set.of("7"),
        List.of());
  }

  private static Map<String, String> entries() {
    return Map.of("sku-1", "01uA", "sku-2", "01uB");
  }

  private static SortedMap<String, Object> map(String... pairs) {
    var map = new TreeMap<String, Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
