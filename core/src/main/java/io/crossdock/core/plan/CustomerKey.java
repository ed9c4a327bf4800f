package io.crossdock.core.plan;

import io.crossdock.core.hash.Sha256;
import io.crossdock.core.order.OrderKey;
import java.util.Locale;

/**
 * Under which key a customer is known in Salesforce; the only place that writes and reads it. Pure.
 *
 * @param value such as {@code main:customer:7}, {@code main:email:<sha-256>}, or {@code
 *     main:order:42} where nothing tells who it is
 */
public record CustomerKey(String value) {

  private static final String REGISTERED = "customer";
  private static final String EMAIL = "email";
  private static final String ORDER = "order";
  private static final String COMPANY = "company";

  public static CustomerKey registered(String connection, long id) {
    return of(connection, REGISTERED, Long.toString(id));
  }

  /** Of all who have the address; upper case and blanks around it do not count. */
  public static CustomerKey email(String connection, String address) {
    return of(connection, EMAIL, Sha256.hex(folded(address)));
  }

  public static CustomerKey order(OrderKey key) {
    return of(key.connection(), ORDER, Long.toString(key.entityId()));
  }

  /** Of what all customers of a company share. */
  public static CustomerKey company(String connection, String name) {
    return of(connection, COMPANY, Sha256.hex(folded(name)));
  }

  /** Whether it is of a customer who has signed up. */
  public boolean isRegistered() {
    return is(REGISTERED);
  }

  /** Whether it is one order's alone. */
  public boolean isOrder() {
    return is(ORDER);
  }

  /** Whose shop it is of. */
  public String connection() {
    return value.substring(0, value.indexOf(':'));
  }

  private boolean is(String kind) {
    return value.contains(":" + kind + ":");
  }

  private static CustomerKey of(String connection, String kind, String id) {
    return new CustomerKey(connection + ":" + kind + ":" + id);
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
