package io.crossdock.core.adopt;

import io.crossdock.core.order.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * An Order of the org that is to be taken over, as it is now.
 *
 * @param key the key of Crossdock's that it carries; empty = none
 * @param currency empty in an org with a single currency
 * @param accountId empty = none
 * @param reductions numbers of the reduction orders it has
 * @param holder another Order that carries the key this one would get; empty = none
 */
public record HeldOrder(
    String recordId,
    String key,
    String currency,
    Money total,
    String accountId,
    List<Line> lines,
    List<String> reductions,
    String holder) {

  /**
   * An OrderItem.
   *
   * @param key the key of Crossdock's that it carries; empty = none
   * @param sku of its product: ours, else the Product Code
   */
  public record Line(String id, String key, String sku, BigDecimal quantity, BigDecimal unitPrice) {

    BigDecimal total() {
      return quantity.multiply(unitPrice);
    }
  }
}
