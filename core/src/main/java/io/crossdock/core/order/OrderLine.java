package io.crossdock.core.order;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One row of {@code items[]}.
 *
 * @param parentItemId set on children of configurables and bundles
 * @param price undiscounted price of one, tax excluded, up to four decimals
 * @param discount positive, over the whole row
 * @param rowTotal as REST gives it: already net of the discount, so not price times quantity
 * @param name of a configurable: the chosen simple's, whose SKU Magento already gives
 * @param options what was chosen, for people: custom options as "Label: value", a bundle's parts,
 *     in all, as "2 x Name (SKU)"; where the shop tells no labels, "Option 1: value"
 * @param withTax the same amounts with tax
 * @param done how much was invoiced, shipped and refunded
 */
public record OrderLine(
    long itemId,
    Optional<Long> parentItemId,
    String sku,
    String name,
    String productType,
    BigDecimal quantity,
    BigDecimal quantityCanceled,
    Money price,
    Money basePrice,
    Money discount,
    Money baseDiscount,
    Money tax,
    Money baseTax,
    Money rowTotal,
    List<String> options,
    long productId,
    WithTax withTax,
    Done done) {

  /**
   * @param price undiscounted price of one, tax included
   * @param rowTotal tax included and, like REST's other row totals, net of the discount
   * @param discountTaxCompensation the tax that was hidden in the discount, over the whole row
   */
  public record WithTax(
      Money price,
      Money basePrice,
      Money rowTotal,
      Money baseRowTotal,
      Money discountTaxCompensation,
      Money baseDiscountTaxCompensation) {}

  /** Quantities, as parts of the ordered one. */
  public record Done(BigDecimal invoiced, BigDecimal shipped, BigDecimal refunded) {

    public static final Done NOTHING = new Done(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  public boolean topLevel() {
    return parentItemId.isEmpty();
  }
}
