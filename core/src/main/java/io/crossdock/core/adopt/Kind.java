package io.crossdock.core.adopt;

import java.util.Optional;

/** What can be taken over, in the order in which it is: orders refer to the others. */
public enum Kind {
  PRODUCT("Product2"),
  ACCOUNT("Account"),
  CONTACT("Contact"),
  ORDER("Order");

  private final String object;

  Kind(String object) {
    this.object = object;
  }

  /** The one after it; empty behind the last. */
  public Optional<Kind> next() {
    return switch (this) {
      case PRODUCT -> Optional.of(ACCOUNT);
      case ACCOUNT -> Optional.of(CONTACT);
      case CONTACT -> Optional.of(ORDER);
      case ORDER -> Optional.empty();
    };
  }

  /** Salesforce's name of it. */
  public String object() {
    return object;
  }
}
