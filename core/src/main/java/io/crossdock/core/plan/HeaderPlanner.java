package io.crossdock.core.plan;

import io.crossdock.core.order.Order;
import io.crossdock.core.order.Totals;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of the Order itself. */
final class HeaderPlanner {

  private static final Set<String> FIGURES =
      Set.of(
          "Magento_Status__c",
          "Magento_Total_Paid__c",
          "Magento_Total_Due__c",
          "Magento_Total_Refunded__c",
          "Magento_Total_Canceled__c",
          "Magento_Net_Total__c",
          "Magento_Related_Order__c");

  private static final String PO_NUMBER = "PoNumber";
  private static final int PO_NUMBER_MOST = 80;

  private HeaderPlanner() {}

  static SortedMap<String, Object> plan(
      Order order, Amounts amounts, OrgShape org, List<String> warnings) {
    Totals totals = amounts.totals();
    var fields =
        new Texts("Order", "", org, warnings)
            .put("OrderReferenceNumber", order.incrementId(), 80)
            .put("Name", "Magento " + order.incrementId(), 80)
            .put("EffectiveDate", effectiveDate(order), 10)
            .put("Description", description(order, amounts), 32_000)
            .put("Magento_Status__c", order.status(), 255)
            .put("Magento_Store__c", order.store().name(), 255)
            .put("Magento_Coupon__c", order.coupon(), 255)
            .put("Magento_Related_Order__c", String.join(", ", order.relatedIncrementIds()), 255)
            .put("Magento_Grand_Total__c", totals.grandTotal().amount())
            .put("Magento_Tax__c", totals.tax().amount())
            .put("Magento_Shipping__c", totals.shipping().amount())
            .put("Magento_Discount__c", totals.discount().amount())
            .put("Magento_Total_Paid__c", totals.paid().amount())
            .put("Magento_Total_Due__c", totals.due().amount())
            .put("Magento_Total_Refunded__c", totals.refunded().amount())
            .put("Magento_Total_Canceled__c", totals.canceled().amount())
            .put("Magento_Net_Total__c", net(totals))
            .put("Magento_Base_Grand_Total__c", order.baseTotal().grandTotal().amount())
            .put("Magento_Base_Currency__c", order.baseTotal().currency(), 10);
    poNumber(order, org, fields, warnings);
    if (org.multiCurrency()) {
      fields.put("CurrencyIsoCode", totals.currency(), 3);
    }
    order.billing().ifPresent(address -> AddressPlanner.put(fields, "Billing", address));
    order.shipping().ifPresent(address -> AddressPlanner.put(fields, "Shipping", address));
    return fields.fields();
  }

  /** A number that is cut is another number. */
  private static void poNumber(Order order, OrgShape org, Texts fields, List<String> warnings) {
    String number = order.payment().poNumber();
    int told = org.field("Order", PO_NUMBER).map(OrgShape.Field::length).orElse(0);
    int most = told > 0 ? told : PO_NUMBER_MOST;
    if (number.isEmpty() || !fields.has(PO_NUMBER)) {
      return;
    }
    if (number.length() > most) {
      warnings.add(
          "The purchase order number is longer than the "
              + most
              + " characters that Salesforce holds, so Order.PoNumber was left out.");
    } else {
      fields.put(PO_NUMBER, number, most);
    }
  }

  /** What moves still when "Update Order Info" is No. */
  static SortedMap<String, Object> figures(SortedMap<String, Object> header) {
    var figures = new TreeMap<>(header);
    figures.keySet().retainAll(FIGURES);
    return figures;
  }

  /** The day of the purchase where the store is, not in UTC. */
  private static String effectiveDate(Order order) {
    return LocalDate.ofInstant(order.createdAt(), ZoneId.of(order.store().timeZone())).toString();
  }

  private static java.math.BigDecimal net(Totals totals) {
    return totals.grandTotal().minus(totals.refunded()).minus(totals.canceled()).amount();
  }

  private static String description(Order order, Amounts amounts) {
    String base =
        amounts.base()
            ? "Amounts are in the base currency; the customer paid "
                + order.total().grandTotal()
                + " "
                + order.total().currency()
            : "";
    return Texts.joined(
        "\n", order.shippingDescription(), "Payment: " + order.payment().words(), base);
  }
}
