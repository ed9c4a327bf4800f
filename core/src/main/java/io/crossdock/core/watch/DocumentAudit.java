package io.crossdock.core.watch;

import io.crossdock.core.order.Document.Kind;
import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.plan.OrgShape;
import io.crossdock.core.plan.Plan;
import io.crossdock.core.watch.OrgOrders.Documents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares how many documents an order has on both sides, and what they come to. Pure. */
final class DocumentAudit {

  /** What one amount may be off where the org keeps fewer decimals than the shop. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.005");

  private DocumentAudit() {}

  /**
   * A sentence for each kind that differs, with both figures.
   *
   * @param wanted kinds that are sent
   * @param held what the org has; a kind that it does not tell of is not compared
   */
  static List<String> differing(
      Order order, Plan plan, Set<Kind> wanted, Map<Kind, Documents> held) {
    var told = new ArrayList<String>();
    for (Kind kind : Kind.values()) {
      Documents has = held.get(kind);
      Documents should = planned(plan, kind);
      boolean unread = should.count() == 0 && order.tellsOf(kind);
      if (has == null || unread || !wanted.contains(kind)) {
        continue;
      }
      if (should.count() != has.count() || !rounded(should, has)) {
        told.add(
            "%ss: Salesforce has %s, Magento %s."
                .formatted(kind.label(), figures(kind, has, plan), figures(kind, should, plan)));
      }
    }
    return told;
  }

  private static Documents planned(Plan plan, Kind kind) {
    Documents all = Documents.NONE;
    for (Plan.Document document : plan.documents()) {
      if (document.object().equals(OrgShape.object(kind))) {
        all =
            all.and(
                document.fields().get("Grand_Total__c") instanceof BigDecimal total
                    ? new Money(total)
                    : Money.ZERO);
      }
    }
    return all;
  }

  private static boolean rounded(Documents should, Documents has) {
    BigDecimal off = should.sum().amount().subtract(has.sum().amount()).abs();
    return off.compareTo(ROUNDING.multiply(BigDecimal.valueOf(has.count()))) <= 0;
  }

  private static String figures(Kind kind, Documents documents, Plan plan) {
    return kind == Kind.SHIPMENT || documents.count() == 0
        ? Integer.toString(documents.count())
        : "%d of %s %s".formatted(documents.count(), documents.sum(), plan.currency());
  }
}
