package io.crossdock.core.work;

import io.crossdock.core.order.Order;
import io.crossdock.core.policy.Hindrance;
import io.crossdock.core.port.shop.OrderSource.Unreadable;
import java.util.Optional;

/**
 * What is known of an order from when it was looked at last: tells whether what is read now is
 * news. Pure.
 *
 * @param digest empty: it was never read whole, or is to count as new
 * @param number its increment id, or its entity id where nothing better was known; may be empty
 * @param reason the code of why it is as it is; empty = nothing hinders it
 */
public record Seen(long entityId, Optional<String> digest, String number, String reason) {

  /** Of an order that nobody has told of. */
  public static Seen nothing(long entityId) {
    return new Seen(entityId, Optional.empty(), "", "");
  }

  /**
   * One that was gone is there again, even if it is as it was. Of one that was read without its
   * documents only the order itself is compared.
   */
  public boolean differs(Order order) {
    return digest.filter(known -> same(known, order.digest())).isEmpty()
        || Hindrance.GONE_FROM_SHOP.is(reason);
  }

  private static boolean same(String known, String read) {
    return known.equals(read) || known.startsWith(read + ":");
  }

  /** One that failed for this already is none, unless its number is better known now. */
  public boolean differs(Unreadable order) {
    return !reason.equals(order.failure().code())
        || number.isEmpty()
        || (isItsId() && !number.equals(order.incrementId()));
  }

  /** The number it is shown by: one that was known stays. */
  public String number(Unreadable order) {
    return number.isEmpty() || isItsId() ? order.incrementId() : number;
  }

  private boolean isItsId() {
    return number.equals(Long.toString(entityId));
  }
}
