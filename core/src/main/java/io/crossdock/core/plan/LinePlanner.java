package io.crossdock.core.plan;

import io.crossdock.core.order.Money;
import io.crossdock.core.order.Order;
import io.crossdock.core.order.OrderLine;
import io.crossdock.core.plan.Plan.Line;
import io.crossdock.core.plan.Plan.Product;
import io.crossdock.core.plan.RowPlanner.Row;
import io.crossdock.core.policy.SyncSettings;
import io.crossdock.core.policy.SyncSettings.Discounts;
import io.crossdock.core.policy.SyncSettings.Fees;
import io.crossdock.core.policy.SyncSettings.ProductMatch;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Rows and fees as lines at the org's scales, whose sum is the grand total as the org can hold it:
 * what the scales of the lines cannot hold becomes "Rounding". With fees as fields only, the rows
 * alone are lines.
 */
final class LinePlanner {

  private static final int DESCRIPTION = 255;
  private static final Map<String, String> NAMES =
      Map.of(
          "shipping",
          "Shipping",
          "tax",
          "Tax",
          "discount",
          "Discount",
          "gift-card",
          "Gift Cards",
          "store-credit",
          "Store Credit",
          "reward-points",
          "Reward Points",
          "gift-wrapping",
          "Gift Wrapping",
          Amounts.FPT,
          "Fixed Product Taxes",
          "other",
          "Other Charges",
          "rounding",
          "Rounding");

  private final Order order;
  private final Amounts amounts;
  private final SyncSettings.Amounts settings;
  private final SyncSettings.Products products;
  private final OrgShape org;
  private final List<String> warnings;

  LinePlanner(
      Order order, Amounts amounts, SyncSettings settings, OrgShape org, List<String> warnings) {
    this.order = order;
    this.amounts = amounts;
    this.settings = settings.amounts();
    this.products = settings.products();
    this.org = org;
    this.warnings = warnings;
  }

  List<Line> lines() {
    var lines = new ArrayList<Line>();
    List<Row> rows = new RowPlanner(order, amounts, settings).rows();
    rows.forEach(row -> lines.add(line(row)));
    if (settings.fees() == Fees.FIELDS) {
      return List.copyOf(lines);
    }
    FeePlanner.fees(amounts, settings, rows).forEach((kind, amount) -> fee(lines, kind, amount));
    fee(lines, "rounding", amounts.grandTotal().minus(sum(lines)));
    return List.copyOf(lines);
  }

  static Money sum(List<Line> lines) {
    return lines.stream().map(l -> new Money(l.total())).reduce(Money.ZERO, Money::plus);
  }

  private Line line(Row row) {
    OrderLine item = row.item();
    BigDecimal quantity = item.quantity().stripTrailingZeros();
    BigDecimal price =
        row.amount().amount().divide(quantity, amounts.scale(), RoundingMode.HALF_UP);
    boolean fits = fits(quantity, price);
    String description = String.join("; ", item.options());
    if (!fits) {
      description = Texts.joined("; ", "Quantity " + quantity.toPlainString(), description);
    }
    String sku = Skus.of(order, item, warnings);
    var fields =
        new Texts("OrderItem", sku, org, warnings)
            .put("Description", description, DESCRIPTION)
            .put("Magento_Sku__c", sku, Skus.MOST)
            .put("Magento_Quantity__c", item.quantity())
            .put("Magento_Row_Total__c", row.amount().amount())
            .fields();
    return new Line(
        order.key().connection() + ":" + item.itemId(),
        new Product(sku, name(item, sku), false, key(item)),
        scaled(fits ? quantity : BigDecimal.ONE, org.quantityScale()),
        fits ? price : scaled(row.amount().amount(), amounts.scale()),
        fields);
  }

  private String name(OrderLine item, String sku) {
    String name = Skus.clean(item.name());
    return name.isEmpty()
        ? sku
        : String.valueOf(
            new Texts("Product2", sku, org, warnings)
                .put("Name", name, 255)
                .fields()
                .getOrDefault("Name", sku));
  }

  private String key(OrderLine item) {
    long id = products.match() == ProductMatch.SKU ? 0 : Skus.productId(order, item);
    return id == 0 ? "" : order.key().connection() + ":product:" + id;
  }

  /** The org rounds each line's total, so one finer than its prices could not be made up for. */
  private boolean fits(BigDecimal quantity, BigDecimal price) {
    return quantity.scale() <= org.quantityScale()
        && quantity.multiply(price).stripTrailingZeros().scale() <= amounts.scale();
  }

  /** Nothing is added for zero; an amount finer than a cent is left to the rounding line. */
  private void fee(List<Line> lines, String kind, Money amount) {
    BigDecimal price = scaled(amount.amount(), amounts.scale());
    if (price.signum() < 0 && settings.discounts() == Discounts.FOLDED) {
      fold(lines, price);
    } else if (price.signum() != 0) {
      String name = NAMES.getOrDefault(kind, kind);
      lines.add(
          new Line(
              order.key().externalId() + ":" + kind,
              new Product("crossdock-" + kind, name, true),
              scaled(BigDecimal.ONE, org.quantityScale()),
              price,
              new Texts("OrderItem", kind, org, warnings)
                  .put("Description", name, DESCRIPTION)
                  .fields()));
    }
  }

  /** For orgs that refuse negative prices: the dearest lines are made cheaper. */
  private void fold(List<Line> lines, BigDecimal amount) {
    BigDecimal left = amount;
    var dearest = lines.stream().sorted(Comparator.comparing(Line::total).reversed()).toList();
    for (Line line : dearest) {
      BigDecimal taken = left.negate().min(line.total());
      if (taken.signum() > 0) {
        lines.set(lines.indexOf(line), cheaper(line, line.total().subtract(taken)));
        left = left.add(taken);
      }
    }
  }

  private Line cheaper(Line line, BigDecimal total) {
    BigDecimal price = total.divide(line.quantity(), amounts.scale(), RoundingMode.HALF_UP);
    boolean divides = price.multiply(line.quantity()).compareTo(total) == 0;
    return new Line(
        line.externalId(),
        line.product(),
        divides ? line.quantity() : scaled(BigDecimal.ONE, org.quantityScale()),
        divides ? price : scaled(total, amounts.scale()),
        divides ? line.fields() : described(line));
  }

  private SortedMap<String, Object> described(Line line) {
    var fields = new TreeMap<>(line.fields());
    String before = String.valueOf(fields.getOrDefault("Description", ""));
    if (!before.startsWith("Quantity ")) {
      String quantity = line.quantity().stripTrailingZeros().toPlainString();
      fields.putAll(
          new Texts("OrderItem", line.product().sku(), org, warnings)
              .put("Description", Texts.joined("; ", "Quantity " + quantity, before), DESCRIPTION)
              .fields());
    }
    return fields;
  }

  private static BigDecimal scaled(BigDecimal value, int scale) {
    return value.setScale(scale, RoundingMode.HALF_UP);
  }
}
