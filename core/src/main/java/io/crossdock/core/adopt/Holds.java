package io.crossdock.core.adopt;

import java.util.List;

/** What of the shop's a field of the org holds. */
public enum Holds {
  INCREMENT_ID("increment_id", "the order's number (increment id)"),
  ENTITY_ID("entity_id", "the order's entity id"),
  CUSTOMER_ID("customer_id", "the customer id"),
  EMAIL("email", "the e-mail address"),
  SKU("sku", "the SKU"),
  PRODUCT_ID("product_id", "the product id");

  private final String code;
  private final String words;

  Holds(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As the API calls it. */
  public String code() {
    return code;
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  /** What a record of this kind can be known by. */
  public static List<Holds> of(Kind kind) {
    return switch (kind) {
      case ORDER -> List.of(INCREMENT_ID, ENTITY_ID);
      case ACCOUNT, CONTACT -> List.of(CUSTOMER_ID, EMAIL);
      case PRODUCT -> List.of(SKU, PRODUCT_ID);
    };
  }

  /** Whether it is one of the shop's own ids, all digits. */
  public boolean id() {
    return this == ENTITY_ID || this == CUSTOMER_ID || this == PRODUCT_ID;
  }
}
