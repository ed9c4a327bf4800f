package io.crossdock.core.order;

/**
 * The totals of an order in one currency, as Magento has them: {@code grandTotal = subtotal + tax +
 * shipping + discount (negative) + discountTaxCompensation + shippingDiscountTaxCompensation} held
 * on every recorded order.
 *
 * @param currency ISO 4217
 * @param subtotalInclTax before discounts
 * @param shippingInclTax before discounts
 * @param credits how much of the price was paid by other means than money; Magento took it off the
 *     grand total
 * @param charges what Magento put on the grand total beside its own parts
 */
public record Totals(
    String currency,
    Money grandTotal,
    Money subtotal,
    Money tax,
    Money shipping,
    Money discount,
    Money discountTaxCompensation,
    Money shippingDiscountTaxCompensation,
    Money paid,
    Money due,
    Money refunded,
    Money canceled,
    Money subtotalInclTax,
    Money shippingInclTax,
    Credits credits,
    Charges charges) {

  /**
   * Adobe Commerce's store credit, gift cards and reward points, as positive amounts; zero in the
   * Open Source edition.
   */
  public record Credits(Money customerBalance, Money giftCards, Money rewards) {

    public static final Credits NONE = new Credits(Money.ZERO, Money.ZERO, Money.ZERO);
  }

  /**
   * Both without tax, which is in the order's tax.
   *
   * @param giftWrapping Adobe Commerce's, of the order, its items and the printed card
   * @param fixedProductTaxes "FPT" ({@code weee}); a shop may have them in the subtotal as well
   */
  public record Charges(Money giftWrapping, Money fixedProductTaxes) {

    public static final Charges NONE = new Charges(Money.ZERO, Money.ZERO);
  }
}
