package io.crossdock.core.order;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one identity of an order: the connection and Magento's {@code entity_id}. Increment ids are
 * unique per store only and never a key.
 */
public record OrderKey(String connection, long entityId) implements Comparable<OrderKey> {

  private static final Pattern FORM = Pattern.compile("([a-z0-9-]{1,20}):([1-9][0-9]{0,17})");

  /** Reads {@code main:42}; empty when the text is no key. */
  public static Optional<OrderKey> parse(String text) {
    var m = FORM.matcher(text);
    return m.matches()
        ? Optional.of(new OrderKey(m.group(1), Long.parseLong(m.group(2))))
        : Optional.empty();
  }

  /** The value of {@code Magento_Id__c} on the Salesforce Order, such as {@code main:42}. */
  public String externalId() {
    return connection + ":" + entityId;
  }

  @Override
  public int compareTo(OrderKey other) {
    int byConnection = connection.compareTo(other.connection);
    return byConnection != 0 ? byConnection : Long.compare(entityId, other.entityId);
  }

  @Override
  public String toString() {
    return externalId();
  }
}
