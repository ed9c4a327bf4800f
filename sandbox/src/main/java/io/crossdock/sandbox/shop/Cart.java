package io.crossdock.sandbox.shop;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What somebody is about to buy. Flat-rate shipping costs 5.00 a piece; virtual goods ship free. A
 * value: each step gives a new cart.
 */
record Cart(
    String key,
    int id,
    int customerId,
    String createdAt,
    List<Line> lines,
    Map<String, Object> shippingAddress,
    Map<String, Object> billingAddress) {

  private static final BigDecimal FLAT_RATE = new BigDecimal("5.00");

  /**
   * Some pieces of one product.
   *
   * @param row what they cost together, which need not be price times quantity: 3 for 10.00
   */
  record Line(
      int itemId,
      Map<String, Object> product,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal row) {

    /**
     * @param asked {@code qty}, and {@code price} or {@code rowTotal} if not as in the catalogue
     */
    static Line of(int itemId, Map<String, Object> product, Map<String, Object> asked) {
      BigDecimal quantity = asked.containsKey("qty") ? Doc.number(asked, "qty") : BigDecimal.ONE;
      if (quantity.signum() <= 0) {
        throw Refused.badRequest("The quantity must be greater than zero.");
      }
      BigDecimal price = Doc.number(asked.containsKey("price") ? asked : product, "price");
      if (asked.containsKey("rowTotal")) {
        BigDecimal row = Doc.number(asked, "rowTotal");
        price = row.divide(quantity, 4, RoundingMode.HALF_UP);
        return new Line(itemId, product, quantity, price, row);
      }
      return new Line(itemId, product, quantity, price, Doc.cents(price.multiply(quantity)));
    }

    String sku() {
      return Doc.text(product, "sku");
    }

    boolean isVirtual() {
      return !Doc.text(product, "type_id").equals("simple");
    }
  }

  Cart with(Line line) {
    var more = new ArrayList<>(lines);
    more.add(line);
    return new Cart(
        key, id, customerId, createdAt, List.copyOf(more), shippingAddress, billingAddress);
  }

  Cart to(Map<String, Object> shipping, Map<String, Object> billing) {
    return new Cart(key, id, customerId, createdAt, lines, shipping, billing);
  }

  boolean isVirtual() {
    return lines.stream().allMatch(Line::isVirtual);
  }

  BigDecimal subtotal() {
    return lines.stream().map(Line::row).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal pieces() {
    return lines.stream().map(Line::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  BigDecimal flatRate() {
    return lines.stream()
        .filter(line -> !line.isVirtual())
        .map(line -> Doc.cents(FLAT_RATE.multiply(line.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Nothing before the address is known. */
  BigDecimal shipping() {
    return shippingAddress.isEmpty() ? BigDecimal.ZERO : flatRate();
  }

  List<TaxRule> taxes() {
    return TaxRule.of(shippingAddress.isEmpty() ? billingAddress : shippingAddress);
  }

  BigDecimal tax(BigDecimal net) {
    return Doc.cents(net.multiply(TaxRule.percent(taxes())).movePointLeft(2));
  }

  BigDecimal tax() {
    return lines.stream().map(line -> tax(line.row())).reduce(tax(shipping()), BigDecimal::add);
  }

  BigDecimal grandTotal() {
    return subtotal().add(shipping()).add(tax());
  }
}
