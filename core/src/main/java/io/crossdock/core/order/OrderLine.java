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
 * @param options chosen custom options as "Label: value"
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
    List<String> options) {

  public boolean topLevel() {
    return parentItemId.isEmpty();
  }
}
