package io.crossdock.core.order;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount; whose currency it is says the value that holds it. Equal amounts are equal
 * whatever their scale (9.5 equals 9.50).
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

  public static final Money ZERO = new Money(BigDecimal.ZERO);

  public Money {
    amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  public static Money of(String amount) {
    return new Money(new BigDecimal(amount));
  }

  public Money plus(Money other) {
    return new Money(amount.add(other.amount));
  }

  public Money minus(Money other) {
    return new Money(amount.subtract(other.amount));
  }

  public Money times(BigDecimal factor) {
    return new Money(amount.multiply(factor));
  }

  /** Rounded half up, as Magento and Salesforce do. */
  public Money rounded(int scale) {
    return new Money(amount.setScale(scale, RoundingMode.HALF_UP));
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Money other) {
    return amount.compareTo(other.amount);
  }

  /** At least two decimals, no exponent. */
  @Override
  public String toString() {
    return (amount.scale() < 2 ? amount.setScale(2) : amount).toPlainString();
  }
}
