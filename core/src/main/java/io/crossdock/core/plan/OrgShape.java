package io.crossdock.core.plan;

/**
 * What planning must know of the org, read by describe.
 *
 * @param currency the corporate currency, ISO 4217
 * @param quantityScale decimals of OrderItem.Quantity
 * @param priceScale decimals of OrderItem.UnitPrice
 */
public record OrgShape(boolean multiCurrency, String currency, int quantityScale, int priceScale) {}
