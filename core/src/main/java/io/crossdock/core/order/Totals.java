package io.crossdock.core.order;

/**
 * The totals of an order in one currency, as Magento has them: {@code grandTotal = subtotal + tax +
 * shipping + discount (negative) + discountTaxCompensation + shippingDiscountTaxCompensation} held
 * on every recorded order.
 *
 * @param currency ISO 4217
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
    Money canceled) {}
