package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order says of its taxes, rate by rate. As recorded: {@code amount} repeats the whole tax
 * in some lists, there {@code real_amount} is the rate's own share.
 */
final class Taxes {

  private final Cart cart;
  private final BigDecimal all;

  Taxes(Cart cart) {
    this.cart = cart;
    this.all = TaxRule.percent(cart.taxes());
  }

  void tell(Map<String, Object> order, Numbers numbers) {
    Map<String, Object> extension = Doc.at(order, "extension_attributes");
    var ids = new ArrayList<Integer>();
    cart.taxes().forEach(rule -> ids.add(numbers.next("tax")));
    var byItem = new ArrayList<Object>();
    for (Map<String, Object> item : Doc.objects(order, "items")) {
      BigDecimal tax = Doc.number(item, "tax_amount");
      Object id = item.getOrDefault("item_id", 0);
      byItem.add(Map.of("type", "product", "item_id", id, "applied_taxes", applied(tax)));
      item.put(
          "extension_attributes",
          Map.of("itemized_taxes", itemized(tax, "product", ids, Map.of("item_id", id), numbers)));
    }
    BigDecimal shipping = cart.tax(cart.shipping());
    boolean shipped = shipping.signum() > 0;
    if (shipped) {
      byItem.add(Map.of("type", "shipping", "applied_taxes", applied(shipping)));
    }
    extension.put("applied_taxes", applied(cart.tax()));
    extension.put("item_applied_taxes", byItem);
    extension.put("taxes", taxes(order, ids));
    extension.put(
        "additional_itemized_taxes",
        shipped ? itemized(shipping, "shipping", ids, Map.of(), numbers) : List.of());
  }

  private List<Object> applied(BigDecimal tax) {
    var list = new ArrayList<Object>();
    for (TaxRule rule : cart.taxes()) {
      var rate = rate(rule);
      Doc.both(rate, "amount", share(tax, rule));
      list.add(rate);
    }
    return list;
  }

  private List<Object> taxes(Map<String, Object> order, List<Integer> ids) {
    var list = new ArrayList<Object>();
    for (int i = 0; i < ids.size(); i++) {
      var tax = new LinkedHashMap<String, Object>();
      tax.put("tax_id", ids.get(i));
      tax.put("order_id", order.getOrDefault("entity_id", 0));
      tax.putAll(rate(cart.taxes().get(i)));
      Doc.both(tax, "amount", cart.tax());
      Doc.put(tax, "base_real_amount", share(cart.tax(), cart.taxes().get(i)));
      for (String zero : List.of("priority", "position", "process")) {
        tax.put(zero, 0);
      }
      list.add(tax);
    }
    return list;
  }

  private List<Object> itemized(
      BigDecimal whole, String type, List<Integer> ids, Map<String, Object> of, Numbers numbers) {
    var list = new ArrayList<Object>();
    for (int i = 0; i < ids.size(); i++) {
      TaxRule rule = cart.taxes().get(i);
      var tax = new LinkedHashMap<String, Object>();
      tax.put("tax_item_id", numbers.next("tax_item_id"));
      tax.put("tax_id", ids.get(i));
      tax.putAll(of);
      tax.put("tax_code", rule.code());
      Doc.put(tax, "tax_percent", rule.percent());
      Doc.both(tax, "amount", whole);
      Doc.put(tax, "real_amount", share(whole, rule));
      Doc.put(tax, "real_base_amount", share(whole, rule));
      tax.put("taxable_item_type", type);
      list.add(tax);
    }
    return list;
  }

  private static Map<String, Object> rate(TaxRule rule) {
    var rate = new LinkedHashMap<String, Object>();
    rate.put("code", rule.code());
    rate.put("title", rule.code());
    Doc.put(rate, "percent", rule.percent());
    return rate;
  }

  private BigDecimal share(BigDecimal tax, TaxRule rule) {
    return tax.multiply(rule.percent()).divide(all, 4, RoundingMode.HALF_UP);
  }
}
